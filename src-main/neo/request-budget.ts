/** Neo allows 1,200 requests in any 60 s and tenant; its dashboard and other computers take theirs from it too. */
export const REQUESTS_A_MINUTE = 1_000;
const MINUTE = 60_000;

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
    const isTidy = (times[0] ?? now) > now - MINUTE && (times.at(-1) ?? now) <= now;
    const left = isTidy ? times : times.filter((at) => at > now - MINUTE && at <= now);
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
      return (times[times.length - most] ?? now) + MINUTE;
    },
  };
}
