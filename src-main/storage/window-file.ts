import { join } from 'node:path';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import type { Log } from '../system/log.ts';
import type { Files } from './files.ts';

/*
 * Where the window stood, for the next start. It may be thrown away at any time: what cannot be read, or was written by
 * another version, opens the window as at the first start, and the next move writes it anew.
 */

/** In points of the screen, as all windows are measured. */
export type Area = { x: number; y: number; width: number; height: number };
/** `bounds`: where it is, or goes back to, when it is not maximized. */
export type WindowPlace = { bounds: Area; isMaximized: boolean };

const SCHEMA = 1;
const MAX_BYTES = 4_096;
/** Beyond any arrangement of displays. */
const FARTHEST = 100_000;
/** A window that is dragged says so with every frame. */
const WRITE_AFTER_MS = 500;

export type WindowFile = {
  /** Null where nothing is remembered. Never rejects. */
  read(): Promise<WindowPlace | null>;
  /** The place has changed, and may go on changing: it is written once it rests. */
  note(): void;
  /** Writes what was noted and is not on the disk yet. Never rejects. */
  close(): Promise<void>;
};

/** One file for each window, by `name`. `take` returns the place as it is; null where it cannot be told any more. `schedule` returns its own cancel. */
export function openWindowFile(parts: {
  files: Files;
  userData: string;
  name: 'window.json' | 'audience-window.json';
  take: () => WindowPlace | null;
  schedule: (milliseconds: number, run: () => void) => () => void;
  log: Log;
}): WindowFile {
  const { files, take, schedule, log } = parts;
  const path = join(parts.userData, parts.name);
  let cancel: (() => void) | null = null;
  let written = Promise.resolve();
  /** As it is on the disk. */
  let last = '';

  function write(): Promise<void> {
    cancel?.();
    cancel = null;
    const place = take();
    if (place === null) return written;
    const text = textOf(place);
    if (text === last) return written;
    last = text;
    written = written.then(async () => {
      try {
        await files.writeAtomic(path, text);
      } catch {
        log.warn('window-place-not-written');
      }
    });
    return written;
  }

  return {
    async read() {
      const place = await readPlace(files, path);
      if (place === 'damaged') log.warn('window-place-thrown-away');
      if (place === null || place === 'damaged') return null;
      last = textOf(place);
      return place;
    },
    note() {
      cancel?.();
      cancel = schedule(WRITE_AFTER_MS, () => void write());
    },
    close: () => (cancel === null ? written : write()),
  };
}

function textOf({ bounds: { x, y, width, height }, isMaximized }: WindowPlace): string {
  return JSON.stringify({ schema: SCHEMA, bounds: { x, y, width, height }, isMaximized });
}

async function readPlace(files: Files, path: string): Promise<WindowPlace | 'damaged' | null> {
  try {
    const text = await files.readText(path, MAX_BYTES);
    if (text === null) return null;
    const found: unknown = JSON.parse(withoutByteOrderMark(text));
    if (!isRecord(found) || found.schema !== SCHEMA) return 'damaged';
    const { bounds, isMaximized } = found;
    return isArea(bounds) && typeof isMaximized === 'boolean' ? { bounds, isMaximized } : 'damaged';
  } catch {
    return 'damaged';
  }
}

function isArea(value: unknown): value is Area {
  if (!isRecord(value)) return false;
  const { x, y, width, height } = value;
  const isNear = (one: unknown) => Number.isInteger(one) && Math.abs(Number(one)) <= FARTHEST;
  return [x, y, width, height].every(isNear) && Number(width) > 0 && Number(height) > 0;
}
