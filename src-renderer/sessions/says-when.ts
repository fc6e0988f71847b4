const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const thisYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const anyYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** A moment as short as it can be understood: the time today, the day this year, else the date. `iso` and `now` (ms) meet in local time. */
export function saysWhen(iso: string, now: number): string {
  const then = new Date(iso);
  if (Number.isNaN(then.getTime())) return '';
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return time.format(then);
  return (then.getFullYear() === today.getFullYear() ? thisYear : anyYear).format(then);
}
