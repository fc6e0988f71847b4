import type { Environment } from '../system/environment.ts';
import type { ConnectionAccess, Description, NeoApi } from './neo-api.ts';
import type { NeoLimiter } from './neo-limiter.ts';
import type { SyncAnswer, SyncKnowledge } from './sync-runs.ts';

/** So long what Neo said once serves for other items too, in milliseconds. */
const HOLDS = 60_000;

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
type IntegrationState = {
  sent: number;
  asked: { sent: number; answer: Promise<SyncAnswer> } | null;
  kept: (Kept<SyncKnowledge> & { sent: number }) | null;
};

export function openNeoCache<W extends Environment>(
  neo: NeoApi<W>,
  limiter: NeoLimiter,
  now: () => number,
): NeoCache {
  const descriptions = new Map<string, Kept<Promise<Description>>>();
  const states = new Map<string, IntegrationState>();
  const holds = (kept: { at: number } | null | undefined) =>
    kept !== null && kept !== undefined && Math.abs(now() - kept.at) < HOLDS;

  const stateFor = (connectionId: string, integration: string): IntegrationState => {
    const key = `${connectionId} ${integration}`;
    const state = states.get(key) ?? { sent: 0, asked: null, kept: null };
    states.set(key, state);
    return state;
  };

  function syncNow(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncAnswer> {
    const state = stateFor(connectionId, integration);
    // A question that left before the last credential did says nothing of that.
    if (state.asked !== null && state.asked.sent === state.sent) return state.asked.answer;
    const { sent } = state;
    const answer = limiter(connectionId, (whenAllowed) =>
      neo.syncRuns(access, integration, signal, whenAllowed),
    );
    const asked = { sent, answer };
    state.asked = asked;
    const settle = () => {
      if (state.asked === asked) state.asked = null;
    };
    answer.then(({ sync }) => {
      settle();
      if (sync.kind !== 'unknown') state.kept = { at: now(), value: sync, sent };
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
      const state = stateFor(connectionId, integration);
      if (state.kept !== null && holds(state.kept)) {
        const isCurrent = state.kept.sent === state.sent;
        return { sync: isCurrent ? state.kept.value : { kind: 'unknown' } };
      }
      const { sent } = state;
      const answer = await syncNow(connectionId, access, integration, signal);
      return state.sent === sent ? answer : { ...answer, sync: { kind: 'unknown' } };
    },

    syncNow,

    noteSending(connectionId, integration) {
      const state = stateFor(connectionId, integration);
      state.sent += 1;
      return () => {
        state.sent -= 1;
      };
    },

    known(connectionId, integration) {
      const state = states.get(`${connectionId} ${integration}`);
      const isKnown = state?.kept != null && holds(state.kept) && state.kept.sent === state.sent;
      return isKnown && state?.kept != null ? state.kept.value : { kind: 'unknown' };
    },

    forget(connectionId) {
      const isOf = (key: string) => key.startsWith(`${connectionId} `);
      for (const key of [...descriptions.keys()].filter(isOf)) descriptions.delete(key);
      for (const key of [...states.keys()].filter(isOf)) states.delete(key);
    },
  };
}
