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

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An ISO time in this computer's time zone; empty where it cannot be read, rather than shown as one.
 *
 * @param locale the system's own where it is not given
 */
export function formatTime(way: TimeStyle, iso: string, locale?: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const name = `${way} ${locale}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, ways[way]);
  formats.set(name, format);
  return format.format(at);
}
