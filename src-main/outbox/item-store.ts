import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Log } from '../system/log.ts';
import { fraction } from '../system/random.ts';
import type { ItemFiles, UnusableFiles } from './item-files.ts';
import { contentOf, isAcceptedByNeo, isActive, isRemoved, type OutboxItem, queueOf } from './outbox-item.ts';
import { advance, type ItemEvent } from './transitions.ts';

/**
 * The items as they are now, and their files. Every change goes through the transition function, is written in
 * the order it happened, and is announced.
 */
export type ItemStore = {
  all(): OutboxItem[];
  get(id: string): OutboxItem | undefined;
  ofConnection(connectionId: string): OutboxItem[];
  ofSession(sessionId: string): OutboxItem[];
  /** Of one queue, those that something is still to be done for; in the order of creation. */
  ofQueue(queue: string): OutboxItem[];
  /** The queues where something is still to be done. */
  queues(): string[];
  /** Whose credential was taken last for this connection and integration. */
  latestAccepted(connectionId: string, integration: string): OutboxItem | undefined;
  nextSequence(): number;
  /**
   * Settles when durable. Rejects with a DiskError, and then the item is not there; where its file could not be taken
   * back it is paused instead, so that submitting again is the same item. One that takes the place of an item with a
   * file gets a file too, also without a keyring: it names its secrets, and holds none.
   */
  add(item: OutboxItem, replaces: readonly OutboxItem[]): Promise<void>;
  /**
   * Settles when durable; rejects with a DiskError, and memory has changed nevertheless, unless the item was to go.
   */
  apply(id: string, event: ItemEvent): Promise<OutboxItem | undefined>;
  /**
   * For what cannot be undone, such as Neo's response: an older file only leads to the same key again. Logs a
   * DiskError.
   */
  tryApply(id: string, event: ItemEvent): Promise<void>;
  /** In memory and announced; the next write carries it, and an older file leads to the same end. */
  applyInMemory(id: string, event: ItemEvent): void;
  /** Puts back an item whose last change did not get onto the disk. */
  revert(item: OutboxItem): void;
  announce(item: OutboxItem): void;
  onChange(listener: (item: OutboxItem) => void): () => void;
  /** No file holds it, because there is no keyring. */
  isInMemory(id: string): boolean;
  /** A file held it at the start: whatever wrote that file. */
  isLoaded(id: string): boolean;
  /** What `isUsable` says no to counts as of a newer version, and is left alone. */
  load(isUsable: (item: OutboxItem) => boolean): Promise<void>;
  /** What the folder held and this run cannot use. */
  unusableFiles(): UnusableFiles;
  written(): Promise<void>;
  close(): void;
};

export type ItemStoreParts = {
  vault: Vault;
  files: ItemFiles | null;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
};

