import type { Area, DisplayPlace, WindowPlace } from '../storage/window-file.ts';

/*
 * Where the window goes, by the work areas of the screens that are there: without task bars, in points. Pure; a window
 * with a frame of the system's has it outside of these.
 */

/** A laptop of a technician. */
const FIRST = { width: 1366, height: 768 };
/** Down to here nothing scrolls sideways. */
const LEAST = { width: 420, height: 400 };
/** Beside a portal: a column of the screen, not less than LEAST and not more than this. */
const WIDEST_COLUMN = 480;
const COLUMN_SHARE = 0.3;
/** Windows counts the edge to drag at to the window, so one at the side of the screen reaches over it by some points. */
const EDGE = 8;
/** Of displays that a window is remembered on: an office, a home, and some clients. */
const MOST_DISPLAYS = 8;

export type Placed = WindowPlace & { least: { width: number; height: number } };

/**
 * As remembered while all of it is on the screens that are there; otherwise on the one it was nearest to, no larger
 * than that. Without anything remembered in the middle of the first screen. `areas` holds at least one, the main screen
 * first.
 */
export function placeWindow(
  remembered: WindowPlace | null,
  areas: readonly [Area, ...Area[]],
  firstSize = FIRST,
): Placed {
  const smallest = (side: 'width' | 'height') => Math.min(...areas.map((area) => area[side]), LEAST[side]);
  const least = { width: smallest('width'), height: smallest('height') };
  if (remembered === null) {
    const [main] = areas;
    const size = fitting({ ...firstSize, x: 0, y: 0 }, main);
    const x = main.x + Math.floor((main.width - size.width) / 2);
    const y = main.y + Math.floor((main.height - size.height) / 2);
    return { bounds: { ...size, x, y }, isMaximized: false, least };
  }
  return { bounds: broughtBack(remembered.bounds, areas, least), isMaximized: remembered.isMaximized, least };
}

/** A display that is there, with what a window may fill of it. */
export type DisplayArea = { id: number; area: Area };

/**
 * A window that has a place on each display: on the one it was on last, while that is there; otherwise on the first of
 * `displays`. There it stands where it stood last, and in the middle at the first time.
 */
export function placeOnDisplay(
  remembered: readonly DisplayPlace[],
  displays: readonly [DisplayArea, ...DisplayArea[]],
  firstSize = FIRST,
): Placed {
  const chosen = displays.find(({ id }) => id === remembered[0]?.display) ?? displays[0];
  const kept = remembered.find(({ display }) => display === chosen.id);
  const there = kept === undefined ? null : { ...kept, bounds: moved(kept.bounds, chosen.area) };
  const others = displays.filter((one) => one !== chosen).map(({ area }) => area);
  return placeWindow(there, [chosen.area, ...others], firstSize);
}

/** With `place` on `display` as the last one, and the only one there. */
export function rememberOnDisplay(
  remembered: readonly DisplayPlace[],
  { id, area }: DisplayArea,
  { bounds, isMaximized }: WindowPlace,
): readonly DisplayPlace[] {
  const others = remembered.filter(({ display }) => display !== id);
  const place = { display: id, bounds: moved(bounds, { x: -area.x, y: -area.y }), isMaximized };
  return [place, ...others].slice(0, MOST_DISPLAYS);
}

function moved(bounds: Area, by: { x: number; y: number }): Area {
  return { ...bounds, x: bounds.x + by.x, y: bounds.y + by.y };
}

function broughtBack(bounds: Area, areas: readonly [Area, ...Area[]], least: Placed['least']): Area {
  const width = Math.max(bounds.width, least.width);
  const height = Math.max(bounds.height, least.height);
  const wanted = { ...bounds, width, height };
  if (isSeenWhole(wanted, areas)) return wanted;
  const area = nearest(wanted, areas);
  const size = fitting(wanted, area);
  return {
    ...size,
    x: between(wanted.x, area.x, area.x + area.width - size.width),
    y: between(wanted.y, area.y, area.y + area.height - size.height),
  };
}

/**
 * The right edge of the screen, from top to bottom. Wider when the page is larger (`zoom` in percent), so that it holds
 * as much, but never more than half of the screen: the portal needs the other one.
 */
export function pinnedBeside(area: Area, zoom: number): Area {
  const column = between(Math.round(area.width * COLUMN_SHARE), LEAST.width, WIDEST_COLUMN);
  const most = Math.max(column, Math.floor(area.width / 2));
  const width = Math.min(between(Math.round((column * zoom) / 100), column, most), area.width);
  return { x: area.x + area.width - width, y: area.y, width, height: area.height };
}

/** Also across two screens. */
function isSeenWhole(bounds: Area, areas: readonly Area[]): boolean {
  const inner = {
    x: bounds.x + EDGE,
    y: bounds.y + EDGE,
    width: bounds.width - 2 * EDGE,
    height: bounds.height - 2 * EDGE,
  };
  const seen = areas.reduce((sum, area) => sum + shared(inner, area), 0);
  return seen >= inner.width * inner.height;
}

/** The one with most of it; where none has any, the one whose edge is closest. */
function nearest(bounds: Area, areas: readonly [Area, ...Area[]]): Area {
  return areas.reduce((best, area) => {
    const more = shared(bounds, area) - shared(bounds, best);
    return more > 0 || (more === 0 && distance(bounds, area) < distance(bounds, best)) ? area : best;
  });
}

function shared(one: Area, other: Area): number {
  const along = (from: number, length: number, otherFrom: number, otherLength: number) =>
    Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));
  return along(one.x, one.width, other.x, other.width) * along(one.y, one.height, other.y, other.height);
}

function distance(one: Area, other: Area): number {
  const gap = (from: number, length: number, otherFrom: number, otherLength: number) =>
    Math.max(0, otherFrom - (from + length), from - (otherFrom + otherLength));
  return Math.hypot(
    gap(one.x, one.width, other.x, other.width),
    gap(one.y, one.height, other.y, other.height),
  );
}

function fitting(wanted: Area, area: Area): { width: number; height: number } {
  return { width: Math.min(wanted.width, area.width), height: Math.min(wanted.height, area.height) };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
