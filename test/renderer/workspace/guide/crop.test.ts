import { describe, expect, test } from 'vitest';
import { cropFor, cutEdges, placeThumb, wholeFor } from '../../../../src-renderer/workspace/guide/crop.ts';
import { type Box, canvas } from '../../../../src-renderer/workspace/guide/mark-geometry.ts';

const wide = { width: 726, height: 430 };
const dense = { width: 450, height: 504 };
const low = { width: 388, height: 206 };
const textOf = ({ scale }: { scale: number }) => scale * 17;
const box = (x: number, y: number, width = 120, height = 30): Box => ({ x, y, width, height });
const holds = (crop: Box, one: Box) =>
  one.x >= crop.x &&
  one.y >= crop.y &&
  one.x + one.width <= crop.x + crop.width &&
  one.y + one.height <= crop.y + crop.height;

describe('how large the letters are', () => {
  test.each([
    ['a usual frame', wide, 15.5],
    ['a low frame, which shows smaller letters instead of less', low, 13],
    ['a very large frame, which shows more instead of larger letters', { width: 1600, height: 1000 }, 18],
  ])('in %s', (_, frame, size) => {
    expect(textOf(cropFor(frame, [box(400, 300)], 0))).toBeCloseTo(size, 1);
  });

  test('a little smaller where all controls then fit, and never below 14 and 12', () => {
    const apart = [box(300, 60), box(300, 485)];
    const crop = cropFor(wide, apart, 0);
    expect(textOf(crop)).toBeGreaterThanOrEqual(14);
    expect(textOf(crop)).toBeLessThan(15.5);
    expect(apart.every((one) => holds(crop, one))).toBe(true);
    expect(textOf(cropFor(dense, [box(20, 20), box(800, 500)], 0))).toBeGreaterThanOrEqual(14);
    expect(textOf(cropFor(low, [box(20, 20), box(800, 500)], 0))).toBeGreaterThanOrEqual(12);
  });
});

describe('what is shown', () => {
  test('the controls of the step stand in the middle', () => {
    const crop = cropFor(low, [box(380, 280), box(500, 320)], 0);
    const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 };
    expect(Math.abs(middle.x - 500)).toBeLessThan(20);
    expect(Math.abs(middle.y - 315)).toBeLessThan(20);
  });

  test('controls too far apart: the current one, with the next one where both fit', () => {
    const marks = [box(20, 20), box(420, 300), box(430, 360), box(800, 560)];
    const crop = cropFor(low, marks, 1);
    expect(marks.map((one) => holds(crop, one))).toEqual([false, true, true, false]);
  });

  test('near an edge the picture goes to the edge, and is never left', () => {
    expect(cropFor(dense, [box(220, 60)], 0)).toMatchObject({ x: 0, y: 0 });
    const crop = cropFor(dense, [box(700, 560)], 0);
    expect(crop.x + crop.width).toBeCloseTo(canvas.width, 5);
    expect(crop.y + crop.height).toBeCloseTo(canvas.height, 5);
  });

  test('the edge is not worth losing the control', () => {
    // Centered it would begin at 60; at 0 the right end would be cut.
    const long = box(90, 300, 490);
    const crop = cropFor(low, [long], 0);
    expect(holds(crop, long)).toBe(true);
  });

  test('a control longer than the frame begins in it', () => {
    const crop = cropFor(low, [box(300, 300, 620)], 0);
    expect(crop.x).toBe(290);
  });

  test('every single control lies whole in every frame, wherever it is', () => {
    for (const frame of [wide, dense, low]) {
      for (let x = 0; x <= 840; x += 60) {
        for (let y = 0; y <= 570; y += 30) {
          const one = box(x, y);
          const crop = cropFor(frame, [box(0, 0), one, box(840, 570)], 1);
          expect(holds(crop, one), `${x} ${y}`).toBe(true);
          expect(holds({ x: -0.01, y: -0.01, width: 960.02, height: 600.02 }, crop), `${x} ${y}`).toBe(true);
        }
      }
    }
  });

  test('a frame larger than the picture shows it whole', () => {
    const crop = cropFor({ width: 1600, height: 1000 }, [box(400, 300)], 0);
    expect(crop).toMatchObject({ x: 0, y: 0, ...canvas });
    expect(wholeFor({ width: 480, height: 400 })).toEqual({ x: 0, y: 0, ...canvas, scale: 0.5 });
  });
});

describe('around it', () => {
  test('the edges that cut something are told from the picture’s own', () => {
    const crop = cropFor(dense, [box(220, 60)], 0);
    expect(cutEdges(crop)).toEqual({ left: false, right: true, top: false, bottom: crop.height < 600 });
    expect(cutEdges(wholeFor(dense))).toEqual({ left: false, right: false, top: false, bottom: false });
  });

  test('the small picture stands in a corner without a ring, else only its button', () => {
    const crop = cropFor(wide, [box(300, 200)], 0);
    const at = (x: number, y: number) => box(crop.x + x, crop.y + y);
    const lower = at(crop.width - 140, crop.height - 60);
    const upper = at(crop.width - 140, 30);
    expect(placeThumb(wide, crop, [box(300, 200)])).toBe('lower');
    expect(placeThumb(wide, crop, [lower])).toBe('upper');
    expect(placeThumb(wide, crop, [lower, upper])).toBe('caption');
    expect(placeThumb(low, cropFor(low, [], -1), [])).toBe('caption');
    expect(placeThumb(wide, wholeFor(wide), [])).toBe('caption');
  });
});
