import { dayFrom, formatTime } from '../../src-preload/messages/times.ts';

/**
 * A moment as short as it can be understood: the time today, the day this year, else the date. `iso` and `now` (ms)
 * meet in local time.
 */
export function shortTime(iso: string, now: number): string {
  if (dayFrom(iso, now) === 'today') return formatTime('time', iso);
  const isThisYear = new Date(iso).getFullYear() === new Date(now).getFullYear();
  return formatTime(isThisYear ? 'date' : 'datedYear', iso);
}
