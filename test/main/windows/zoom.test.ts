import { expect, it } from 'vitest';
import { zoomed } from '../../../src-main/windows/zoom.ts';
import { ZOOM_STEPS } from '../../../src-preload/contract/settings.ts';

it('goes from 80 to 200 percent in steps, and no further', () => {
  const up = [80];
  while (up.length < 12) up.push(zoomed(up.at(-1) ?? 0, 'in'));
  expect([...new Set(up)]).toEqual([...ZOOM_STEPS]);
  expect([ZOOM_STEPS[0], ZOOM_STEPS.at(-1)]).toEqual([80, 200]);
  expect([...ZOOM_STEPS].reverse().map((step) => zoomed(step, 'out'))).toEqual([
    175, 150, 125, 110, 100, 90, 80, 80,
  ]);
});

it.each([
  [103, 110, 100],
  [20, 80, 80],
  [500, 200, 200],
])('from %i, which is no step, to the next one', (percent, bigger, smaller) => {
  expect(zoomed(percent, 'in')).toBe(bigger);
  expect(zoomed(percent, 'out')).toBe(smaller);
  expect(zoomed(percent, 'reset')).toBe(100);
  expect(zoomed(percent, 150)).toBe(150);
});
