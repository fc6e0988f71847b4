import { app, BrowserWindow, globalShortcut, type Session } from 'electron';
import type { Scene } from '../../src-preload/contract/presenting.ts';
import { presentingMessages as words } from '../../src-preload/messages/messages.ts';
import type { Audience } from '../sessions/presenting.ts';
import { AUDIENCE_ORIGIN } from './app-protocol.ts';
import { giveRole, lockAudienceSession } from './windows.ts';

/** A page that has not drawn the cover by then is ended. The cover stands within a second, whatever the page does. */
const COVER_TIMEOUT_MS = 400;
const SIZE = { width: 1280, height: 720 };
const LEAST = { width: 640, height: 360 };
/** The same as the page's, in both themes: neither a cover nor a start flashes. */
const GROUND = '#14171d';
/** What is swapped in the page is painted with the second frame. Main asks: the page itself cannot send anything. */
const PAINTED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`;
const COVER_KEY = 'CommandOrControl+Shift+H';

/**
 * The window a client watches. It has an origin and a session of its own, listens to one channel and sends on none;
 * its requests would be refused. `serve` gives the page to its session.
 */
export function openAudience(parts: {
  preload: string;
  serve: (session: Session) => Promise<void>;
  schedule: (milliseconds: number, run: () => void) => () => void;
  closed: () => void;
}): Audience {
  let window: BrowserWindow | null = null;
  let served: ReturnType<typeof serve> | null = null;
  let last: Scene = { kind: 'cover' };

  function open(): void {
    if (window !== null) return;
    served ??= serve();
    last = { kind: 'cover' };
    const opened = new BrowserWindow({
      ...SIZE,
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      show: false,
      // Task bars and lists of windows to share show it.
      title: words.windowTitle,
      backgroundColor: GROUND,
      webPreferences: {
        session: served.session,
        preload: parts.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
        // It is shared while other windows lie above it, and must go on drawing.
        backgroundThrottling: false,
      },
    });
    giveRole(opened, 'audience');
    opened.setMenuBarVisibility(false);
    opened.on('page-title-updated', (event) => event.preventDefault());
    // The technician is typing in the other one.
    opened.once('ready-to-show', () => opened.showInactive());
    opened.webContents.on('did-finish-load', () => send(last));
    opened.webContents.on('render-process-gone', () => {
      if (!opened.isDestroyed()) load(opened);
    });
    opened.once('closed', () => {
      if (window !== opened) return;
      window = null;
      parts.closed();
    });
    window = opened;
    void served.ready.then(() => load(opened));
  }

  function serve(): { session: Session; ready: Promise<void> } {
    const session = lockAudienceSession();
    return { session, ready: parts.serve(session) };
  }

  function load(opened: BrowserWindow): void {
    if (opened.isDestroyed()) return;
    opened.loadURL(`${AUDIENCE_ORIGIN}/`).catch(() => undefined);
  }

  function send(scene: Scene): void {
    window?.webContents.send('scene', scene);
  }

  return {
    isOpen: () => window !== null,
    open,
    close() {
      const closing = window;
      window = null;
      closing?.destroy();
    },
    show(scene) {
      last = scene;
      send(scene);
    },
    async cover() {
      last = { kind: 'cover' };
      if (window === null) return;
      const covered = window;
      send(last);
      const isPainted = await inTime(covered.webContents.executeJavaScript(PAINTED), parts.schedule);
      if (isPainted || covered.isDestroyed() || last.kind !== 'cover') return;
      // A page that hangs is ended, and with it what it shows: the ground of the window is left, and a new page begins covered.
      covered.webContents.forcefullyCrashRenderer();
    },
  };
}

function inTime(
  painted: Promise<unknown>,
  schedule: (milliseconds: number, run: () => void) => () => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = schedule(COVER_TIMEOUT_MS, () => resolve(false));
    painted.then(
      () => {
        cancel();
        resolve(true);
      },
      () => undefined,
    );
  });
}

/** The key that covers, whatever program has the focus. False where another one has taken it. */
export function takeCoverKey(pressed: () => void): boolean {
  return globalShortcut.register(COVER_KEY, pressed);
}

export function releaseCoverKey(): void {
  globalShortcut.unregister(COVER_KEY);
}
