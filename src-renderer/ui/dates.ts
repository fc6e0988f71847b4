import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';
import { formatTime } from '../../src-preload/messages/times.ts';

/** ISO times in this computer's time zone; an unreadable one is empty. `21 November 2026`. */
export const dayOf = (iso: string): string => formatTime('day', iso);
/** `21 Nov, 14:02`. */
export const momentOf = (iso: string): string => formatTime('moment', iso);
/** `14:02:05`. */
export const clockOf = (iso: string): string => formatTime('exact', iso);

/** A time close by as `14:02:05`, one of another day as `21 Nov, 14:02`. `now` in milliseconds. */
export function soonOf(iso: string, now: number): string {
  return isSameDay(iso, now) ? clockOf(iso) : momentOf(iso);
}

/**
 * When something is tried again, in words without seconds; empty for a time that has passed. `now` in milliseconds.
 */
export function untilWords(iso: string | undefined, now: number): string {
  const left = iso === undefined ? Number.NaN : Date.parse(iso) - now;
  if (!(left > 0)) return '';
  const at = iso ?? '';
  const minutes = Math.round(left / 60_000);
  const later = isSameDay(at, now) ? 'today' : 'later';
  const when = left < 60_000 ? 'soon' : minutes < 60 ? 'minutes' : later;
  return formatMessage(outboxMessages.nextTry, { when, minutes, at });
}

function isSameDay(iso: string, now: number): boolean {
  return new Date(iso).toDateString() === new Date(now).toDateString();
}
