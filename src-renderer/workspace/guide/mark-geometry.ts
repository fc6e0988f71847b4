/** Everything here is in units of a picture's viewBox; all pictures share one. */
export const canvas = { width: 960, height: 600 };

export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };

export const discRadius = 15;
const ringGap = 7;
const ringRadius = 8;
/** The disc sits off the ring's corner by this much, so that it does not cover the control's first letter. */
const discOffset = 5;
/** Rings up to this height are rows of a list. */
const rowHeight = 48;
/** A disc may lie on the very corner of a neighbour, where nothing is to be read. */
const touch = 3;
const edge = 2;

/** The ring round a control: a little larger than it, and never cut by the picture's edge. */
export function ringAround(box: Box): Box {
  const left = Math.max(edge, box.x - ringGap);
  const top = Math.max(edge, box.y - ringGap);
  const right = Math.min(canvas.width - edge, box.x + box.width + ringGap);
  const bottom = Math.min(canvas.height - edge, box.y + box.height + ringGap);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The whole picture with a hole for the ring, for `fill-rule="evenodd"`. */
export function dimAround(ring: Box): string {
  const { x, y, width, height } = ring;
  const r = ringRadius;
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return (
    `M0 0H${canvas.width}V${canvas.height}H0Z` +
    `M${x + r} ${y}H${x + width - r}${corner(r, r)}V${y + height - r}${corner(-r, r)}` +
    `H${x + r}${corner(-r, -r)}V${y + r}${corner(r, -r)}Z`
  );
}

/**
 * The middle of each ring's numbered disc, in the order of the boxes: the first place, from the top left corner on,
 * where the disc is whole and covers neither a control nor another disc; the first one, pushed inside, where there is
 * none. A ring as low as a row has its disc beside it: in a list, a disc at a corner could belong to either row.
 */
export function placeDiscs(boxes: readonly Box[]): Point[] {
  const placed: Point[] = [];
  for (const box of boxes) {
    const places = placesAt(ringAround(box));
    const free = places.find(
      (point) =>
        isInside(point) &&
        boxes.every((other) => distanceTo(other, point) >= discRadius - touch) &&
        placed.every((other) => Math.hypot(other.x - point.x, other.y - point.y) >= 2 * discRadius),
    );
    placed.push(free ?? pushedInside(places[0]));
  }
  return placed;
}

function placesAt(ring: Box): [Point, ...Point[]] {
  const left = ring.x - discOffset;
  const right = ring.x + ring.width + discOffset;
  const top = ring.y - discOffset;
  const bottom = ring.y + ring.height + discOffset;
  const middle = ring.y + ring.height / 2;
  const corners: [Point, ...Point[]] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ];
  if (ring.height > rowHeight) return corners;
  return [{ x: left - discOffset, y: middle }, { x: right + discOffset, y: middle }, ...corners];
}

function isInside(point: Point): boolean {
  const inside = pushedInside(point);
  return inside.x === point.x && inside.y === point.y;
}

function pushedInside({ x, y }: Point): Point {
  const margin = discRadius + edge;
  return {
    x: Math.min(canvas.width - margin, Math.max(margin, x)),
    y: Math.min(canvas.height - margin, Math.max(margin, y)),
  };
}

function distanceTo(box: Box, point: Point): number {
  const dx = Math.max(box.x - point.x, 0, point.x - (box.x + box.width));
  const dy = Math.max(box.y - point.y, 0, point.y - (box.y + box.height));
  return Math.hypot(dx, dy);
}
