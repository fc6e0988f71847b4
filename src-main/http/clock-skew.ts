/** How far this computer's clock may be off before it is named as a cause. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * How far this computer's clock is ahead of the server's; negative when it is behind, `null` when
 * the header is missing or unreadable. `dateHeader` is an answer's `Date` (RFC 9110, 6.6.1), `now` in milliseconds.
 */
export function clockSkew(dateHeader: string | undefined, now: number): number | null {
  if (dateHeader === undefined || !/ GMT$/.test(dateHeader)) return null;
  const there = Date.parse(dateHeader);
  return Number.isNaN(there) ? null : now - there;
}
