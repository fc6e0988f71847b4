import { formatTime } from './times.ts';

/** ISO times in this computer's time zone; an unreadable one is empty. `21 November 2026`. */
export const dayOf = (iso: string): string => formatTime('day', iso);
/** `21 Nov, 14:02`. */
export const momentOf = (iso: string): string => formatTime('moment', iso);
/** `14:02`. */
export const timeOf = (iso: string): string => formatTime('time', iso);
/** `14:02:05`. */
export const clockOf = (iso: string): string => formatTime('exact', iso);

/** A time close by as `14:02:05`, one of another day as `21 Nov, 14:02`. `now` in milliseconds. */
export function soonOf(iso: string, now: number): string {
  const isToday = new Date(iso).toDateString() === new Date(now).toDateString();
  return isToday ? clockOf(iso) : momentOf(iso);
}
