import { join } from 'node:path';
import { app, BrowserWindow, type Session, session, type WebContents } from 'electron';
import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Role } from '../ipc/sender.ts';
import type { Log } from '../system/log.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';

/*
 * Windows and their locks: sandboxed, isolated, unable to navigate away, open windows or be granted anything.
 * Each window has a role; one without a role may ask nothing.
 */
const roles = new Map<number, Role>();
/** How many announcements each window was sent. */
const announced = new Map<number, number>();

/** Of its own, so that its way to the network can be closed while the default session asks for the system's proxy. */
const PAGE_PARTITION = 'persist:page';
/** A proxy that nobody can be behind: no program can listen on port 0. */
const UNREACHABLE_PROXY = 'http://127.0.0.1:0';

/**
 * Settings of Blink that Electron 33 leaves open and has no option for: a script may paste, and names in the page are
 * looked up ahead, which no policy of the page forbids. A person's own paste is not touched. Call before ready.
 */
export function closePageSettings(): void {
  app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false,dnsPrefetchingEnabled=false');
}

export function roleOf(webContentsId: number): Role | undefined {
  return roles.get(webContentsId);
}

/** A page that has been loaded is drawn within this time, or its first frame was lost. */
const FIRST_FRAME_TIMEOUT_MS = 1_000;

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
      session: pageSession(),
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
  window.webContents.once('destroyed', () => {
    roles.delete(id);
    announced.delete(id);
  });
  let isShown = false;
  const show = () => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
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
  const contents = BrowserWindow.getAllWindows()[0]?.webContents;
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
  const contents = BrowserWindow.getAllWindows()[0]?.webContents;
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

/** Shows the window to whoever started the app a second time. Does nothing while there is none. */
export function bringForward(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized()) window.restore();
  window?.show();
  window?.focus();
}

/** Tells every window of ours. An announcement never holds a secret. */
export function announce<N extends EventName>(name: N, payload: Events[N]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (!roles.has(webContents.id)) continue;
    const number = lastAnnounced(webContents.id) + 1;
    webContents.send('announce', number, name, payload);
    announced.set(webContents.id, number);
  }
}

/** The number of the last announcement a window was sent. */
export function lastAnnounced(webContentsId: number): number {
  return announced.get(webContentsId) ?? 0;
}

/** Calls back whenever a window gets the focus. Returns how to end that. */
export function onWindowFocus(listener: () => void): () => void {
  app.on('browser-window-focus', listener);
  return () => void app.removeListener('browser-window-focus', listener);
}

/** Locks every web contents that ever comes to be, whoever makes it. Call once, before the first window. */
export function lockWindows(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

/** The session of every page of ours. Call after ready. */
export function pageSession(): Session {
  return session.fromPartition(PAGE_PARTITION, { cache: false });
}

/**
 * Takes from every session what it could do by itself, and returns them all. Call after ready, before the first
 * window.
 */
export function lockSessions(): Session[] {
  // Chromium looks up no name of ours. With "automatic" it would probe the resolvers it knows.
  app.configureHostResolver({ secureDnsMode: 'off' });
  const sessions = [session.defaultSession, pageSession()];
  for (const one of sessions) lockSession(one);
  // WebRTC over TCP, and all that is forgotten here, ends there. Settles long before the page could ask for anything.
  void pageSession().setProxy({
    mode: 'fixed_servers',
    proxyRules: UNREACHABLE_PROXY,
    proxyBypassRules: '<-loopback>',
  });
  return sessions;
}

function lockSession(one: Session): void {
  one.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  one.setPermissionCheckHandler(() => false);
  one.setDevicePermissionHandler(() => false);
  one.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // It fetches its dictionaries from Google at each start, whether a window checks spelling or not.
  one.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') {
    one.setSpellCheckerLanguages([]);
    one.setSpellCheckerDictionaryDownloadURL(`${PAGE_ORIGIN}/no-dictionaries/`);
  }
  one.on('will-download', (event) => event.preventDefault());
  // Nothing of the page comes from the network, so nothing may go there.
  one.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = details.url.startsWith(`${PAGE_ORIGIN}/`) || details.url.startsWith('devtools://');
    answer({ cancel: !isOurs && !details.url.startsWith('data:') });
  });
}

function lockContents(contents: WebContents, log: Log): void {
  // There is no switch for WebRTC as a whole: this takes UDP, and the session's dead end takes TCP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
