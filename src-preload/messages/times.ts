import type { Formats } from 'intl-messageformat';

const clock = { hour: 'numeric', minute: '2-digit' } as const;
const date = { day: 'numeric', month: 'short' } as const;

/** Every way in which this app writes a time. Whether it is 14:02 or 2:02 PM is this computer's choice, not ours. */
const ways = {
  /** `14:02` */
  time: clock,
  /** `14:02:05`, for waits of seconds */
  exact: { ...clock, second: '2-digit' },
  /** `21 Nov` */
  date,
  /** `21 Nov 2026` */
  datedYear: { ...date, year: 'numeric' },
  /** `21 November 2026` */
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  /** `21 Nov, 14:02` */
  moment: { ...date, ...clock },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeStyle = keyof typeof ways;

/** The styles that a message may name, as in `{when, time, short}` and `{when, date, long}`. */
export const timeFormats = {
  number: {},
  time: { short: ways.time, exact: ways.exact },
  date: { short: ways.date, medium: ways.datedYear, long: ways.day, moment: ways.moment },
} as const satisfies Formats;

/**
 * An ISO time in this computer's time zone; empty where it cannot be read, rather than shown as one.
 *
 * @param locale the system's own where it is not given
 */
export function formatTime(way: TimeStyle, iso: string, locale?: string): string {
  return formatDate(ways[way], iso, locale);
}

/** The day of an ISO time as seen from `now` (ms), in local time; `other` also where it cannot be read. */
export function dayFrom(iso: string, now: number): 'yesterday' | 'today' | 'tomorrow' | 'other' {
  const then = new Date(iso).toDateString();
  // By the calendar: where the clocks change, a day has not 24 hours.
  const isAway = (days: number) => {
    const day = new Date(now);
    day.setDate(day.getDate() + days);
    return day.toDateString() === then;
  };
  if (isAway(0)) return 'today';
  if (isAway(1)) return 'tomorrow';
  return isAway(-1) ? 'yesterday' : 'other';
}

const formats = new Map<unknown, Intl.DateTimeFormat>();

/** The same with the ways of a message. A time is ISO or milliseconds. */
export function formatDate(
  way: Intl.DateTimeFormatOptions = ways.datedYear,
  time: string | number,
  locale?: string,
): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return '';
  if (locale !== undefined) return new Intl.DateTimeFormat(locale, way).format(at);
  const format = formats.get(way) ?? new Intl.DateTimeFormat(undefined, way);
  formats.set(way, format);
  return format.format(at);
}
