import { type Limiter, openLimiter } from '../system/limiter.ts';
import { requestedWaitMs } from './envelope.ts';
import type { WhenAllowed } from './neo-api.ts';

/** Sends every request to Neo: few at once, counted for its connection, and none while Neo asked to wait. */
export type NeoLimiter = <T>(
  connectionId: string,
  request: (whenAllowed: WhenAllowed) => Promise<T>,
) => Promise<T>;

/**
 * `limiter` lets few requests out at once; `prepared` have opened their secrets and are next, so they are few too.
 */
export function openNeoLimiter(parts: {
  limiter: Limiter;
  prepared: number;
  budget: RequestBudget;
  waits: RequestedWaits;
  now: () => number;
}): NeoLimiter {
  const { limiter, budget, waits, now } = parts;
  const preparedLimiter = openLimiter(parts.prepared);
  return (connectionId, request) =>
    preparedLimiter(() =>
      request((send) =>
        limiter(async () => {
          const waitMs = waits.until(connectionId) - now();
          if (waitMs > 0) return { waitMs };
          budget.spend(connectionId, now());
          const outcome = await send();
          // Before the next request may leave.
          if (outcome.ok && mayAskToWait(outcome.response.status)) {
            waits.add(connectionId, requestedWaitMs(outcome.response.headers, now()));
          }
          return outcome;
        }),
      ),
    );
}

/** Whatever Neo was asked, a wait it asks for with one of these is for the next request too. */
function mayAskToWait(status: number): boolean {
  return status === 409 || status === 429 || status >= 500;
}

/**
 * How long Neo asked the whole of a connection to wait: its limit is one for all requests of a tenant. Measured by a
 * clock that nobody sets, so that setting the other one neither ends it nor makes it endless; after a restart only
 * the computer's own clock is left. On Linux `monotonic` stands still while the computer sleeps: then a wait ends
 * late, which costs less than one that is undercut. Times in milliseconds.
 */
export type RequestedWaits = {
  add(connectionId: string, waitMs: number | undefined): void;
  /** By the computer's clock as it stands now; 0 when nothing was asked. */
  until(connectionId: string): number;
  forget(connectionId: string): void;
};

export function openRequestedWaits(now: () => number, monotonic: () => number): RequestedWaits {
  /** When each ends, by `monotonic`. */
  const ends = new Map<string, number>();

  return {
    add(connectionId, waitMs = 0) {
      if (waitMs <= 0) return;
      const end = monotonic() + waitMs;
      if (end > (ends.get(connectionId) ?? Number.NEGATIVE_INFINITY)) ends.set(connectionId, end);
    },

    until(connectionId) {
      const leftMs = Math.ceil((ends.get(connectionId) ?? Number.NEGATIVE_INFINITY) - monotonic());
      if (leftMs > 0) return now() + leftMs;
      ends.delete(connectionId);
      return 0;
    },

    forget: (connectionId) => void ends.delete(connectionId),
  };
}

/** Neo allows 1,200 requests in any 60 s and tenant; its dashboard and other computers take theirs from it too. */
export const REQUESTS_A_MINUTE = 1_000;
const MINUTE_MS = 60_000;

/** How much was asked of Neo lately, by connection. Times in milliseconds. */
export type RequestBudget = {
  spend(connectionId: string, now: number): void;
  /** When the next request may leave; 0 when it may now. */
  freeAt(connectionId: string, now: number): number;
};

/** A sliding window. Times ahead of `now` come from a clock that was set back, and count for nothing. */
export function openRequestBudget(most = REQUESTS_A_MINUTE): RequestBudget {
  const spent = new Map<string, number[]>();

  function recent(connectionId: string, now: number): number[] {
    const times = spent.get(connectionId) ?? [];
    const isTidy = (times[0] ?? now) > now - MINUTE_MS && (times.at(-1) ?? now) <= now;
    const left = isTidy ? times : times.filter((at) => at > now - MINUTE_MS && at <= now);
    if (left !== times) spent.set(connectionId, left);
    return left;
  }

  return {
    spend(connectionId, now) {
      const times = recent(connectionId, now);
      times.push(now);
      spent.set(connectionId, times);
    },

    freeAt(connectionId, now) {
      const times = recent(connectionId, now);
      if (times.length < most) return 0;
      return (times[times.length - most] ?? now) + MINUTE_MS;
    },
  };
}
