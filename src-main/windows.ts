import { join } from 'node:path';
import { app, BrowserWindow, session, type WebContents } from 'electron';
import type { EventName, Events } from '../src-preload/contract/events.ts';
import type { Role } from './ipc/sender.ts';
import type { Log } from './log.ts';
import { PAGE_ORIGIN } from './page.ts';

/*
 * Windows and their locks: sandboxed, isolated, unable to navigate away, open windows or be granted anything.
 * Each window has a role; one without a role may ask nothing.
 */
const roles = new Map<number, Role>();

export function roleOf(webContentsId: number): Role | undefined {
  return roles.get(webContentsId);
}

/** A page that has been loaded is drawn within this time, in milliseconds, or its first frame was lost. */
const FIRST_FRAME = 1_000;

/** Shows the window with its first frame. `schedule` calls back after so many milliseconds. */
export function openTechnicianWindow(parts: {
  preload: string;
  background: string;
  schedule: (milliseconds: number, callBack: () => void) => void;
  log: Log;
}): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: app.name,
    backgroundColor: parts.background,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(parts.preload),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  const { id } = window.webContents;
  roles.set(id, 'technician');
  window.webContents.once('destroyed', () => roles.delete(id));
  let isShown = false;
  const show = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
  };
  window.once('ready-to-show', show);
  // Where the graphics process ends while that frame is drawn it never comes, and nobody would ever see the window.
  window.webContents.once('did-finish-load', () => parts.schedule(FIRST_FRAME, show));
  // Nothing saved is lost when the page dies: main holds it, and the page comes back to where it was.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    parts.log.error('page-gone', { reason });
    window.webContents.reload();
  });
  window.loadURL(`${PAGE_ORIGIN}/index.html`).catch(() => {
    // A load that is cut short by quitting is no fault; a page that cannot load shows an empty window.
  });
  return window;
}

/** Shows the window to whoever started the app a second time. Does nothing while there is none. */
export function bringForward(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

/** Tells every window of ours. An announcement never holds a secret. */
export function announce<N extends EventName>(name: N, payload: Events[N]): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (roles.has(window.webContents.id)) window.webContents.send('announce', name, payload);
  }
}

/** Locks every web contents that ever comes to be, whoever makes it. Call once, before the first window. */
export function lockWindows(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

/** Denies every permission of the default session. Call after ready. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Nothing of the page comes from the network, so nothing may go there.
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = details.url.startsWith(`${PAGE_ORIGIN}/`) || details.url.startsWith('devtools://');
    answer({ cancel: !isOurs && !details.url.startsWith('data:') });
  });
}

function lockContents(contents: WebContents, log: Log): void {
  const refuse = (event: { preventDefault(): void }, kind: string) => {
    event.preventDefault();
    log.warn('navigation-refused', { kind });
  };
  contents.on('will-navigate', (event) => refuse(event, 'navigate'));
  contents.on('will-frame-navigate', (event) => refuse(event, 'frame'));
  contents.on('will-redirect', (event) => refuse(event, 'redirect'));
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('navigation-refused', { kind: 'window' });
    return { action: 'deny' };
  });
}
