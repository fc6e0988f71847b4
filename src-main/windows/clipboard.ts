import { clipboard } from 'electron';

/** A copied secret stays on the clipboard this long. */
export const CLEARS_AFTER_MS = 30_000;

/**
 * One clipboard; X11 has two. From Electron 44 on the calls answer promises, before that at once; both are awaited.
 */
export type ClipboardCalls = {
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
};

export type SystemClipboard = ClipboardCalls & {
  writeText(text: string): void | Promise<void>;
  /**
   * Text and the system's marks for secrets in one write. False where the runtime cannot; nothing is written then.
   */
  writeConcealed(text: string): Promise<boolean>;
  /** X11's PRIMARY, which Chromium fills with every copied text; null on other systems. */
  selection: ClipboardCalls | null;
};

/**
 * Puts secrets on the clipboard for a hand-over and takes them off again: after 30 s, before the next one and
 * on quitting, unless something else was copied meanwhile. `schedule` returns its own cancel.
 */
export function openClipboard(parts: {
  calls: SystemClipboard;
  schedule: (milliseconds: number, run: () => void) => () => void;
  now: () => number;
}): {
  put(text: string): Promise<{ clearsAt: string; concealed: boolean }>;
  write(text: string): Promise<void>;
  clear(): Promise<void>;
} {
  const { calls } = parts;
  let held: { text: string; cancel: () => void } | undefined;

  async function clear(): Promise<void> {
    const mine = held;
    if (mine === undefined) return;
    held = undefined;
    mine.cancel();
    // Each for itself: what was copied or selected since is in one of them only.
    await clearIfHeld(calls, mine.text);
    await clearSelection(mine.text);
  }

  async function clearSelection(text: string): Promise<void> {
    if (calls.selection !== null) await clearIfHeld(calls.selection, text);
  }

  return {
    async put(text) {
      await clear();
      const concealed = await calls.writeConcealed(text);
      if (!concealed) await calls.writeText(text);
      held = { text, cancel: parts.schedule(CLEARS_AFTER_MS, () => void clear()) };
      // Nobody pastes a hand-over with the middle button, and the second copy bears no mark.
      await clearSelection(text);
      return { clearsAt: new Date(parts.now() + CLEARS_AFTER_MS).toISOString(), concealed };
    },
    async write(text) {
      await clear();
      await calls.writeText(text);
    },
    clear,
  };
}

async function clearIfHeld(one: ClipboardCalls, text: string): Promise<void> {
  if ((await one.readText()) === text) await one.clear();
}

/** Electron's `clipboard`: until 43 its calls take the kind of clipboard, from 44 on the second one is an object. */
type ElectronClipboard = {
  readText(kind?: string): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(kind?: string): void | Promise<void>;
  write(items: never): unknown;
  selection?: ClipboardCalls;
};
type ItemClass = new (items: Record<string, string | Blob>) => unknown;

/**
 * The marks by which a program says that a text is secret, as clipboard managers and the systems' own histories know
 * them: KeePassXC's for KDE, which Klipper and CopyQ heed; nspasteboard.org; Microsoft's "Clipboard formats", with
 * zeros for "no".
 */
const NO = new Uint8Array(4);
const MARKS: Partial<Record<NodeJS.Platform, Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>>> = {
  linux: { 'x-kde-passwordManagerHint': 'secret' },
  darwin: { 'org.nspasteboard.ConcealedType': 'secret' },
  win32: {
    ExcludeClipboardContentFromMonitorProcessing: NO,
    CanIncludeInClipboardHistory: NO,
    CanUploadToCloudClipboard: NO,
  },
};

/** Pure but for the calls it is given, so that a runtime of either kind can be tried. */
export function systemClipboardOf(
  own: ElectronClipboard,
  loadItemClass: () => Promise<ItemClass | undefined>,
  platform: NodeJS.Platform,
): SystemClipboard {
  const older: ClipboardCalls | null =
    platform === 'linux'
      ? { readText: () => own.readText('selection'), clear: () => own.clear('selection') }
      : null;
  return {
    readText: () => own.readText(),
    writeText: (text) => own.writeText(text),
    clear: () => own.clear(),
    selection: own.selection ?? older,
    async writeConcealed(text) {
      const Item = await loadItemClass();
      const marks = Object.entries(MARKS[platform] ?? {});
      if (Item === undefined || marks.length === 0) return false;
      const items = marks.map(([name, value]) => [
        `electron application/osclipboard;format="${name}"`,
        new Blob([value]),
      ]);
      try {
        await own.write([new Item({ 'text/plain': text, ...Object.fromEntries(items) })] as never);
        return true;
      } catch {
        // A system that does not take the marks takes the text alone, and the screen says so.
        return false;
      }
    },
  };
}

/** Electron 33 writes one format at a time and has no such class, so there the text bears no mark. */
async function loadItemClass(): Promise<ItemClass | undefined> {
  const { ClipboardItem } = await import('electron');
  return ClipboardItem as ItemClass | undefined;
}

export const systemClipboard: SystemClipboard = systemClipboardOf(
  clipboard as unknown as ElectronClipboard,
  loadItemClass,
  process.platform,
);
