import { formatMessage } from './format-message.ts';
import { timeMessages } from './messages.ts';
import { dayFrom } from './times.ts';

/*
 * For what is shown while it is true, not for what is copied: by tomorrow it is another day. `iso` and `now` (ms) meet
 * in local time; an unreadable time is empty.
 */

/** `2:41 AM` today, `yesterday, 2:41 AM`, `tomorrow, 2:41 AM`, else `Nov 21, 2:41 AM`. */
export function momentWords(iso: string, now: number): string {
  return isTime(iso) ? formatMessage(timeMessages.moment, { day: dayFrom(iso, now), at: iso }) : '';
}

/** The same in a sentence: `at 2:41 AM`, `yesterday at …`, `tomorrow at …`, `on November 21, 2026 at …`. */
export function whenWords(iso: string, now: number): string {
  return isTime(iso) ? formatMessage(timeMessages.when, { day: dayFrom(iso, now), at: iso }) : '';
}

const isTime = (iso: string) => !Number.isNaN(Date.parse(iso));
