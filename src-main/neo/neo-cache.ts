import type { ConnectionAccess, Description, NeoApi } from './neo-api.ts';
import type { NeoLimiter } from './neo-limiter.ts';
import type { SyncKnowledge, SyncResponse } from './sync-runs.ts';

/** How long a response of Neo serves other items too. */
const CACHE_MS = 60_000;

/**
 * Neo's latest responses, so that a full outbox asks once for each connection and integration instead of once for
 * each item. Only whole responses are cached; after an error Neo is asked again.
 */
export type NeoCache = {
  description(connectionId: string, access: ConnectionAccess, signal: AbortSignal): Promise<Description>;
  /**
   * The state of the integration before something is sent. Once something was sent for it, an older response proves
   * nothing and is `unknown`.
   */
  syncBeforeSending(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncResponse>;
  /** Its state now: one request for all that ask at the same time. */
  syncNow(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncResponse>;
  /** Bytes are about to leave for it. The function that it returns undoes this, where surely nothing has arrived. */
  noteSending(connectionId: string, integration: string): () => void;
  /** The response of the last minute, if nothing was sent since. */
  known(connectionId: string, integration: string): SyncKnowledge;
  forget(connectionId: string): void;
};

type Cached<T> = { at: number; value: T };
type IntegrationState = {
  sent: number;
  pending: { sent: number; answer: Promise<SyncResponse> } | null;
  cached: (Cached<SyncKnowledge> & { sent: number }) | null;
};

export function openNeoCache(neo: NeoApi, limiter: NeoLimiter, now: () => number): NeoCache {
  const descriptions = new Map<string, Cached<Promise<Description>>>();
  const states = new Map<string, IntegrationState>();
  const isFresh = (cached: { at: number } | null | undefined) =>
    cached !== null && cached !== undefined && Math.abs(now() - cached.at) < CACHE_MS;

  const stateFor = (connectionId: string, integration: string): IntegrationState => {
    const key = `${connectionId} ${integration}`;
    const state = states.get(key) ?? { sent: 0, pending: null, cached: null };
    states.set(key, state);
    return state;
  };

  function syncNow(
    connectionId: string,
    access: ConnectionAccess,
    integration: string,
    signal: AbortSignal,
  ): Promise<SyncResponse> {
    const state = stateFor(connectionId, integration);
    // A question that left before the last credential did says nothing of that.
    if (state.pending !== null && state.pending.sent === state.sent) return state.pending.answer;
    const { sent } = state;
    const answer = limiter(connectionId, (whenAllowed) =>
      neo.syncRuns(access, integration, signal, whenAllowed),
    );
    const pending = { sent, answer };
    state.pending = pending;
    const settle = () => {
      if (state.pending === pending) state.pending = null;
    };
    answer.then(({ sync }) => {
      settle();
      if (sync.kind !== 'unknown') state.cached = { at: now(), value: sync, sent };
    }, settle);
    return answer;
  }

  return {
    async description(connectionId, access, signal) {
      // A new key is a new revision, and may be of another tenant.
      const key = `${connectionId} ${access.key?.record ?? ''}#${access.key?.revision ?? 0}`;
      const known = descriptions.get(key);
      if (known !== undefined && isFresh(known)) return known.value;
      const value = limiter(connectionId, (whenAllowed) => neo.describe(access, signal, whenAllowed));
      const cached = { at: now(), value };
      descriptions.set(key, cached);
      const drop = () => {
        if (descriptions.get(key) === cached) descriptions.delete(key);
      };
      value.then((read) => {
        if (read.kind === 'not-yet' || read.kind === 'unreadable') drop();
      }, drop);
      return value;
    },

    async syncBeforeSending(connectionId, access, integration, signal) {
      const state = stateFor(connectionId, integration);
      if (state.cached !== null && isFresh(state.cached)) {
        const isCurrent = state.cached.sent === state.sent;
        return { sync: isCurrent ? state.cached.value : { kind: 'unknown' } };
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
      const isKnown = state?.cached != null && isFresh(state.cached) && state.cached.sent === state.sent;
      return isKnown && state?.cached != null ? state.cached.value : { kind: 'unknown' };
    },

    forget(connectionId) {
      const isOf = (key: string) => key.startsWith(`${connectionId} `);
      for (const key of [...descriptions.keys()].filter(isOf)) descriptions.delete(key);
      for (const key of [...states.keys()].filter(isOf)) states.delete(key);
    },
  };
}
