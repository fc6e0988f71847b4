import { readRetryAfter } from '../checks/retry-after.ts';

/** The first ceiling and the highest one, in milliseconds. */
export const FIRST_BACKOFF_MS = 1_000;
export const MAX_BACKOFF_MS = 300_000;

/**
 * How long to wait after the `failures`-th failure in a row (the first is 1), in milliseconds: full jitter
 * under a doubling ceiling, so that many computers do not come back at once. A wait asked for by Neo is never
 * undercut, however long it is. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number, asked = 0): number {
  const ceiling = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20));
  return Math.max(asked, Math.floor(random * ceiling));
}

/**
 * The wait an answer asks for, in milliseconds. A date is read against the answer's own `Date`, because this
 * computer's clock may be wrong. Neo documents `Retry-After` in seconds and `X-RateLimit-Reset` in Unix seconds.
 */
export function requestedWaitMs(headers: Record<string, string>, now: number): number | undefined {
  const said = Date.parse(headers.date ?? '');
  const base = Number.isNaN(said) ? now : said;
  const until = readRetryAfter(headers['retry-after'], base);
  if (until !== undefined) return Date.parse(until) - base;
  const reset = headers['x-ratelimit-reset']?.trim() ?? '';
  if (headers['x-ratelimit-remaining']?.trim() !== '0' || !/^\d{9,11}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1000 - base);
}
