import { describe, expect, it } from 'vitest';
import { timeOfDay } from '../../src-preload/messages/evidence-sentence.ts';
import { dayFrom, formatTime, type TimeStyle } from '../../src-preload/messages/times.ts';
import { momentWords, whenWords } from '../../src-preload/messages/when-words.ts';
import { shortTime } from '../../src-renderer/sessions/short-time.ts';
import { clockOf, soonOf } from '../../src-renderer/ui/dates.ts';

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
  expect(formatTime('moment', at)).toContain(time);
  expect(shortTime(at, Date.parse('2026-11-21T18:00:00'))).toBe(time);
  expect(clockOf(at)).toBe(formatTime('exact', at));
});

it('an unreadable time is empty', () => {
  for (const write of [timeOfDay, clockOf]) expect(write('soon')).toBe('');
  for (const write of [shortTime, soonOf, momentWords, whenWords]) expect(write('never', 0)).toBe('');
});

describe('the day of a time, as seen from now', () => {
  const local = (day: number, ...clock: [number, number, number?]) => new Date(2026, 11, day, ...clock);
  const first = local(1, 0, 0).getTime();
  const last = local(1, 23, 59, 59).getTime() + 999;

  it.each<[ReturnType<typeof dayFrom>, Date, number]>([
    ['today', local(1, 0, 0), first],
    ['today', local(1, 0, 0), last],
    ['today', local(1, 23, 59, 59), first],
    ['yesterday', local(0, 23, 59, 59), first],
    ['yesterday', local(0, 0, 0), last],
    ['other', local(-1, 23, 59, 59), first],
    ['tomorrow', local(2, 0, 0), last],
    ['tomorrow', local(2, 23, 59, 59), first],
    ['other', local(3, 0, 0), last],
    // The same day of another year.
    ['other', new Date(2025, 11, 1, 12), first],
  ])('%s: %s', (day, then, now) => {
    expect(dayFrom(then.toISOString(), now)).toBe(day);
  });

  it('goes by the calendar of this computer, not by 24 hours', () => {
    const justBefore = local(0, 23, 59).toISOString();
    const justAfter = local(2, 0, 1).toISOString();
    const noon = local(1, 12, 0).getTime();
    expect([justBefore, justAfter].map((iso) => dayFrom(iso, noon))).toEqual(['yesterday', 'tomorrow']);
    // A minute apart, and yet another day.
    expect(dayFrom(justBefore, first)).toBe('yesterday');
  });

  it.each<[Date, alone: string, inSentence: string]>([
    [local(1, 2, 41), '<time>', 'at <time>'],
    [local(0, 23, 59), 'yesterday, <time>', 'yesterday at <time>'],
    [local(2, 0, 0), 'tomorrow, <time>', 'tomorrow at <time>'],
    [local(3, 0, 0), '<moment>', 'on <day> at <time>'],
  ])('%s is said', (then, alone, inSentence) => {
    const iso = then.toISOString();
    const own = (text: string) => text.replace(/<(\w+)>/g, (_whole, way: TimeStyle) => formatTime(way, iso));
    expect(momentWords(iso, first)).toBe(own(alone));
    expect(whenWords(iso, first)).toBe(own(inSentence));
  });
});
