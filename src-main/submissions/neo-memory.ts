import type { World } from '../world.ts';
import type { ConnectionAccess, Description, NeoApi, Through } from './neo-api.ts';
import type { SyncKnowledge } from './outbox-item.ts';
import type { SyncAnswer } from './read-sync-runs.ts';

/** So long what Neo said once serves for other items too, in milliseconds. */
const HOLDS = 60_000;

/** How every question to Neo is asked: few at once, and counted for its connection. */
export type Ask = <T>(connectionId: string, request: (through: Through) => Promise<T>) => Promise<T>;

/**
 * What Neo said lately, so that a full outbox asks once for each connection and integration rather than once for each
 * item. Only whole answers are remembered; a trouble is asked about again.
 */
export type NeoMemory = {
  description(connectionId: string, access: ConnectionAccess, signal: AbortSignal): Promise<Description>;
  /**
   * How the integration stands before something is sent. Once something was sent for it, an older answer proves
   * nothing any more and is `unknown`.
   */
  before(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer>;
  /** How it stands now: asked now, once for all who ask at the same time. */
  after(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer>;
  /** Bytes are about to leave for it. What it answers takes that back, where surely nothing has arrived. */
  sending(connectionId: string, integration: string): () => void;
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

export function openNeoMemory<W extends World>(neo: NeoApi<W>, ask: Ask, now: () => number): NeoMemory {
  const descriptions = new Map<string, Kept<Promise<Description>>>();
  const lanes = new Map<string, Lane>();
  const holds = (kept: { at: number } | null | undefined) =>
    kept !== null && kept !== undefined && Math.abs(now() - kept.at) < HOLDS;

  const laneFor = (connectionId: string, integration: string): Lane => {
    const key = `${connectionId} ${integration}`;
    const lane = lanes.get(key) ?? { sent: 0, asked: null, kept: null };
    lanes.set(key, lane);
    return lane;
  };

  function after(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer> {
    const lane = laneFor(connectionId, integration);
    // A question that left before the last credential did says nothing of that.
    if (lane.asked !== null && lane.asked.sent === lane.sent) return lane.asked.answer;
    const { sent } = lane;
    const answer = ask(connectionId, (through) => neo.syncRuns(access, integration, signal, through));
    const asked = { sent, answer };
    lane.asked = asked;
    const settle = () => {
      if (lane.asked === asked) lane.asked = null;
    };
    answer.then(({ sync }) => {
      settle();
      if (sync.kind !== 'unknown') lane.kept = { at: now(), value: sync, sent };
    }, settle);
    return answer;
  }

  return {
    async description(connectionId, access, signal) {
      // A new key is a new revision, and may be of another tenant.
      const key = `${connectionId} ${access.key?.record ?? ''}#${access.key?.revision ?? 0}`;
      const known = descriptions.get(key);
      if (known !== undefined && holds(known)) return known.value;
      const value = ask(connectionId, (through) => neo.describe(access, signal, through));
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

    async before(connectionId, access, integration, signal) {
      const lane = laneFor(connectionId, integration);
      if (lane.kept !== null && holds(lane.kept)) {
        const isCurrent = lane.kept.sent === lane.sent;
        return { sync: isCurrent ? lane.kept.value : { kind: 'unknown' } };
      }
      const { sent } = lane;
      const answer = await after(connectionId, access, integration, signal);
      return lane.sent === sent ? answer : { ...answer, sync: { kind: 'unknown' } };
    },

    after,

    sending(connectionId, integration) {
      const lane = laneFor(connectionId, integration);
      lane.sent += 1;
      return () => {
        lane.sent -= 1;
      };
    },

    known(connectionId, integration) {
      const lane = lanes.get(`${connectionId} ${integration}`);
      const isKnown = lane?.kept != null && holds(lane.kept) && lane.kept.sent === lane.sent;
      return isKnown && lane?.kept != null ? lane.kept.value : { kind: 'unknown' };
    },

    forget(connectionId) {
      const isOf = (key: string) => key.startsWith(`${connectionId} `);
      for (const key of [...descriptions.keys()].filter(isOf)) descriptions.delete(key);
      for (const key of [...lanes.keys()].filter(isOf)) lanes.delete(key);
    },
  };
}
