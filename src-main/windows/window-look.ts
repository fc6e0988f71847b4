import { type BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import type { Theme } from '../../src-preload/contract/settings.ts';

/*
 * What of the window the page does not draw: the ground before its first frame, and the system's buttons in the page's
 * own frame line. The page's tokens have the same colors and the same height; a test compares them.
 */
const LIGHT = { background: '#f2f3f6', symbols: '#3d4450' };
const DARK = { background: '#0c0e11', symbols: '#c3c9d3' };
/** Of the frame line, in points at a zoom of 100 %. */
const LINE_HEIGHT = 44;
/** A Mac's three buttons are 14 points high; the line's words begin beside them. */
const MAC_BUTTONS = { x: 14, y: (LINE_HEIGHT - 14) / 2 };

const looks = () => (nativeTheme.shouldUseDarkColors ? DARK : LIGHT);

/** The window's own options. Linux keeps the frame that its desktop gives every window. */
export function frameOptions(platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  const { background, symbols } = looks();
  if (platform === 'win32') {
    const titleBarOverlay = { color: background, symbolColor: symbols, height: LINE_HEIGHT };
    return { backgroundColor: background, titleBarStyle: 'hidden', titleBarOverlay };
  }
  if (platform !== 'darwin') return { backgroundColor: background };
  return {
    backgroundColor: background,
    titleBarStyle: 'hidden',
    titleBarOverlay: { height: LINE_HEIGHT },
    trafficLightPosition: MAC_BUTTONS,
  };
}

/** The one chosen in Settings, also for what the system draws: the frame, menus and its own boxes. */
export function setTheme(theme: Theme): void {
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
}

/**
 * Keeps the window to the theme of the app, or of the system where the app follows it. Returns how to say that the zoom
 * has changed, in percent: the page's frame line grows with it, and so must the buttons in it.
 */
export function followLook(window: BrowserWindow, platform: NodeJS.Platform): (zoom: number) => void {
  let height = LINE_HEIGHT;
  function put(): void {
    const { background, symbols } = looks();
    window.setBackgroundColor(background);
    if (platform === 'win32') window.setTitleBarOverlay({ color: background, symbolColor: symbols, height });
  }
  nativeTheme.on('updated', put);
  window.once('closed', () => nativeTheme.off('updated', put));
  return (zoom) => {
    height = Math.round((LINE_HEIGHT * zoom) / 100);
    put();
  };
}
