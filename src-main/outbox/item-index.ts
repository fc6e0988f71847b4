import { isAcceptedByNeo, isRemoved, type OutboxItem } from './outbox-item.ts';

/**
 * Items that must go one after another, so that a later credential is never overtaken by an older one: those of one
 * connection and integration. A test has the queue of its vendor and session.
 */
export function queueOf({ spec, integration }: Pick<OutboxItem, 'spec' | 'integration'>): string {
  return spec.work === 'test' || spec.connectionId === null
    ? `test ${spec.sessionId} ${spec.vendor}`
    : `${spec.connectionId} ${integration}`;
}

/** The items of the outbox by id, session, connection and queue. A removed item leaves with its last change. */
export function openItemIndex() {
  const items = new Map<string, OutboxItem>();
  const sessions = new Map<string, Set<string>>();
  const connections = new Map<string, Set<string>>();
  /** Only what something is still to be done for: what Neo has had for long is looked at by nobody. */
  const queues = new Map<string, Set<string>>();
  const taken = new Map<string, string>();
  let lastTurn = 0;

  const read = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => {
      const item = items.get(id);
      return item === undefined ? [] : [item];
    });

  function noteTaken(item: OutboxItem): void {
    if (!isAcceptedByNeo(item) || item.acceptedAt === null) return;
    const queue = queueOf(item);
    const known = items.get(taken.get(queue) ?? '');
    const isLater = known?.acceptedAt == null || comesAfter(item, known);
    if (isLater) taken.set(queue, item.id);
  }

  function drop(id: string): void {
    const item = items.get(id);
    if (item === undefined) return;
    items.delete(id);
    remove(sessions, item.spec.sessionId, id);
    remove(connections, item.spec.connectionId ?? '', id);
    const queue = queueOf(item);
    remove(queues, queue, id);
    if (taken.get(queue) !== id) return;
    taken.delete(queue);
    for (const other of items.values()) if (queueOf(other) === queue) noteTaken(other);
  }

  return {
    all: () => [...items.values()],
    get: (id: string) => items.get(id),
    ofConnection: (id: string) => read(connections.get(id) ?? []),
    ofSession: (id: string) => read(sessions.get(id) ?? []),
    ofQueue: (queue: string) => read(queues.get(queue) ?? []).sort((a, b) => a.sequence - b.sequence),
    queues: () => [...queues.keys()],

    latestTaken(connectionId: string, integration: string): OutboxItem | undefined {
      return items.get(taken.get(`${connectionId} ${integration}`) ?? '');
    },

    nextTurn() {
      lastTurn += 1;
      return lastTurn;
    },

    put(item: OutboxItem): void {
      if (isRemoved(item)) {
        drop(item.id);
        return;
      }
      const before = items.get(item.id);
      if (before === undefined) {
        add(sessions, item.spec.sessionId, item.id);
        add(connections, item.spec.connectionId ?? '', item.id);
        lastTurn = Math.max(lastTurn, item.sequence);
      }
      items.set(item.id, item);
      if (isActive(item)) add(queues, queueOf(item), item.id);
      else remove(queues, queueOf(item), item.id);
      // What is taken now is the latest there is, whatever any clock says.
      if (before !== undefined && !isAcceptedByNeo(before) && isAcceptedByNeo(item))
        taken.set(queueOf(item), item.id);
      else noteTaken(item);
    },

    drop,
  };
}

function isActive({ state }: OutboxItem): boolean {
  return (
    ['queued', 'testing', 'sending', 'unsure'].includes(state.status) ||
    (state.status === 'sent' && state.askAt !== null)
  );
}

/** By Neo's clock, which nobody sets back here; within one of its seconds by the order of creation. */
function comesAfter(one: OutboxItem, other: OutboxItem): boolean {
  const [a, b] = [one.acceptedAt?.neo ?? 0, other.acceptedAt?.neo ?? 0];
  return a === b ? one.sequence > other.sequence : a > b;
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(id));
}

function remove(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
}
