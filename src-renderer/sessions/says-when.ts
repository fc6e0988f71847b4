import { writeTime } from '../ui/times.ts';

/** A moment as short as it can be understood: the time today, the day this year, else the date. `iso` and `now` (ms) meet in local time. */
export function saysWhen(iso: string, now: number): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return writeTime('time', iso);
  return writeTime(then.getFullYear() === today.getFullYear() ? 'date' : 'datedYear', iso);
}
