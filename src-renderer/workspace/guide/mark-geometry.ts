/** Everything here is in units of a picture's viewBox; all pictures share one. */
export const canvas = { width: 960, height: 600 };

export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };

/** Pixels; a scale makes them units. */
export const discRadius = 11;
const ringRadius = 9;
/** A ring that would be cut ends this far before the frame's edge. */
const closeBefore = 10;

const ringGap = 6;
/** The disc sits off the ring's corner by this much, so that it does not cover the control's first letter. */
const discOffset = 4;
/** Rings up to this height are rows of a list. */
const rowHeight = 48;
const edge = 2;
/** More equal controls than this are one group with a count. */
const most = 5;

/** The part of the picture that is shown, and its pixels per unit. */
type Shown = Box & { scale: number };
const whole: Shown = { x: 0, y: 0, ...canvas, scale: 1 };

/** The ring round a control: a little larger than it, never cut by the picture's edge, closed before the frame's. */
export function ringAround(box: Box, shown: Shown = whole): Box {
  const inset = closeBefore / shown.scale;
  const isWide = box.width + 2 * ringGap > shown.width;
  const isTall = box.height + 2 * ringGap > shown.height;
  const left = Math.max(edge, box.x - ringGap, isWide ? shown.x + inset : 0);
  const top = Math.max(edge, box.y - ringGap, isTall ? shown.y + inset : 0);
  const right = Math.min(
    canvas.width - edge,
    box.x + box.width + ringGap,
    isWide ? shown.x + shown.width - inset : canvas.width,
  );
  const bottom = Math.min(
    canvas.height - edge,
    box.y + box.height + ringGap,
    isTall ? shown.y + shown.height - inset : canvas.height,
  );
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Radius of a ring's corners at a scale. */
export function cornerOf(ring: Box, scale: number): number {
  return Math.min(ringRadius / scale, ring.width / 2, ring.height / 2);
}

/** The whole picture with a hole for the ring, for `fill-rule="evenodd"`. */
export function dimAround(ring: Box, scale = 1): string {
  const { x, y, width, height } = ring;
  const r = cornerOf(ring, scale);
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return (
    `M0 0H${canvas.width}V${canvas.height}H0Z` +
    `M${x + r} ${y}H${x + width - r}${corner(r, r)}V${y + height - r}${corner(-r, r)}` +
    `H${x + r}${corner(-r, -r)}V${y + r}${corner(r, -r)}Z`
  );
}

/**
 * The middle of each ring's numbered disc, in the order of the boxes: the first place, from the left on, where the
 * disc is whole and covers neither a control, nor another disc, nor, where it can be, a word or another ring; the
 * corner, pushed inside, where there is none. A ring as low as a row has its disc beside it: in a list, one at a corner could belong to
 * either row.
 *
 * @param texts where the words of the screen are
 */
export function placeDiscs(boxes: readonly Box[], texts: readonly Box[] = [], shown: Shown = whole): Point[] {
  const radius = discRadius / shown.scale;
  const placed: Point[] = [];
  for (const box of boxes) {
    const places = placesAt(ringAround(box, shown), radius);
    const isClear = (point: Point) =>
      isInside(point, shown) &&
      boxes.every((other) => distanceTo(other, point) >= radius - 1) &&
      placed.every((other) => Math.hypot(other.x - point.x, other.y - point.y) >= 2 * radius);
    const clear = places.filter(isClear);
    const wordless = clear.filter((point) => texts.every((word) => distanceTo(word, point) >= radius - 2));
    const others = boxes.filter((other) => other !== box).map((other) => ringAround(other, shown));
    const free =
      wordless.find((point) => others.every((ring) => distanceTo(ring, point) >= radius)) ??
      wordless[0] ??
      clear[0];
    placed.push(free ?? pushedInside(cornerPlaces(ringAround(box, shown))[0], shown));
  }
  return placed;
}

function placesAt(ring: Box, radius: number): Point[] {
  const [first, ...corners] = cornerPlaces(ring);
  const middle = ring.y + ring.height / 2;
  const beside = radius + discOffset;
  const left = { x: ring.x - beside, y: middle };
  const right = { x: ring.x + ring.width + beside, y: middle };
  return ring.height > rowHeight ? [first, left, ...corners, right] : [left, first, ...corners, right];
}

function cornerPlaces(ring: Box): [Point, ...Point[]] {
  const left = ring.x - discOffset;
  const right = ring.x + ring.width + discOffset;
  const top = ring.y - discOffset;
  const bottom = ring.y + ring.height + discOffset;
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ];
}

function isInside(point: Point, shown: Shown): boolean {
  const inside = pushedInside(point, shown);
  return inside.x === point.x && inside.y === point.y;
}

function pushedInside({ x, y }: Point, shown: Shown): Point {
  const margin = discRadius / shown.scale + edge;
  return {
    x: Math.min(shown.x + shown.width - margin, Math.max(shown.x + margin, x)),
    y: Math.min(shown.y + shown.height - margin, Math.max(shown.y + margin, y)),
  };
}

function distanceTo(box: Box, point: Point): number {
  const dx = Math.max(box.x - point.x, 0, point.x - (box.x + box.width));
  const dy = Math.max(box.y - point.y, 0, point.y - (box.y + box.height));
  return Math.hypot(dx, dy);
}

/**
 * More than five equal controls below each other, such as the boxes of a list: they are shown as one group. Indexes
 * into the boxes; empty where there is no such group.
 */
export function equalOnes(boxes: readonly Box[]): number[] {
  for (const box of boxes) {
    const equal = boxes.flatMap((other, index) =>
      Math.abs(other.x - box.x) < 2 && Math.abs(other.height - box.height) < 4 ? [index] : [],
    );
    if (equal.length > most) return equal;
  }
  return [];
}

/** What holds a group together: a line on its right, open towards it. */
export function bracketAround(boxes: readonly Box[]): { path: string; middle: Point } {
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + 2 * ringGap;
  const arm = 10;
  return {
    path: `M${right - arm} ${top}H${right - 2}a2 2 0 0 1 2 2V${bottom - 2}a2 2 0 0 1 -2 2H${right - arm}`,
    middle: { x: right, y: (top + bottom) / 2 },
  };
}
