/**
 * Waits after refused sign-ins with the same values: a vendor may lock out repeated failures. How many sign-ins an hour
 * one credential has is in `sign-in-limiter.ts`.
 */
const WAITS_MS = [5_000, 15_000, 60_000];

/**
 * When the same values may be tried again, ISO; `undefined` when they may be now. Changing a field sets
 * `refusals` back to 0.
 */
export function waitUntil(refusals: number, lastRefusalAt: string | null, now: number): string | undefined {
  if (refusals === 0 || lastRefusalAt === null) return undefined;
  const wait = WAITS_MS[Math.min(refusals, WAITS_MS.length) - 1] ?? 0;
  const refused = Date.parse(lastRefusalAt);
  // A clock set back must not lock the technician out.
  if (refused > now) return undefined;
  const until = refused + wait;
  return until > now ? new Date(until).toISOString() : undefined;
}
