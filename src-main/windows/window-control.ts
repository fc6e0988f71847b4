import { type BrowserWindow, screen } from 'electron';
import type { WindowState } from '../../src-preload/contract/settings.ts';
import type { Area, WindowPlace } from '../storage/window-file.ts';
import { pinnedBeside, placeWindow } from './window-place.ts';
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
  /** Where it is when it is not pinned; null once it is gone. */
  place(): WindowPlace | null;
};

/** The main screen first. Call after ready. */
export function workAreas(): [Area, ...Area[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}

/** `moved` is called whenever `place` may have changed, `tell` with each new state. */
export function controlWindow(
  window: BrowserWindow,
  parts: { moved: () => void; tell: (state: WindowState) => void },
): WindowControl {
  const { webContents } = window;
  /** The place it goes back to, while it is pinned. */
  let former: WindowPlace | null = null;

  const state = () => ({ pinned: former !== null, zoom: zoomOf(webContents) });
  const tell = () => parts.tell(state());
  const placeNow = () => ({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });

  for (const event of ['move', 'resize', 'maximize', 'unmaximize'] as const) {
    // Typed one by one: Electron's list of events has no common form.
    window.on(event as 'move', () => {
      if (former === null) parts.moved();
    });
  }

  function fitPinned(): void {
    if (former === null || window.isDestroyed()) return;
    window.setBounds(pinnedBeside(screen.getDisplayMatching(window.getBounds()).workArea));
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
    // The screen it was on may be gone by now.
    const { bounds, isMaximized } = placeWindow(place, workAreas());
    window.setBounds(bounds);
    if (isMaximized) window.maximize();
  }

  // A column of a screen that was turned, scaled or unplugged.
  const onScreens = () => fitPinned();
  screen.on('display-metrics-changed', onScreens);
  screen.on('display-removed', onScreens);
  window.once('closed', () => {
    screen.off('display-metrics-changed', onScreens);
    screen.off('display-removed', onScreens);
  });

  const control: WindowControl = {
    state,
    place: () => (window.isDestroyed() ? null : (former ?? placeNow())),
    pin(on) {
      if (on && former === null) pin();
      else if (!on && former !== null) unpin(former);
      tell();
    },
    zoom(way) {
      zoomBy(webContents, way);
      tell();
    },
  };
  webContents.on('zoom-changed', (_event, way) => control.zoom(way));
  return control;
}
