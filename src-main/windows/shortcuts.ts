import type { BrowserWindow, Input } from 'electron';
import type { ZoomWay } from './zoom.ts';

/** What keys do in every window of the app; those of the page's own are the page's. */
export type Shortcut = 'zoom-in' | 'zoom-out' | 'zoom-reset' | 'quit' | 'reload' | 'dev-tools';

type Keys = Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt' | 'shift' | 'isComposing'>;
type On = { platform: NodeJS.Platform; isDevelopment: boolean };

/**
 * Without a menu bar there is nobody else to serve them. By the letter on the key, since `+` and `=` lie elsewhere on
 * every layout; the numbers' row by its place, as it takes Shift on some.
 */
export function shortcutOf(keys: Keys, { platform, isDevelopment }: On): Shortcut | null {
  if (keys.type !== 'keyDown' || keys.isComposing) return null;
  if (isDevelopment && keys.key === 'F5') return 'reload';
  const isMac = platform === 'darwin';
  const [isHeld, isOther] = isMac ? [keys.meta, keys.control] : [keys.control, keys.meta];
  if (!isHeld || isOther) return null;
  const letter = keys.key.toLowerCase();
  // A Mac opens them with Option.
  const isDevTools = keys.code === 'KeyI' && (isMac ? keys.alt : keys.shift && !keys.alt);
  if (isDevelopment && isDevTools) return 'dev-tools';
  // AltGr is Ctrl and Alt together, and types a letter.
  if (keys.alt) return null;
  if (letter === '+' || letter === '=') return 'zoom-in';
  if (letter === '-' || letter === '_') return 'zoom-out';
  if (letter === '0' || keys.code === 'Digit0') return 'zoom-reset';
  if (letter === 'q' && platform === 'linux' && !keys.shift) return 'quit';
  if (letter === 'r' && isDevelopment && !isMac) return 'reload';
  return null;
}

/** The page is not told of a key that is served here. */
export function followShortcuts(window: BrowserWindow, on: On, zoom: (way: ZoomWay) => void): void {
  const { webContents } = window;
  const acts: Record<Shortcut, () => void> = {
    'zoom-in': () => zoom('in'),
    'zoom-out': () => zoom('out'),
    'zoom-reset': () => zoom('reset'),
    quit: () => window.close(),
    reload: () => webContents.reload(),
    'dev-tools': () => webContents.toggleDevTools(),
  };
  webContents.on('before-input-event', (event, keys) => {
    const shortcut = shortcutOf(keys, on);
    if (shortcut === null) return;
    event.preventDefault();
    acts[shortcut]();
  });
}
