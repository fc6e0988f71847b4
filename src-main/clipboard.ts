import { clipboard } from 'electron';

/** A copied secret stays on the clipboard this long, in milliseconds. */
export const CLEARS_AFTER = 30_000;

/** The calls used here. From Electron 44 on they answer promises, before that at once; both are awaited. */
export type ClipboardCalls = {
  writeText(text: string): void | Promise<void>;
  readText(): string | Promise<string>;
  clear(): void | Promise<void>;
};

/**
 * Puts secrets on the clipboard for a hand-over and takes them off again: after 30 s, before the next one and
 * on quitting, unless something else was copied meanwhile. `schedule` answers its own cancel.
 */
export function openClipboard(parts: {
  calls: ClipboardCalls;
  schedule: (milliseconds: number, run: () => void) => () => void;
  now: () => number;
}): { put(text: string): Promise<{ clearsAt: string; concealed: boolean }>; clear(): Promise<void> } {
  let held: { text: string; cancel: () => void } | undefined;

  async function clear(): Promise<void> {
    const mine = held;
    if (mine === undefined) return;
    held = undefined;
    mine.cancel();
    if ((await parts.calls.readText()) === mine.text) await parts.calls.clear();
  }

  return {
    async put(text) {
      await clear();
      await parts.calls.writeText(text);
      held = { text, cancel: parts.schedule(CLEARS_AFTER, () => void clear()) };
      // Marking it as concealed needs ClipboardItem (Electron 44 on) and each system's own format.
      return { clearsAt: new Date(parts.now() + CLEARS_AFTER).toISOString(), concealed: false };
    },
    clear,
  };
}

export const systemClipboard: ClipboardCalls = clipboard;
