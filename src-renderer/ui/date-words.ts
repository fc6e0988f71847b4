const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function written(format: Intl.DateTimeFormat, iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : format.format(at);
}

/** ISO times in this computer's time zone; an unreadable one is empty. `21 November 2026`. */
export const dayOf = (iso: string): string => written(day, iso);
/** `21 Nov, 14:02`. */
export const momentOf = (iso: string): string => written(moment, iso);
/** `14:02:05`. */
export const clockOf = (iso: string): string => written(clock, iso);

/** A time close by as `14:02:05`, one of another day as `21 Nov, 14:02`. `now` in milliseconds. */
export function soonOf(iso: string, now: number): string {
  const isToday = new Date(iso).toDateString() === new Date(now).toDateString();
  return isToday ? clockOf(iso) : momentOf(iso);
}
