import { expect, it } from 'vitest';
import { formatCount } from '../../src-preload/messages/count.ts';

it.each([
  [0, '0'],
  [17, '17'],
  [999, '999'],
  [1_000, '1,000'],
  [2_000_000, '2,000,000'],
])('writes the count %i as %s', (count, words) => {
  expect(formatCount(count)).toBe(words);
});
