/*
 * A secret that is seen instead of read: colors in an order that no screen has by itself. Wherever a page draws them, at
 * any size, `findBarcode` finds them in the pixels.
 */

export type Barcode = { name: string; stripes: readonly Color[] };
type Color = (typeof COLORS)[number];
/** Blue, green, red, and one byte more for each pixel, from the upper left, line by line: as Electron and X have them. */
export type Picture = { width: number; height: number; pixels: Uint8Array };
export type Place = { x: number; y: number };

/** Full tones, far from each other and from whatever the app draws in. */
const COLORS = ['#ff00ff', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff0000'] as const;
const TONES = COLORS.map((color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)));
const STRIPES = 12;
/** Of a tone, where edges were smoothed. */
const TOLERANCE = 24;
/** A run of less is an edge. */
const LEAST_RUN = 2;

/** `seed` says which one of many; neighbors always differ. */
export function makeBarcode(name: string, seed: number): Barcode {
  let left = seed;
  let last = -1;
  const stripes = Array.from({ length: STRIPES }, () => {
    // Numerical Recipes' generator; its upper bits are the good ones.
    left = (left * 1664525 + 1013904223) % 2 ** 32;
    const others = COLORS.map((_, at) => at).filter((at) => at !== last);
    last = others[Math.floor((left / 2 ** 32) * others.length)] ?? 0;
    return COLORS[last] as Color;
  });
  return { name, stripes };
}

/** As a CSS image: stripes of one width, side by side. */
export function imageOf({ stripes }: Barcode): string {
  const share = 100 / stripes.length;
  const stops = stripes.map((color, at) => `${color} ${at * share}% ${(at + 1) * share}%`);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** Where its stripes stand in their order on one line of the picture, with anything between them; null if nowhere. */
export function findBarcode({ width, height, pixels }: Picture, { stripes }: Barcode): Place | null {
  const wanted = stripes.map((color) => COLORS.indexOf(color)).join('');
  for (let y = 0; y < height; y += 1) {
    const { tones, starts } = runsOf(pixels.subarray(y * width * 4, (y + 1) * width * 4));
    const at = tones.indexOf(wanted);
    if (at !== -1) return { x: starts[at] ?? 0, y };
  }
  return null;
}

/** The full tones of a line, one digit for each run, and where each begins. What interrupts a run makes no new one. */
function runsOf(line: Uint8Array): { tones: string; starts: number[] } {
  let tones = '';
  const starts: number[] = [];
  let current = -1;
  let length = 0;
  for (let at = 0; at + 3 < line.length; at += 4) {
    const tone = toneOf(line[at + 2] ?? 0, line[at + 1] ?? 0, line[at] ?? 0);
    length = tone === current ? length + 1 : 1;
    current = tone;
    if (tone === -1 || length !== LEAST_RUN || tones.endsWith(String(tone))) continue;
    tones += tone;
    starts.push(at / 4 - LEAST_RUN + 1);
  }
  return { tones, starts };
}

function toneOf(red: number, green: number, blue: number): number {
  // Most pixels of a screen are grey: these are told at once.
  if (Math.max(red, green, blue) < 255 - TOLERANCE || Math.min(red, green, blue) > TOLERANCE) return -1;
  return TONES.findIndex(
    ([r = 0, g = 0, b = 0]) =>
      Math.abs(red - r) <= TOLERANCE && Math.abs(green - g) <= TOLERANCE && Math.abs(blue - b) <= TOLERANCE,
  );
}