export function openItemStore(parts: ItemStoreParts): ItemStore {
  const { vault, files, now, random, log } = parts;
  const { put, drop, ...index } = openItemIndex();
  const listeners = new Set<(item: OutboxItem) => void>();
  /** New items that are not on the disk yet: nobody works on them, and nothing is written over them. */
  const adding = new Map<string, Promise<void>>();
  const fromFiles = new Set<string>();
  let unusableFiles: UnusableFiles = { setAside: 0, newer: 0, unread: 0 };

  /** Without a keyring items stay in memory like the secrets they name; one that has a file keeps it true. */
  const belongsOnDisk = (id: string) => files?.has(id) === true || vault.storage().state === 'encrypted';

  async function write(item: OutboxItem): Promise<void> {
    await adding.get(item.id);
    if (files !== null && belongsOnDisk(item.id)) await files.write(item);
  }

  const announce = (item: OutboxItem) => {
    for (const listener of [...listeners]) listener(item);
  };

  const moment = () => ({ now: now(), random: fraction(random) });

  async function apply(id: string, event: ItemEvent): Promise<OutboxItem | undefined> {
    const item = index.get(id);
    if (item === undefined) return undefined;
    const next = advance(item, event, moment());
    if (next === item) {
      await adding.get(id);
      return item;
    }
    put(next);
    const written = write(next).catch((error: unknown) => {
      // Its file is still there and would come back: then it may as well be seen.
      if (isRemoved(next) && index.get(id) === undefined) put(item);
      throw error;
    });
    announce(next);
    await written;
    return next;
  }

  async function tryApply(id: string, event: ItemEvent): Promise<void> {
    try {
      await apply(id, event);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.error('outbox-not-written', { item: id, code: error.code });
    }
  }

  function applyInMemory(id: string, event: ItemEvent): void {
    const item = index.get(id);
    const next = item && advance(item, event, moment());
    if (next === undefined || next === item) return;
    put(next);
    announce(next);
  }

  const unwatch = vault.onChange((storage) => {
    if (storage.state !== 'encrypted') return;
    // Made while the keyring was locked, under another key than the next start will have.
    for (const item of index.all().filter(({ id }) => !fromFiles.has(id)))
      put({ ...item, fingerprint: vault.fingerprint(contentOf(item.spec)) });
    for (const item of index.all().filter(({ id }) => files?.has(id) === false)) {
      write(item).then(
        () => announce(item),
        () => log.error('outbox-not-written', { item: item.id }),
      );
    }
  });

  return {
    ...index,
    ofQueue: (queue) => index.ofQueue(queue).filter(({ id }) => !adding.has(id)),

    async add(item, replaces) {
      put(item);
      const takesFile = replaces.some(({ id }) => adding.has(id) || files?.has(id) === true);
      if (files === null || !(takesFile || belongsOnDisk(item.id))) return;
      const added = files.writeNew(item);
      adding.set(item.id, added);
      try {
        await added;
      } catch (error) {
        adding.delete(item.id);
        if (files.has(item.id)) await tryApply(item.id, { kind: 'paused' });
        else drop(item.id);
        throw error;
      }
      adding.delete(item.id);
    },

    apply,
    tryApply,
    applyInMemory,
    revert: put,
    announce,

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    isLoaded: (id) => fromFiles.has(id),
    isInMemory: (id) => files !== null && !files.has(id),

    async load(isUsable) {
      if (files === null) return;
      const loaded = await files.load();
      const items = loaded.items.filter(isUsable);
      for (const item of items) {
        fromFiles.add(item.id);
        put(item);
        applyInMemory(item.id, { kind: 'restarted' });
      }
      const { setAside, unread } = loaded.unusable;
      const newer = loaded.unusable.newer + loaded.items.length - items.length;
      unusableFiles = { setAside, newer, unread };
      if (setAside > 0) log.error('outbox-items-set-aside', { count: setAside });
      if (unread > 0) log.warn('outbox-items-not-read', { count: unread });
      if (newer > 0) log.warn('outbox-items-newer', { count: newer });
    },

    unusableFiles: () => unusableFiles,

    written: async () => files?.idle(),

    close() {
      unwatch();
      listeners.clear();
    },
  };
}

/** The items of the outbox by id, session, connection and queue. A removed item leaves with its last change. */
function openItemIndex() {
  const items = new Map<string, OutboxItem>();
  const sessions = new Map<string, Set<string>>();
  const connections = new Map<string, Set<string>>();
  /** Only what something is still to be done for: what Neo has had for long is looked at by nobody. */
  const queues = new Map<string, Set<string>>();
  const accepted = new Map<string, string>();
  let lastSequence = 0;

  const read = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => {
      const item = items.get(id);
      return item === undefined ? [] : [item];
    });

  function noteAccepted(item: OutboxItem): void {
    if (!isAcceptedByNeo(item) || item.acceptedAt === null) return;
    const queue = queueOf(item);
    const known = items.get(accepted.get(queue) ?? '');
    const isLater = known?.acceptedAt == null || comesAfter(item, known);
    if (isLater) accepted.set(queue, item.id);
  }

  function drop(id: string): void {
    const item = items.get(id);
    if (item === undefined) return;
    items.delete(id);
    remove(sessions, item.spec.sessionId, id);
    remove(connections, item.spec.connectionId ?? '', id);
    const queue = queueOf(item);
    remove(queues, queue, id);
    if (accepted.get(queue) !== id) return;
    accepted.delete(queue);
    for (const other of items.values()) if (queueOf(other) === queue) noteAccepted(other);
  }

  return {
    all: () => [...items.values()],
    get: (id: string) => items.get(id),
    ofConnection: (id: string) => read(connections.get(id) ?? []),
    ofSession: (id: string) => read(sessions.get(id) ?? []),
    ofQueue: (queue: string) => read(queues.get(queue) ?? []).sort((a, b) => a.sequence - b.sequence),
    queues: () => [...queues.keys()],

    latestAccepted(connectionId: string, integration: string): OutboxItem | undefined {
      return items.get(accepted.get(`${connectionId} ${integration}`) ?? '');
    },

    nextSequence() {
      lastSequence += 1;
      return lastSequence;
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
        lastSequence = Math.max(lastSequence, item.sequence);
      }
      items.set(item.id, item);
      if (isActive(item)) add(queues, queueOf(item), item.id);
      else remove(queues, queueOf(item), item.id);
      // What is accepted now is the latest there is, whatever any clock says.
      if (before !== undefined && !isAcceptedByNeo(before) && isAcceptedByNeo(item))
        accepted.set(queueOf(item), item.id);
      else noteAccepted(item);
    },

    drop,
  };
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
