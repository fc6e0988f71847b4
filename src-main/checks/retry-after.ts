/**
 * Reads a Retry-After header (RFC 9110: seconds or an HTTP date) as an ISO time. `undefined` where there is
 * none or it is unreadable. `now` in milliseconds.
 */
export function readRetryAfter(header: string | undefined, now: number): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,8}$/.test(text)) return new Date(now + Number(text) * 1000).toISOString();
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : new Date(Math.max(date, now)).toISOString();
}
