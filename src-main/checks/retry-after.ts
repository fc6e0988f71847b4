import type { HttpResponse } from '../http/http-request.ts';

/** The longest wait of a vendor that is shown and kept. What asks for more is asked again then. */
export const MAX_REQUESTED_WAIT_MS = 86_400_000;

/**
 * Names under which the end of a limit was seen: Asio's own, the usual one and two spellings, and the IETF draft's.
 */
const RESETS = ['reset', 'x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset'];
const REMAINING = ['remaining', 'x-ratelimit-remaining', 'x-rate-limit-remaining', 'ratelimit-remaining'];

/**
 * Until when the sender of an answer asks not to be asked again, ISO; `undefined` where it does not ask. Retry-After
 * of any error counts. The end of a limit stands on every answer of many APIs: it counts where the limit is reached,
 * or where a 503 leaves open whether it is. Both are measured by the answer's own clock, because this computer's may
 * be wrong.
 */
export function readRequestedWait({
  status,
  headers,
  at,
}: Pick<HttpResponse, 'status' | 'headers' | 'at'>): string | undefined {
  if (status < 400) return undefined;
  const now = Date.parse(at);
  const date = Date.parse(headers.date ?? '');
  const base = Number.isNaN(date) ? now : date;
  const until = readRetryAfter(headers['retry-after'], base);
  const wait = until === undefined ? waitOfLimitMs(status, headers, base) : Date.parse(until) - base;
  return wait === undefined ? undefined : new Date(now + Math.min(wait, MAX_REQUESTED_WAIT_MS)).toISOString();
}

function waitOfLimitMs(status: number, headers: HttpResponse['headers'], base: number): number | undefined {
  const remaining = firstOf(headers, REMAINING) ?? partOf(headers.ratelimit, 'r|remaining');
  const isReached = status === 429 || status === 423 || Number(remaining ?? Number.NaN) === 0;
  if (!isReached && !(status === 503 && remaining === undefined)) return undefined;
  const reset = firstOf(headers, RESETS) ?? partOf(headers.ratelimit, 't|reset');
  const end = reset === undefined ? undefined : readReset(reset, base);
  return end === undefined || end <= base ? undefined : end - base;
}

function firstOf(headers: HttpResponse['headers'], names: readonly string[]): string | undefined {
  return names.map((name) => headers[name]?.trim()).find((text) => text !== undefined && text !== '');
}

/** One parameter of the draft's structured header: `limit=10, remaining=0, reset=30` or `"default";r=0;t=30`. */
function partOf(header: string | undefined, names: string): string | undefined {
  return new RegExp(`(?:^|[;,\\s])(?:${names})=(\\d{1,13})(?![^;,\\s])`).exec(header ?? '')?.[1];
}

/** Unix time in seconds or milliseconds, seconds from now (the IETF draft), or a date. */
function readReset(text: string, base: number): number | undefined {
  if (/^\d{13}$/.test(text)) return Number(text);
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (/^\d{1,8}(\.\d+)?$/.test(text)) return base + Math.ceil(Number(text)) * 1000;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return Date.parse(text);
  return readHttpDate(text);
}

/**
 * Reads a Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date) as an ISO time. `now` in milliseconds.
 *
 * A number of seconds with a fraction, or a plus before it, is no RFC 9110, but says plainly how long: it is rounded
 * up, so that no wait is undercut. Everything else is junk and `undefined`, as if there were no header: then the wait
 * is whatever the caller takes where nobody asked. A date that is over by now is now.
 */
export function readRetryAfter(header: string | undefined, now: number): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\+?\d+(\.\d+)?$/.test(text)) {
    const seconds = Math.min(Math.ceil(Number(text)), MAX_SECONDS);
    return new Date(now + seconds * 1000).toISOString();
  }
  const date = readHttpDate(text);
  return date === undefined ? undefined : new Date(Math.max(date, now)).toISOString();
}

/** So that any number of digits is still a date of this era. */
const MAX_SECONDS = 999_999_999;

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

/** One of the three forms of RFC 9110, 5.6.7. `Date.parse` alone takes `1.5` for a day of 2001. */
function readHttpDate(text: string): number | undefined {
  const isAsctime = WITHOUT_ZONE.test(text);
  if (!isAsctime && !WITH_ZONE.some((form) => form.test(text))) return undefined;
  // The oldest form names no zone, and means UTC; without one it would be read as local time.
  const date = Date.parse(isAsctime ? `${text} GMT` : text);
  return Number.isNaN(date) ? undefined : date;
}
