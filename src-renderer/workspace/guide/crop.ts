import { type Box, canvas } from './mark-geometry.ts';

export type Size = { width: number; height: number };

/** The part of a picture that a frame shows, in units of the picture; `scale` is pixels per unit. */
export type Crop = Box & { scale: number };

/** Units of the texts of a drawing, and how large they are shown, in pixels. */
const textUnits = 17;
const text = { wanted: 15.5, least: 14, most: 18 };
/** Somebody watches a small copy of the window in a call. */
const textForAudience = { wanted: 23, least: 21, most: 30 };
/** A frame that is smaller in either direction shows smaller letters rather than too little of the screen. */
const smallFrame: Size = { width: 400, height: 240 };
const textWhenSmall = { wanted: 13, least: 12 };

/** Ring and number outside of a control. The number stands on its left or on its upper left corner. */
const reach = { left: 44, right: 32, top: 26, bottom: 30 };
/** A crop that would miss the edge of the picture by less goes to the edge. */
const snap = { x: 84, y: 56 };
/** Room before a control that is longer than the frame. */
const before = 10;

/**
 * What a frame shows of a picture: its text in a size to be read, the controls of the step in the middle. Where those
 * do not all fit, the current one and as many of the next ones as do.
 *
 * @param current place of the current control among the boxes, or -1
 */
export function cropFor(
  frame: Size,
  boxes: readonly Box[],
  current: number,
  reader: 'technician' | 'audience' = 'technician',
): Crop {
  const all = boxes.map(withReach);
  const scale = scaleFor(frame, all, lettersFor(frame, reader));
  const width = Math.min(canvas.width, frame.width / scale);
  const height = Math.min(canvas.height, frame.height / scale);
  const box = boxes[current];
  const along = (start: 'x' | 'y', length: 'width' | 'height') => {
    const spans = all.map((one) => spanOf(one, start, length));
    const bare = box === undefined ? null : spanOf(box, start, length);
    const room = start === 'x' ? width : height;
    return placeOnAxis(spans, bare, Math.max(0, current), room, canvas[length], snap[start]);
  };
  return { x: along('x', 'width'), y: along('y', 'height'), width, height, scale };
}

/** The picture as large as it fits whole. */
export function wholeFor(frame: Size): Crop {
  const scale = Math.min(frame.width / canvas.width, frame.height / canvas.height);
  return { x: 0, y: 0, ...canvas, scale };
}

function lettersFor(frame: Size, reader: 'technician' | 'audience'): typeof text {
  if (reader === 'audience') return textForAudience;
  const isSmall = frame.width < smallFrame.width || frame.height < smallFrame.height;
  return isSmall ? { ...text, ...textWhenSmall } : text;
}

function scaleFor(frame: Size, boxes: readonly Box[], { wanted, least, most }: typeof text): number {
  const union = unionOf(boxes);
  // Smaller letters where more controls are to be seen, the same for each of them.
  const fits =
    union === null
      ? Number.POSITIVE_INFINITY
      : Math.min(frame.width / union.width, frame.height / union.height);
  const readable = Math.min(wanted / textUnits, Math.max(least / textUnits, fits));
  // A frame larger than the picture at this scale shows it larger, but never shouts.
  const covers = Math.max(frame.width / canvas.width, frame.height / canvas.height);
  return Math.min(most / textUnits, Math.max(readable, covers));
}

type Span = { from: number; to: number };

function placeOnAxis(
  spans: readonly Span[],
  bare: Span | null,
  current: number,
  room: number,
  whole: number,
  near: number,
): number {
  const shown = spanToShow(spans, bare, current, room);
  const last = whole - room;
  if (shown === null) return 0;
  const isLonger = shown.to - shown.from > room;
  const start = clamp(isLonger ? shown.from - before : (shown.from + shown.to - room) / 2, last);
  if (start < near && shown.to <= room) return 0;
  if (last - start < near && shown.from >= last) return last;
  return start;
}

/** All controls, or the current one with the following ones that fit, or at least itself without its ring. */
function spanToShow(spans: readonly Span[], bare: Span | null, current: number, room: number): Span | null {
  const all = joined(spans);
  if (all === null || all.to - all.from <= room) return all;
  let shown = spans[current] ?? all;
  if (shown.to - shown.from > room) {
    if (bare === null || bare.to - bare.from > room) return bare ?? shown;
    // Its number, on the left, rather than the ring's other end.
    const from = Math.max(shown.from, bare.to - room);
    return { from, to: from + room };
  }
  for (const next of spans.slice(current + 1)) {
    const wider = joined([shown, next]);
    if (wider === null || wider.to - wider.from > room) break;
    shown = wider;
  }
  return shown;
}

function joined(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

function spanOf(box: Box, start: 'x' | 'y', length: 'width' | 'height'): Span {
  return { from: box[start], to: box[start] + box[length] };
}

/** With its ring and its number, as far as the picture goes. */
function withReach({ x, y, width, height }: Box): Box {
  const left = Math.max(0, x - reach.left);
  const top = Math.max(0, y - reach.top);
  const right = Math.min(canvas.width, x + width + reach.right);
  const bottom = Math.min(canvas.height, y + height + reach.bottom);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function unionOf(boxes: readonly Box[]): Box | null {
  const x = joined(boxes.map((box) => spanOf(box, 'x', 'width')));
  const y = joined(boxes.map((box) => spanOf(box, 'y', 'height')));
  return x && y && { x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from };
}

function clamp(start: number, last: number): number {
  return Math.max(0, Math.min(start, last));
}

/** Pixels of the small picture of the whole screen with its label, and its distance from the frame's edges. */
const thumb = { width: 112, height: 90, margin: 12 };
/** A frame smaller than this has no room for it. */
const roomForThumb: Size = { width: 420, height: 240 };

/**
 * Where the small picture of the whole screen stands: in a right corner of the frame where no ring is; else, and
 * where nothing is cut, there is only its button below.
 */
export function placeThumb(frame: Size, crop: Crop, rings: readonly Box[]): 'lower' | 'upper' | 'caption' {
  if (frame.width < roomForThumb.width || frame.height < roomForThumb.height) return 'caption';
  if (!Object.values(cutEdges(crop)).some(Boolean)) return 'caption';
  const inFrame = rings.map((ring) => ({
    x: (ring.x - crop.x) * crop.scale,
    y: (ring.y - crop.y) * crop.scale,
    width: ring.width * crop.scale,
    height: ring.height * crop.scale,
  }));
  const { width, height, margin } = thumb;
  const x = frame.width - width - margin;
  const isFree = (y: number) => !inFrame.some((ring) => overlap(ring, { x, y, width, height }, margin));
  if (isFree(frame.height - height - margin)) return 'lower';
  return isFree(margin) ? 'upper' : 'caption';
}

function overlap(one: Box, other: Box, gap: number): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  );
}

/** The edges of a crop behind which the picture goes on. */
export function cutEdges({ x, y, width, height }: Crop) {
  const some = 0.5;
  return {
    left: x > some,
    right: x + width < canvas.width - some,
    top: y > some,
    bottom: y + height < canvas.height - some,
  };
}
