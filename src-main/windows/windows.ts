import { app, BrowserWindow, type Session, session, type WebContents, type WebPreferences } from 'electron';
import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { Role } from '../ipc/sender.ts';
import type { Log } from '../system/log.ts';
import { AUDIENCE_ORIGIN, PAGE_ORIGIN } from './app-protocol.ts';

/*
 * Windows and their locks: sandboxed, isolated, unable to navigate away, open windows or be granted anything.
 * Each window has a role; one without a role may ask nothing.
 */
const roles = new Map<number, Role>();
/** How many announcements each window was sent. */
const announced = new Map<number, number>();

/** Of its own, so that its way to the network can be closed while the default session asks for the system's proxy. */
const PAGE_PARTITION = 'persist:page';
/** In memory alone: what was shown in a call leaves nothing on the disk. */
const AUDIENCE_PARTITION = 'audience';
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

/** From now on the window may ask what its role allows, and is told what is announced. */
export function giveRole({ webContents }: BrowserWindow, role: Role): void {
  const { id } = webContents;
  roles.set(id, role);
  webContents.once('destroyed', () => {
    roles.delete(id);
    announced.delete(id);
  });
}

/** The technician's own window, whatever others are open; undefined before it is, and after it was closed. */
export function technicianWindow(): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find(({ webContents }) => roles.get(webContents.id) === 'technician');
}

/**
 * Tells the technician's window. An announcement never holds a secret, but it may name any client: the audience window
 * is given scenes and nothing else.
 */
export function announce<N extends EventName>(name: N, payload: Events[N]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    if (roles.get(webContents.id) !== 'technician') continue;
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

/** What every window of ours is made with: a page that reaches nothing but its preload. */
export function lockedPreferences(session: Session, preload: string): WebPreferences {
  return {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** Locks every web contents that ever comes to be, whoever makes it. Call once, before the first window. */
export function lockWindows(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

/** The session of every page of ours. Call after ready. */
export function pageSession(): Session {
  return session.fromPartition(PAGE_PARTITION, { cache: false });
}

let printing: Session | null = null;

/** The session of what is printed, in memory alone and locked like every other. Call after ready. */
export function printSession(): Session {
  if (printing === null) {
    printing = session.fromPartition('print', { cache: false });
    lockSession(printing, PAGE_ORIGIN);
    closeNetwork(printing);
  }
  return printing;
}

/**
 * Takes from every session what it could do by itself, and returns them all. Call after ready, before the first
 * window.
 */
export function lockSessions(): Session[] {
  // Chromium looks up no name of ours. With "automatic" it would probe the resolvers it knows.
  app.configureHostResolver({ secureDnsMode: 'off' });
  const sessions = [session.defaultSession, pageSession()];
  for (const one of sessions) lockSession(one, PAGE_ORIGIN);
  closeNetwork(pageSession());
  return sessions;
}

/** The session of the audience window, as locked as the page's own. Made with the first call. */
export function lockAudienceSession(): Session {
  const one = session.fromPartition(AUDIENCE_PARTITION, { cache: false });
  lockSession(one, AUDIENCE_ORIGIN);
  closeNetwork(one);
  return one;
}

/** WebRTC over TCP, and all that is forgotten here, ends there. Settles long before a page could ask for anything. */
function closeNetwork(one: Session): void {
  void one.setProxy({
    mode: 'fixed_servers',
    proxyRules: UNREACHABLE_PROXY,
    proxyBypassRules: '<-loopback>',
  });
}

function lockSession(one: Session, origin: string): void {
  one.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  one.setPermissionCheckHandler(() => false);
  one.setDevicePermissionHandler(() => false);
  one.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // It fetches its dictionaries from Google at each start, whether a window checks spelling or not.
  one.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') {
    one.setSpellCheckerLanguages([]);
    one.setSpellCheckerDictionaryDownloadURL(`${origin}/no-dictionaries/`);
  }
  one.on('will-download', (event) => event.preventDefault());
  // Nothing of the page comes from the network, so nothing may go there.
  one.webRequest.onBeforeRequest((details, answer) => {
    const isOurs = details.url.startsWith(`${origin}/`) || details.url.startsWith('devtools://');
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
