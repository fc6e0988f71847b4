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
const NAME = 'window.json';
const MAX_BYTES = 4_096;
/** Beyond any desk of screens. */
const FARTHEST = 100_000;
/** A window that is dragged says so with every frame. */
const WRITE_AFTER_MS = 500;

type Parts = { files: Files; userData: string; log: Log };

/** Null where nothing is remembered. Never rejects. */
export async function readWindowPlace({ files, userData, log }: Parts): Promise<WindowPlace | null> {
  try {
    const text = await files.readText(join(userData, NAME), MAX_BYTES);
    if (text === null) return null;
    const found: unknown = JSON.parse(withoutByteOrderMark(text));
    if (isRecord(found) && found.schema === SCHEMA && typeof found.isMaximized === 'boolean') {
      const { bounds, isMaximized } = found;
      if (isArea(bounds)) return { bounds, isMaximized };
    }
  } catch {
    // Said below, as for what reads and is no place.
  }
  log.warn('window-place-thrown-away');
  return null;
}

function isArea(value: unknown): value is Area {
  if (!isRecord(value)) return false;
  const { x, y, width, height } = value;
  const isNear = (one: unknown) => Number.isInteger(one) && Math.abs(Number(one)) <= FARTHEST;
  return [x, y, width, height].every(isNear) && Number(width) > 0 && Number(height) > 0;
}

export type WindowFile = {
  /** The place has changed, and may go on changing: it is written once it rests. */
  note(): void;
  /** Writes what was noted and is not on the disk yet. Never rejects. */
  close(): Promise<void>;
};

/** `take` returns the place as it is; null where it cannot be told any more. `schedule` returns its own cancel. */
export function openWindowFile(
  parts: Parts & {
    take: () => WindowPlace | null;
    schedule: (milliseconds: number, run: () => void) => () => void;
  },
): WindowFile {
  const { files, userData, log, take, schedule } = parts;
  let cancel: (() => void) | null = null;
  let written = Promise.resolve();
  let last = '';

  function write(): Promise<void> {
    cancel?.();
    cancel = null;
    const place = take();
    if (place === null) return written;
    const text = JSON.stringify({ schema: SCHEMA, ...place });
    if (text === last) return written;
    last = text;
    written = written.then(async () => {
      try {
        await files.writeAtomic(join(userData, NAME), text);
      } catch {
        log.warn('window-place-not-written');
      }
    });
    return written;
  }

  return {
    note() {
      cancel?.();
      cancel = schedule(WRITE_AFTER_MS, () => void write());
    },
    close: () => (cancel === null ? written : write()),
  };
}
