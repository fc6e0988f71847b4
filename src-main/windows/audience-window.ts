import { BrowserWindow, globalShortcut, type Session } from 'electron';
import type { Scene } from '../../src-preload/contract/presenting.ts';
import { presentingMessages as words } from '../../src-preload/messages/messages.ts';
import type { Audience } from '../sessions/presenting.ts';
import type { Files } from '../storage/files.ts';
import { audiencePlaces, type DisplayPlace, openWindowFile } from '../storage/window-file.ts';
import type { Log } from '../system/log.ts';
import { AUDIENCE_ORIGIN } from './app-protocol.ts';
import { displayOf, displaysBeside } from './window-control.ts';
import { placeOnDisplay, rememberOnDisplay } from './window-place.ts';
import { giveRole, lockAudienceSession, lockedPreferences, technicianWindow } from './windows.ts';

/** A page that has not drawn the cover by then is ended. The cover stands within a second, whatever the page does. */
const COVER_TIMEOUT_MS = 400;
const SIZE = { width: 1280, height: 720 };
const PICTURE_WIDTH = 480;
/** In percent, of a JPEG: a PNG takes main ten times as long, and every key typed meanwhile with it. */
const PICTURE_QUALITY = 85;
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
  files: Files;
  userData: string;
  log: Log;
  schedule: (milliseconds: number, run: () => void) => () => void;
  closed: () => void;
}): Audience & { end: () => Promise<void> } {
  let window: BrowserWindow | null = null;
  let served: ReturnType<typeof serve> | null = null;
  let last: Scene = { kind: 'cover' };
  /** A page that is not is given nothing yet, and begins covered. */
  let isLoaded = false;
  /** Where it stood on each display, the last first, also after it was closed. */
  let places: readonly DisplayPlace[] = [];
  /** The picture that was made last, and the pixels it was made of: most looks find what the one before did. */
  let picture: { pixels: Buffer; address: string } | null = null;
  const file = openWindowFile(audiencePlaces, { ...parts, take: () => places });

  function open(): void {
    if (window !== null) return;
    served ??= serve();
    last = { kind: 'cover' };
    const opened = new BrowserWindow({
      ...placeOnDisplay(places, displaysBeside(technicianWindow()), SIZE).bounds,
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      show: false,
      // Task bars and lists of windows to share show it.
      title: words.windowTitle,
      backgroundColor: GROUND,
      webPreferences: {
        ...lockedPreferences(served.session, parts.preload),
        // It is shared while other windows lie above it, and must go on drawing.
        backgroundThrottling: false,
      },
    });
    giveRole(opened, 'audience');
    for (const event of ['move', 'resize'] as const)
      opened.on(event as 'move', () => {
        if (!opened.isVisible()) return;
        const bounds = opened.getNormalBounds();
        const place = { bounds, isMaximized: opened.isMaximized() };
        places = rememberOnDisplay(places, displayOf(bounds), place);
        file.note();
      });
    opened.setMenuBarVisibility(false);
    opened.on('page-title-updated', (event) => event.preventDefault());
    // The technician is typing in the other one.
    opened.once('ready-to-show', () => opened.showInactive());
    opened.webContents.on('did-finish-load', () => {
      isLoaded = true;
      send(last);
    });
    opened.webContents.on('render-process-gone', () => {
      if (!opened.isDestroyed()) load(opened);
    });
    opened.once('closed', () => {
      picture = null;
      if (window !== opened) return;
      window = null;
      isLoaded = false;
      parts.closed();
    });
    window = opened;
    void restore(opened, served.ready);
  }

  /** Where it stood, or as near as the screens that are there allow; and then its page. */
  async function restore(opened: BrowserWindow, isServed: Promise<void>): Promise<void> {
    if (places.length === 0) places = (await file.read()) ?? [];
    await isServed;
    if (opened.isDestroyed()) return;
    if (places.length > 0)
      opened.setBounds(placeOnDisplay(places, displaysBeside(technicianWindow()), SIZE).bounds);
    load(opened);
  }

  function serve(): { session: Session; ready: Promise<void> } {
    const session = lockAudienceSession();
    return { session, ready: parts.serve(session) };
  }

  function load(opened: BrowserWindow): void {
    if (opened.isDestroyed()) return;
    isLoaded = false;
    opened.loadURL(`${AUDIENCE_ORIGIN}/`).catch(() => undefined);
  }

  function send(scene: Scene): void {
    if (isLoaded) window?.webContents.send('scene', scene);
  }

  return {
    end: () => file.close(),
    isOpen: () => window !== null,
    open,
    close() {
      const closing = window;
      window = null;
      isLoaded = false;
      closing?.destroy();
    },
    show(scene) {
      last = scene;
      send(scene);
    },
    async picture() {
      if (window === null) return null;
      const shot = await window.webContents.capturePage().catch(() => null);
      if (shot === null || shot.isEmpty()) return null;
      const small = shot.resize({ width: PICTURE_WIDTH, quality: 'good' });
      const pixels = small.toBitmap();
      if (picture === null || !picture.pixels.equals(pixels)) {
        const bytes = small.toJPEG(PICTURE_QUALITY).toString('base64');
        picture = { pixels, address: `data:image/jpeg;base64,${bytes}` };
      }
      return picture.address;
    },
    async cover() {
      last = { kind: 'cover' };
      if (window === null || !isLoaded) return;
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
