import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requestedWaitMs } from '../../../src-main/neo/envelope.ts';
import { backoffMs } from '../../../src-main/outbox/retry-times.ts';

it.each([
  [1, 0.5, 500],
  [2, 0.5, 1_000],
  [5, 0.5, 8_000],
  [9, 0.5, 128_000],
  [10, 0.5, 150_000],
  [1_000, 0.5, 150_000],
  [1, 0, 0],
])('after failure %i the wait is spread under its ceiling', (failures, random, waitMs) => {
  expect(backoffMs(failures, random)).toBe(waitMs);
});

it('is never shorter than asked and never longer than 5 minutes of its own', () => {
  const asked = fc.nat({ max: 10_000_000 });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), random, asked, (failures, jitter, waitMs) => {
      const result = backoffMs(failures, jitter, waitMs);
      return result >= waitMs && result <= Math.max(waitMs, 300_000);
    }),
  );
});

const now = Date.parse('2026-11-21T10:00:00Z');
it.each<[string, Record<string, string>, number | undefined]>([
  ['seconds', { 'retry-after': '12' }, 12_000],
  [
    'a date, against the clock of the answer',
    { 'retry-after': 'Sat, 21 Nov 2026 08:01:00 GMT', date: 'Sat, 21 Nov 2026 08:00:00 GMT' },
    60_000,
  ],
  ['a date in the past', { 'retry-after': 'Sat, 21 Nov 2026 08:01:00 GMT' }, 0],
  ['a spent budget', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 30) }, 30_000],
  [
    'a budget not spent',
    { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': String(now / 1000 + 30) },
    undefined,
  ],
  ['a fraction of a second, rounded up', { 'retry-after': '1.5' }, 2_000],
  ['a number with a plus', { 'retry-after': '+120' }, 120_000],
  ['a date as of RFC 850', { 'retry-after': 'Saturday, 21-Nov-26 10:01:00 GMT' }, 60_000],
  ['a date as of asctime, in UTC', { 'retry-after': 'Sat Nov 21 10:01:00 2026' }, 60_000],
  ['nothing', {}, undefined],
  ...['soon', '-5', '90s', '120, 120', '1,5', '11/21/2026', 'Sat, 99 Nov 2026 10:01:00 GMT', ''].map(
    (junk): [string, Record<string, string>, undefined] => [
      `junk: ${junk}`,
      { 'retry-after': junk },
      undefined,
    ],
  ),
  [
    'junk beside a spent budget',
    {
      'retry-after': 'soon',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(now / 1000 + 30),
    },
    30_000,
  ],
])('askedWait reads %s', (_name, headers, waitMs) => {
  expect(requestedWaitMs(headers, now)).toBe(waitMs);
});
