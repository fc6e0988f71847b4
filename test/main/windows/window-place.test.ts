import { describe, expect, it } from 'vitest';
import {
  pinnedBeside,
  placeOnDisplay,
  placeWindow,
  rememberOnDisplay,
} from '../../../src-main/windows/window-place.ts';

const display = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 2560, height: 1400 };
const left = { x: -1280, y: 200, width: 1280, height: 984 };
const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const at = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

describe('the first start', () => {
  it.each([
    ['in the middle of a large screen', display, { x: 277, y: 136, width: 1366, height: 768 }],
    ['no higher than a laptop’s screen without its task bar', laptop, laptop],
    ['on a small one', { x: 0, y: 30, width: 1024, height: 560 }, { x: 0, y: 30, width: 1024, height: 560 }],
    [
      'beside a task bar on the left',
      { x: 60, y: 0, width: 1380, height: 900 },
      { x: 67, y: 66, width: 1366, height: 768 },
    ],
  ])('%s', (_what, area, bounds) => {
    expect(placeWindow(null, [area, right])).toMatchObject({ bounds, isMaximized: false });
  });

  it('may be made as small as 420 by 400, or as the smallest screen', () => {
    expect(placeWindow(null, [display]).least).toEqual({ width: 420, height: 400 });
    const tiny = { x: 0, y: 0, width: 400, height: 320 };
    expect(placeWindow(null, [display, tiny]).least).toEqual({ width: 400, height: 320 });
  });
});

describe('what is remembered', () => {
  it.each([
    ['on the main screen', at(300, 200, 900, 700)],
    ['on another screen', at(2000, 100, 2000, 1200)],
    ['on a screen left of the main one', at(-1200, 300, 600, 500)],
    ['across two screens', at(1700, 100, 800, 600)],
    ['at the side, where Windows counts the edge to drag at', at(-7, 0, 974, 1047)],
  ])('stays %s', (_what, place) => {
    expect(placeWindow(place, [display, right, left])).toMatchObject(place);
  });

  it.each([
    ['a screen that is gone, on its right', at(2000, 100, 900, 700), [display], [1020, 100, 900, 700]],
    ['a screen that is gone, on its left', at(-1200, 300, 600, 500), [display], [0, 300, 600, 500]],
    ['a larger screen that is gone', at(2000, 100, 2000, 1200), [display], [0, 0, 1920, 1040]],
    ['far below', at(300, 9_000, 900, 700), [display], [300, 340, 900, 700]],
    ['half over the edge', at(1500, 700, 900, 700), [display], [1020, 340, 900, 700]],
    ['a screen that was made smaller', at(200, 200, 1600, 800), [laptop], [0, 0, 1366, 728]],
    ['smaller than it may be', at(300, 200, 100, 50), [display], [300, 200, 420, 400]],
    ['the nearest of two', at(5_000, 100, 900, 700), [display, right], [3580, 100, 900, 700]],
  ] as const)('comes back from %s', (_what, place, areas, [x, y, width, height]) => {
    const [main, ...others] = areas;
    expect(placeWindow(place, [main, ...others]).bounds).toEqual({ x, y, width, height });
  });

  it('stays maximized, with the place it goes back to', () => {
    const place = { ...at(2000, 100, 900, 700), isMaximized: true };
    expect(placeWindow(place, [display])).toMatchObject({
      bounds: { x: 1020, y: 100, width: 900, height: 700 },
      isMaximized: true,
    });
  });
});

describe('pinned beside a portal', () => {
  it.each([
    ['a laptop', laptop, { x: 946, y: 0, width: 420, height: 728 }],
    ['a display', display, { x: 1440, y: 0, width: 480, height: 1040 }],
    ['the second screen', right, { x: 4000, y: 0, width: 480, height: 1400 }],
    ['between', { x: 0, y: 25, width: 1500, height: 875 }, { x: 1050, y: 25, width: 450, height: 875 }],
    [
      'a screen with no more',
      { x: 0, y: 0, width: 400, height: 700 },
      { x: 0, y: 0, width: 400, height: 700 },
    ],
  ])('%s', (_what, area, bounds) => {
    expect(pinnedBeside(area, 100)).toEqual(bounds);
    expect(pinnedBeside(area, 80)).toEqual(bounds);
  });

  it.each([
    [display, 125, 600],
    [display, 200, 960],
    [laptop, 150, 630],
    [laptop, 200, 683],
    [{ x: 0, y: 0, width: 800, height: 700 }, 200, 420],
  ])('as much of the page fits when it is zoomed, up to half of the screen', (area, zoom, width) => {
    expect(pinnedBeside(area, zoom)).toMatchObject({ width, x: area.x + area.width - width });
  });
});

describe('a window with a place on each display', () => {
  const main = { id: 1, area: display };
  const desk = { id: 2, area: right };
  const home = { id: 3, area: left };
  const size = { width: 1280, height: 720 };
  const onDesk = at(2_020, 50, 1_600, 900);
  const atHome = at(-1_200, 300, 800, 500);
  const places = rememberOnDisplay(rememberOnDisplay([], desk, onDesk), home, atHome);

  it('opens on the display it was on last, while that is there', () => {
    expect(placeOnDisplay(places, [desk, main, home], size).bounds).toEqual(atHome.bounds);
  });

  it('opens on the first one otherwise, where it was there', () => {
    expect(placeOnDisplay(places, [desk, main], size).bounds).toEqual(onDesk.bounds);
  });

  it('opens in the middle of one that is new', () => {
    const bounds = { ...size, x: 320, y: 160 };
    expect(placeOnDisplay(places, [main], size).bounds).toEqual(bounds);
    expect(placeOnDisplay([], [main, desk], size).bounds).toEqual(bounds);
  });

  it('keeps its place on a display that stands elsewhere now', () => {
    const moved = { id: 2, area: { ...right, x: -2_560, y: 100 } };
    expect(placeOnDisplay(places, [moved, main], size).bounds).toEqual({
      ...onDesk.bounds,
      x: -2_460,
      y: 150,
    });
  });

  it('is brought back where the display has become smaller', () => {
    const small = { id: 2, area: { ...right, width: 1_280, height: 600 } };
    expect(placeOnDisplay(places, [small, main], size).bounds).toEqual(small.area);
  });

  it('has one place on each, the last first, of eight displays at most', () => {
    const again = rememberOnDisplay(places, desk, at(1_920, 0, 640, 360));
    expect(again.map((place) => place.display)).toEqual([2, 3]);
    expect(again[0]?.bounds).toEqual({ x: 0, y: 0, width: 640, height: 360 });
    const many = Array.from({ length: 12 }, (_, id) => id).reduce(
      (all, id) => rememberOnDisplay(all, { id, area: display }, onDesk),
      again,
    );
    expect(many.map((place) => place.display)).toEqual([11, 10, 9, 8, 7, 6, 5, 4]);
  });
});
