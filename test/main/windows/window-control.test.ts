import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowState } from '../../../src-preload/contract/settings.ts';
import { mockElectron } from '../../harness/mock-electron.ts';
import { PretendWindow, pretendScreen } from '../../harness/pretend-window.ts';

const screen = pretendScreen();
mockElectron({ screen, nativeTheme: new EventEmitter() });
const { controlWindow, displayOf, displaysBeside } = await import(
  '../../../src-main/windows/window-control.ts'
);

const BOUNDS = { x: 100, y: 80, width: 1366, height: 768 };
/** A desktop of Linux puts a title bar above it. */
const TITLE_BAR = process.platform === 'linux' ? 40 : 0;
const COLUMN = { x: 1440, y: 0, width: 480, height: 1040 - TITLE_BAR };
let window: PretendWindow;
let control: ReturnType<typeof controlWindow>;
let told: WindowState[];
let moved: number;

beforeEach(() => {
  screen.workAreas.splice(0, 9, { x: 0, y: 0, width: 1920, height: 1040 });
  screen.removeAllListeners();
  window = new PretendWindow();
  told = [];
  moved = 0;
  control = controlWindow(window.asWindow, {
    moved: () => {
      moved += 1;
    },
    tell: (state) => void told.push(state),
  });
});

describe('where it is', () => {
  it.each(['move', 'resize', 'maximize', 'unmaximize'])('is said to have changed by %s', (event) => {
    window.emit(event);
    expect(moved).toBe(1);
  });

  it('is what it goes back to while it is maximized, and nothing once it is gone', () => {
    window.maximize();
    expect(control.place()).toEqual({ bounds: BOUNDS, isMaximized: true });
    window.isGone = true;
    expect(control.place()).toBeNull();
  });
});

describe('at the start', () => {
  const place = { bounds: { x: 300, y: 200, width: 900, height: 700 }, isMaximized: false };

  it('goes to where it was, while that is on a screen', () => {
    control.restore(place);
    expect(window.bounds).toEqual(place.bounds);
    control.restore({ ...place, bounds: { ...place.bounds, x: 5_000 } });
    expect(window.bounds).toEqual({ ...place.bounds, x: 1020 });
  });

  it.each(['ready-to-show', 'show'])('is maximized with %s, because that shows it', (event) => {
    window.isShown = false;
    control.restore({ ...place, isMaximized: true });
    expect(window.isMaximized()).toBe(false);
    expect(control.place(), 'nothing is forgotten meanwhile').toEqual({ ...place, isMaximized: true });
    window.emit(event);
    expect(window.isMaximized()).toBe(true);
    window.isShown = true;
    window.unmaximize();
    window.emit('show');
    expect(control.place()).toMatchObject({ bounds: place.bounds });
  });

  it('is maximized before it is shown', () => {
    const order: string[] = [];
    window.isShown = false;
    window.on('ready-to-show', () => order.push('show'));
    window.on('maximize', () => order.push('maximize'));
    control.restore({ ...place, isMaximized: true });
    window.emit('ready-to-show');
    expect(order).toEqual(['maximize', 'show']);
  });
});

