/**
 * Reads a Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date) as an ISO time. `now` in milliseconds.
 *
 * A number of seconds with a fraction, or a plus before it, is no RFC 9110, but says plainly how long: it is rounded up,
 * so that no wait is undercut. Everything else is junk and `undefined`, as if there were no header: then the wait is
 * whatever the caller takes where nobody asked. A date that is over by now is now.
 */
export function readRetryAfter(header: string | undefined, now: number): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\+?\d{1,8}(\.\d+)?$/.test(text)) return new Date(now + Math.ceil(Number(text)) * 1000).toISOString();
  const date = readHttpDate(text);
  return date === undefined ? undefined : new Date(Math.max(date, now)).toISOString();
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = '\\d{2}:\\d{2}:\\d{2}';
const WITH_ZONE = [
  // Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} ${MONTH} \\d{4} ${TIME} GMT$`),
  // Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \\d{2}-${MONTH}-\\d{2} ${TIME} GMT$`),
];
// Sun Nov  6 08:49:37 1994
const WITHOUT_ZONE = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`);

/** One of the three forms of RFC 9110, 5.6.7, in milliseconds. `Date.parse` alone takes `1.5` for a day of 2001. */
function readHttpDate(text: string): number | undefined {
  const isAsctime = WITHOUT_ZONE.test(text);
  if (!isAsctime && !WITH_ZONE.some((form) => form.test(text))) return undefined;
  // The oldest form names no zone, and means UTC; without one it would be read as local time.
  const date = Date.parse(isAsctime ? `${text} GMT` : text);
  return Number.isNaN(date) ? undefined : date;
}
