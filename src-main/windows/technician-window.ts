import { app, BrowserWindow, nativeImage, type WebContents } from 'electron';
import type { Events } from '../../src-preload/contract/events.ts';
import type { Log } from '../system/log.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';
import { followContextMenu } from './menus.ts';
import { frameOptions } from './window-look.ts';
import type { Placed } from './window-place.ts';
import { announce, giveRole, lockedPreferences, pageSession, technicianWindow } from './windows.ts';

/** A page that has been loaded is drawn within this time, or its first frame was lost. */
const FIRST_FRAME_TIMEOUT_MS = 1_000;

/** Shows the window with its first frame. `schedule` calls back after so many milliseconds. */
export function openTechnicianWindow(parts: {
  preload: string;
  placed: Placed;
  /** A file; null where the system takes the picture from the installed program. */
  icon: string | null;
  schedule: (milliseconds: number, callBack: () => void) => void;
  log: Log;
}): BrowserWindow {
  const { bounds, least } = parts.placed;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: app.name,
    ...frameOptions(process.platform),
    webPreferences: lockedPreferences(pageSession(), parts.preload),
  });
  giveRole(window, 'technician');
  followContextMenu(window.webContents);
  let isShown = false;
  const show = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
    // Afterwards: reading it holds up no first frame.
    const picture = parts.icon === null ? null : nativeImage.createFromPath(parts.icon);
    if (picture?.isEmpty() === false) window.setIcon(picture);
  };
  window.once('ready-to-show', show);
  // Where the graphics process ends while that frame is drawn it never comes, and nobody would ever see the window.
  window.webContents.once('did-finish-load', () => parts.schedule(FIRST_FRAME_TIMEOUT_MS, show));
  // Nothing saved is lost when the page dies: main holds it, and the page comes back to where it was.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (restarting.delete(window.webContents)) parts.log.warn('page-restarted');
    else parts.log.error('page-gone', { reason });
    window.webContents.reload();
  });
  window.loadURL(`${PAGE_ORIGIN}/index.html`).catch(() => {
    // A load that is cut short by quitting is no fault; a page that cannot load shows an empty window.
  });
  return window;
}

type Schedule = (milliseconds: number, callBack: () => void) => () => void;

/** A page that runs answers within this time, even on a busy computer. */
const RESPONSE_TIMEOUT_MS = 5_000;
const LOAD_TIMEOUT_MS = 10_000;
/** Pages that are ended on purpose. */
const restarting = new WeakSet<WebContents>();

/** Whether the technician's page runs at all. One in an endless loop does not. */
export async function isPageAlive(schedule: Schedule): Promise<boolean> {
  const contents = technicianWindow()?.webContents;
  if (contents === undefined) return false;
  const answer = contents.executeJavaScript('true').then(
    () => true,
    () => false,
  );
  return inTime(answer, RESPONSE_TIMEOUT_MS, schedule);
}

/**
 * Ends the page's process, which a hanging page cannot refuse, and loads the page anew: it comes back to where it
 * was.
 */
export async function restartPage(schedule: Schedule): Promise<void> {
  const contents = technicianWindow()?.webContents;
  if (contents === undefined) return;
  const loaded = new Promise<boolean>((resolve) => contents.once('did-finish-load', () => resolve(true)));
  restarting.add(contents);
  contents.forcefullyCrashRenderer();
  await inTime(loaded, LOAD_TIMEOUT_MS, schedule);
}

function inTime(answer: Promise<boolean>, milliseconds: number, schedule: Schedule): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = schedule(milliseconds, () => resolve(false));
    void answer.then((value) => {
      cancel();
      resolve(value);
    });
  });
}

/**
 * Shows the window to whoever started the app a second time, or on a screen to whoever clicked a notification. Does
 * nothing while there is none.
 */
export function bringForward(screen?: Events['open-screen']): void {
  const window = technicianWindow();
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
  if (screen !== undefined) announce('open-screen', screen);
}
