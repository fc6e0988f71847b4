import type { SyncKnowledge } from '../outbox/outbox-item.ts';
import type { World } from '../world.ts';
import type { ConnectionAccess, Description, NeoApi, WhenAllowed } from './neo-api.ts';
import type { SyncAnswer } from './sync-runs.ts';

/** So long what Neo said once serves for other items too, in milliseconds. */
const HOLDS = 60_000;

/** How every question to Neo is asked: few at once, and counted for its connection. */
export type NeoLimiter = <T>(
  connectionId: string,
  request: (whenAllowed: WhenAllowed) => Promise<T>,
) => Promise<T>;

/**
 * What Neo said lately, so that a full outbox asks once for each connection and integration rather than once for each
 * item. Only whole answers are remembered; a trouble is asked about again.
 */
export type NeoCache = {
  description(connectionId: string, access: ConnectionAccess, signal: AbortSignal): Promise<Description>;
  /**
   * How the integration stands before something is sent. Once something was sent for it, an older answer proves
   * nothing any more and is `unknown`.
   */
  syncBeforeSending(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer>;
  /** How it stands now: asked now, once for all who ask at the same time. */
  syncNow(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer>;
  /** Bytes are about to leave for it. What it answers takes that back, where surely nothing has arrived. */
  noteSending(connectionId: string, integration: string): () => void;
  /** What Neo said of it within the last minute, if nothing was sent since. */
  known(connectionId: string, integration: string): SyncKnowledge;
  forget(connectionId: string): void;
};

type Kept<T> = { at: number; value: T };
type Lane = {
  sent: number;
  asked: { sent: number; answer: Promise<SyncAnswer> } | null;
  kept: (Kept<SyncKnowledge> & { sent: number }) | null;
};

export function openNeoCache<W extends World>(
  neo: NeoApi<W>,
  limiter: NeoLimiter,
  now: () => number,
): NeoCache {
  const descriptions = new Map<string, Kept<Promise<Description>>>();
  const queues = new Map<string, Lane>();
  const holds = (kept: { at: number } | null | undefined) =>
    kept !== null && kept !== undefined && Math.abs(now() - kept.at) < HOLDS;

  const laneFor = (connectionId: string, integration: string): Lane => {
    const key = `${connectionId} ${integration}`;
    const queue = queues.get(key) ?? { sent: 0, asked: null, kept: null };
    queues.set(key, queue);
    return queue;
  };

  function after(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer> {
    const queue = laneFor(connectionId, integration);
    // A question that left before the last credential did says nothing of that.
    if (queue.asked !== null && queue.asked.sent === queue.sent) return queue.asked.answer;
    const { sent } = queue;
    const answer = limiter(connectionId, (whenAllowed) =>
      neo.syncRuns(access, integration, signal, whenAllowed),
    );
    const asked = { sent, answer };
    queue.asked = asked;
    const settle = () => {
      if (queue.asked === asked) queue.asked = null;
    };
    answer.then(({ sync }) => {
      settle();
      if (sync.kind !== 'unknown') queue.kept = { at: now(), value: sync, sent };
    }, settle);
    return answer;
  }

  return {
    async description(connectionId, access, signal) {
      // A new key is a new revision, and may be of another tenant.
      const key = `${connectionId} ${access.key?.record ?? ''}#${access.key?.revision ?? 0}`;
      const known = descriptions.get(key);
      if (known !== undefined && holds(known)) return known.value;
      const value = limiter(connectionId, (whenAllowed) => neo.describe(access, signal, whenAllowed));
      const kept = { at: now(), value };
      descriptions.set(key, kept);
      const drop = () => {
        if (descriptions.get(key) === kept) descriptions.delete(key);
      };
      value.then((read) => {
        if (read.kind === 'not-yet' || read.kind === 'unreadable') drop();
      }, drop);
      return value;
    },

    async syncBeforeSending(connectionId, access, integration, signal) {
      const queue = laneFor(connectionId, integration);
      if (queue.kept !== null && holds(queue.kept)) {
        const isCurrent = queue.kept.sent === queue.sent;
        return { sync: isCurrent ? queue.kept.value : { kind: 'unknown' } };
      }
      const { sent } = queue;
      const answer = await after(connectionId, access, integration, signal);
      return queue.sent === sent ? answer : { ...answer, sync: { kind: 'unknown' } };
    },

    syncNow: after,

    noteSending(connectionId, integration) {
      const queue = laneFor(connectionId, integration);
      queue.sent += 1;
      return () => {
        queue.sent -= 1;
      };
    },

    known(connectionId, integration) {
      const queue = queues.get(`${connectionId} ${integration}`);
      const isKnown = queue?.kept != null && holds(queue.kept) && queue.kept.sent === queue.sent;
      return isKnown && queue?.kept != null ? queue.kept.value : { kind: 'unknown' };
    },

    forget(connectionId) {
      const isOf = (key: string) => key.startsWith(`${connectionId} `);
      for (const key of [...descriptions.keys()].filter(isOf)) descriptions.delete(key);
      for (const key of [...queues.keys()].filter(isOf)) queues.delete(key);
    },
  };
}
