import { describe, expect, it } from 'vitest';
import { waitUntil } from '../../../src-main/checks/sign-in-wait.ts';

const refused = '2026-01-01T12:00:00.000Z';
const now = Date.parse(refused);

describe('the wait after refused sign-ins', () => {
  it.each([
    [1, 5],
    [2, 15],
    [3, 60],
    [9, 60],
  ])('after %i refusals it is %i seconds', (refusals, seconds) => {
    const until = new Date(now + seconds * 1000).toISOString();
    expect(waitUntil(refusals, refused, now)).toBe(until);
    expect(waitUntil(refusals, refused, now + seconds * 1000)).toBeUndefined();
  });

  it('is none without a refusal, and none when the clock was set back', () => {
    expect(waitUntil(0, refused, now)).toBeUndefined();
    expect(waitUntil(3, null, now)).toBeUndefined();
    expect(waitUntil(3, refused, now - 3_600_000)).toBeUndefined();
  });
});
