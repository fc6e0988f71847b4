import { expect, it } from 'vitest';
import { formatTime, type TimeStyle } from '../../src-preload/messages/times.ts';
import { shortTime } from '../../src-renderer/sessions/short-time.ts';
import { clockOf, dayOf, momentOf } from '../../src-renderer/ui/dates.ts';
import { timeOfDay } from '../../src-renderer/workspace/results/evidence-sentence.ts';

// A time written without a zone is local, as is what is shown of it: the test holds in every zone.
const at = '2026-11-21T14:02:05';
/** Intl puts a narrow no-break space before PM. */
const plain = (text: string) => text.replace(/\s/g, ' ');

it.each<[TimeStyle, string, string]>([
  ['time', '14:02', '2:02 PM'],
  ['exact', '14:02:05', '2:02:05 PM'],
  ['date', '21 Nov', 'Nov 21'],
  ['datedYear', '21 Nov 2026', 'Nov 21, 2026'],
  ['day', '21 November 2026', 'November 21, 2026'],
  ['moment', '21 Nov, 14:02', 'Nov 21, 2:02 PM'],
])('%s reads as this computer’s language writes it', (way, british, american) => {
  expect(plain(formatTime(way, at, 'en-GB'))).toBe(british);
  expect(plain(formatTime(way, at, 'en-US'))).toBe(american);
});

it('all places write one time in one way', () => {
  const time = formatTime('time', at);
  expect(timeOfDay(at)).toBe(time);
  expect(momentOf(at)).toContain(time);
  expect(shortTime(at, Date.parse('2026-11-21T18:00:00'))).toBe(time);
  expect(clockOf(at)).toBe(formatTime('exact', at));
  expect(dayOf(at)).toContain('2026');
});

it('an unreadable time is empty', () => {
  for (const write of [timeOfDay, momentOf, clockOf, dayOf]) expect(write('soon')).toBe('');
  expect(shortTime('never', 0)).toBe('');
});
