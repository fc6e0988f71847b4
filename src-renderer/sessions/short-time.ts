import { formatTime } from '../../src-preload/messages/times.ts';

/**
 * A moment as short as it can be understood: the time today, the day this year, else the date. `iso` and `now` (ms)
 * meet in local time.
 */
export function shortTime(iso: string, now: number): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return formatTime('time', iso);
  return formatTime(then.getFullYear() === today.getFullYear() ? 'date' : 'datedYear', iso);
}