describe('pinned beside the portal', () => {
  it('is a column on top of everything, and goes back', () => {
    control.pin(true);
    expect(window).toMatchObject({ bounds: COLUMN, isOnTop: true });
    control.pin(false);
    expect(window).toMatchObject({ bounds: BOUNDS, isOnTop: false });
    expect(told.map(({ pinned }) => pinned)).toEqual([true, false]);
  });

  it('grows with the zoom', () => {
    control.pin(true);
    control.zoom('in');
    expect(window.bounds).toMatchObject({ width: 528, x: 1392 });
    control.zoom('reset');
    expect(window.bounds).toEqual(COLUMN);
    control.pin(false);
    control.zoom('in');
    expect(window.bounds).toEqual(BOUNDS);
  });

  it('goes back to being maximized', async () => {
    window.maximize();
    control.pin(true);
    await vi.waitFor(() => expect(window.bounds).toEqual(COLUMN));
    expect(window.isMaximized()).toBe(false);
    control.pin(false);
    expect(window.isMaximized()).toBe(true);
    expect(window.bounds).toEqual(BOUNDS);
  });

  it('twice is once: the second does not take the column for its place', () => {
    control.pin(true);
    control.pin(true);
    control.pin(false);
    expect(window.bounds).toEqual(BOUNDS);
    control.pin(false);
    expect(window.bounds).toEqual(BOUNDS);
  });

  it('is not remembered: the place stays what it was, also where the column is dragged', () => {
    control.pin(true);
    window.setBounds({ x: 10, y: 10, width: 500, height: 500 });
    expect(moved).toBe(0);
    expect(control.place()).toEqual({ bounds: BOUNDS, isMaximized: false });
  });

  it('fits itself anew when its screen changes, and goes back to one that is there', () => {
    window.bounds = { x: 2000, y: 100, width: 900, height: 700 };
    screen.workAreas.push({ x: 1920, y: 0, width: 2560, height: 1400 });
    control.pin(true);
    expect(window.bounds).toEqual({ x: 4000, y: 0, width: 480, height: 1400 - TITLE_BAR });
    screen.workAreas.pop();
    screen.emit('display-removed');
    expect(window.bounds).toEqual(COLUMN);
    control.pin(false);
    expect(window.bounds).toEqual({ x: 1020, y: 100, width: 900, height: 700 });
    screen.emit('display-metrics-changed');
    expect(window.bounds).toEqual({ x: 1020, y: 100, width: 900, height: 700 });
  });

  it('listens to screens no longer than there is a window', () => {
    window.emit('closed');
    expect(screen.eventNames()).toEqual([]);
  });
});

it('zooms by keys and by the wheel, and says so', () => {
  control.zoom('in');
  window.webContents.emit('zoom-changed', {}, 'in');
  expect(told.map(({ zoom }) => zoom)).toEqual([110, 125]);
  control.zoom('reset');
  expect(control.state()).toMatchObject({ pinned: false, zoom: 100 });
  control.zoom(150);
  expect(told.at(-1)).toMatchObject({ pinned: false, zoom: 150 });
});

describe('leaving it out of what is shared', () => {
  const controlled = (platform: NodeJS.Platform) =>
    controlWindow(window.asWindow, {
      moved: () => undefined,
      tell: (state) => void told.push(state),
      platform,
    });

  it.each(['win32', 'darwin'] as const)(
    'is asked for on %s, and again whenever the window comes back',
    (platform) => {
      const it = controlled(platform);
      expect(it.state().captureBlocked).toBe(false);
      window.emit('show');
      expect(window.protections).toEqual([]);
      it.blockCapture(true);
      window.emit('show');
      window.emit('restore');
      expect(window.protections).toEqual([true, true, true]);
      it.blockCapture(false);
      window.emit('show');
      expect(window.protections).toEqual([true, true, true, false]);
      expect(told.at(-1)?.captureBlocked).toBe(false);
    },
  );

  it('is nothing that Linux has', () => {
    const it = controlled('linux');
    it.blockCapture(true);
    expect(it.state().captureBlocked).toBeNull();
    expect(window.protections).toEqual([]);
  });
});

describe('a second window', () => {
  it('goes to the screen where the first one is not', () => {
    screen.workAreas.push({ x: 1920, y: 0, width: 1280, height: 720 });
    expect(displaysBeside(window.asWindow).map(({ area }) => area.x)).toEqual([1920, 0]);
    window.bounds = { ...BOUNDS, x: 2_000 };
    expect(displaysBeside(window.asWindow).map(({ area }) => area.x)).toEqual([0, 1920]);
  });

  it('goes to the only screen there is', () => {
    expect(displaysBeside(window.asWindow)).toHaveLength(1);
    expect(displaysBeside(undefined)).toHaveLength(1);
  });

  it('is on the display that has most of it', () => {
    screen.workAreas.push({ x: 1920, y: 0, width: 1280, height: 720 });
    const area = { x: 1920, y: 0, width: 1280, height: 720 - TITLE_BAR };
    expect(displayOf({ x: 2_000, y: 10, width: 640, height: 360 })).toEqual({ id: 1, area });
  });
});
