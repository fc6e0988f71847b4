import { type BrowserWindow, type Display, screen } from 'electron';
import type { WindowState } from '../../src-preload/contract/settings.ts';
import type { Area, WindowPlace } from '../storage/window-file.ts';
import { followLook } from './window-look.ts';
import { type DisplayArea, pinnedBeside, placeWindow } from './window-place.ts';
import { type ZoomWay, zoomBy, zoomOf } from './zoom.ts';

/** What may be done with the technician's window, and what is remembered of it. */
export type WindowControl = {
  state(): WindowState;
  /**
   * Beside the portal: a column at the right edge of its screen, above other windows; off, back to where it was. The
   * next start opens it where it was, and not pinned.
   */
  pin(on: boolean): void;
  zoom(way: ZoomWay): void;
  /** Until it is switched off or the app ends. Does nothing where the system has no such thing. */
  blockCapture(on: boolean): void;
  /** Puts it where it was at the start before, or as near as the screens that are there allow. */
  restore(place: WindowPlace): void;
  /** Where it is when it is not pinned; null once it is gone. */
  place(): WindowPlace | null;
};

/** A desktop of Linux puts its title bar above the window's own area; others count it to the window. */
const TITLE_BAR = process.platform === 'linux' ? 40 : 0;

/** What a window may fill of a screen. */
function usable({ workArea }: Display): Area {
  return { ...workArea, height: workArea.height - TITLE_BAR };
}

/** The main screen first. Call after ready. */
export function workAreas(): [Area, ...Area[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [usable(main), ...others.map(usable)];
}

/** The others first: a second window goes where the first one is not. Call after ready. */
export function displaysBeside(window: BrowserWindow | undefined): [DisplayArea, ...DisplayArea[]] {
  const main = screen.getPrimaryDisplay();
  const own = window === undefined ? null : screen.getDisplayMatching(window.getBounds()).id;
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const all = [main, ...others].map((display) => ({ id: display.id, area: usable(display) }));
  const [first, ...rest] = [...all.filter(({ id }) => id !== own), ...all.filter(({ id }) => id === own)];
  return [first ?? { id: main.id, area: usable(main) }, ...rest];
}

/** The display that has most of it. Call after ready. */
export function displayOf(bounds: Area): DisplayArea {
  const display = screen.getDisplayMatching(bounds);
  return { id: display.id, area: usable(display) };
}

/** `moved` is called whenever `place` may have changed, `tell` with each new state. */
export function controlWindow(
  window: BrowserWindow,
  parts: { moved: () => void; tell: (state: WindowState) => void; platform?: NodeJS.Platform },
): WindowControl {
  const { platform = process.platform } = parts;
  const { webContents } = window;
  /** The place it goes back to, while it is pinned. */
  let former: WindowPlace | null = null;

  // Linux has no such thing, and Electron's call does nothing there.
  let captureBlocked = platform === 'linux' ? null : false;
  const state = () => ({ pinned: former !== null, zoom: zoomOf(webContents), captureBlocked });
  const tell = () => parts.tell(state());
  const zoomChanged = followLook(window, platform);
  /** A window that is maximized is shown, so one that is not there yet is only told to be. */
  let opensMaximized = false;
  const placeNow = () => ({
    bounds: window.getNormalBounds(),
    isMaximized: opensMaximized || window.isMaximized(),
  });

  for (const event of ['move', 'resize', 'maximize', 'unmaximize'] as const) {
    // Typed one by one: Electron's list of events has no common form.
    window.on(event as 'move', () => {
      if (former === null) parts.moved();
    });
  }

  function fitPinned(): void {
    if (former === null || window.isDestroyed()) return;
    const area = usable(screen.getDisplayMatching(window.getBounds()));
    window.setBounds(pinnedBeside(area, zoomOf(webContents)));
  }

  function pin(): void {
    former = placeNow();
    window.setAlwaysOnTop(true, 'floating');
    if (window.isFullScreen()) window.setFullScreen(false);
    if (window.isMaximized()) {
      // Until then the system holds the size of a maximized window, and puts its own back when it lets go.
      window.once('unmaximize', fitPinned);
      window.unmaximize();
    } else fitPinned();
  }

  function unpin(place: WindowPlace): void {
    former = null;
    window.setAlwaysOnTop(false);
    restore(place);
  }

  function restore(place: WindowPlace): void {
    const { bounds, isMaximized } = placeWindow(place, workAreas());
    window.setBounds(bounds);
    if (!isMaximized) return;
    if (window.isVisible()) window.maximize();
    else {
      opensMaximized = true;
      // Before it is shown with its first frame, or when it is shown without.
      window.prependOnceListener('ready-to-show', maximizeFirst);
      window.once('show', maximizeFirst);
    }
  }

  function maximizeFirst(): void {
    if (!opensMaximized || window.isDestroyed()) return;
    opensMaximized = false;
    window.maximize();
  }

  // A column of a screen that was turned, scaled or unplugged.
  const onScreens = () => fitPinned();
  screen.on('display-metrics-changed', onScreens);
  screen.on('display-removed', onScreens);
  window.once('closed', () => {
    screen.off('display-metrics-changed', onScreens);
    screen.off('display-removed', onScreens);
  });

  // Some versions of Electron lose it on Windows while the window is hidden.
  for (const event of ['show', 'restore'] as const)
    window.on(event as 'show', () => {
      if (captureBlocked) window.setContentProtection(true);
    });

  const control: WindowControl = {
    state,
    restore,
    place: () => (window.isDestroyed() ? null : (former ?? placeNow())),
    pin(on) {
      if (on && former === null) pin();
      else if (!on && former !== null) unpin(former);
      tell();
    },
    blockCapture(on) {
      if (captureBlocked !== null) {
        captureBlocked = on;
        window.setContentProtection(on);
      }
      tell();
    },
    zoom(way) {
      zoomBy(webContents, way);
      zoomChanged(zoomOf(webContents));
      fitPinned();
      tell();
    },
  };
  // Chromium knows the zoom of the start before once it knows which page this is.
  webContents.on('dom-ready', () => zoomChanged(zoomOf(webContents)));
  webContents.on('zoom-changed', (_event, way) => control.zoom(way));
  return control;
}
