import { describe, expect, it } from 'vitest';
import { type Barcode, findBarcode, makeBarcode, type Picture } from '../harness/barcode.ts';

const CLIENT = makeBarcode('client', 1);
const SECRET = makeBarcode('secret', 2);

/** A grey picture with the stripes drawn on some of its lines, `gap` pixels of grey between them. */
function draw({ stripes }: Barcode, { width = 400, lines = [5], each = 10, gap = 0 } = {}): Picture {
  const pixels = new Uint8Array(width * 20 * 4).fill(0x80);
  for (const y of lines) {
    stripes.forEach((color, stripe) => {
      for (let pixel = 0; pixel < each; pixel += 1) {
        const at = (y * width + 20 + stripe * (each + gap) + pixel) * 4;
        const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) =>
          Number.parseInt(color.slice(from, from + 2), 16),
        );
        pixels.set([blue, green, red, 255], at);
      }
    });
  }
  return { width, height: 20, pixels };
}

describe('a barcode of colors', () => {
  it('differs by its seed, and has no two neighbors of one color', () => {
    expect(CLIENT.stripes).not.toEqual(SECRET.stripes);
    for (const { stripes } of [CLIENT, SECRET])
      for (const [at, color] of stripes.entries()) expect(color).not.toBe(stripes[at + 1]);
  });

  it.each<[string, { lines?: number[]; each?: number; gap?: number }]>([
    ['as it is drawn', {}],
    ['on one line of the last', { lines: [19] }],
    ['shrunk to two pixels a stripe', { each: 2 }],
    ['with something between the stripes', { gap: 7 }],
  ])('is found %s', (_how, how) => {
    expect(findBarcode(draw(CLIENT, how), CLIENT)).toEqual({ x: 20, y: how.lines?.[0] ?? 5 });
    expect(findBarcode(draw(CLIENT, how), SECRET)).toBeNull();
  });

  it('is found with a letter in the middle of a stripe', () => {
    const picture = draw(CLIENT);
    for (let at = (5 * 400 + 24) * 4; at < (5 * 400 + 26) * 4; at += 1) picture.pixels[at] = 0;
    expect(findBarcode(picture, CLIENT)).not.toBeNull();
  });

  it('is not found where a stripe is missing, the order is another, or nothing is drawn', () => {
    const { stripes } = CLIENT;
    expect(findBarcode(draw({ name: '', stripes: stripes.slice(1) }), CLIENT)).toBeNull();
    expect(findBarcode(draw({ name: '', stripes: stripes.toReversed() }), CLIENT)).toBeNull();
    expect(findBarcode(draw({ name: '', stripes: [] }), CLIENT)).toBeNull();
  });
});
