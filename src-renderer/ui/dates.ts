import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';
import { dayFrom, formatTime } from '../../src-preload/messages/times.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';

/** An ISO time in this computer's time zone, `14:02:05`; an unreadable one is empty. */
export const clockOf = (iso: string): string => formatTime('exact', iso);

/** A time close by as `14:02:05`, one of another day as `21 Nov, 14:02`. `now` in milliseconds. */
export function soonOf(iso: string, now: number): string {
  return formatTime(dayFrom(iso, now) === 'today' ? 'exact' : 'moment', iso);
}

/**
 * When something is tried again, in words without seconds; empty for a time that has passed. `now` in milliseconds.
 */
export function untilWords(iso: string | undefined, now: number): string {
  const left = iso === undefined ? Number.NaN : Date.parse(iso) - now;
  if (!(left > 0)) return '';
  const minutes = Math.round(left / 60_000);
  const how = left < 60_000 ? 'soon' : minutes < 60 ? 'minutes' : 'later';
  return formatMessage(outboxMessages.nextTry, { how, minutes, when: whenWords(iso ?? '', now) });
}
