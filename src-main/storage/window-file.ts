import { join } from 'node:path';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import type { Log } from '../system/log.ts';
import type { Files } from './files.ts';

/*
 * Where a window stood, for the next start. It may be thrown away at any time: what cannot be read, or was written by
 * another version, opens the window as at the first start, and the next move writes it anew.
 */

/** In points of the screen, as all windows are measured. */
export type Area = { x: number; y: number; width: number; height: number };
/** `bounds`: where it is, or goes back to, when it is not maximized. */
export type WindowPlace = { bounds: Area; isMaximized: boolean };
/** A place on one display, by the system's number of it. Counted from its corner: displays are arranged anew at each desk. */
export type DisplayPlace = WindowPlace & { display: number };

/** What a file holds: its name, the number of its form, and how that is read; null where it is damaged. */
type Form<T> = {
  name: string;
  schema: number;
  write(held: T): object;
  read(found: Record<string, unknown>): T | null;
};

/** The technician's window: one place. */
export const technicianPlace: Form<WindowPlace> = {
  name: 'window.json',
  schema: 1,
  write: plainPlace,
  read: readPlace,
};

/** The audience window: a place for each display, the last used first. */
export const audiencePlaces: Form<readonly DisplayPlace[]> = {
  name: 'audience-window.json',
  schema: 2,
  write: (places) => ({
    places: places.map((place) => ({ display: place.display, ...plainPlace(place) })),
  }),
  read({ places }) {
    if (!Array.isArray(places)) return null;
    const read = places.flatMap((one): DisplayPlace[] => {
      const place = isRecord(one) ? readPlace(one) : null;
      return place !== null && Number.isInteger(one.display) ? [{ display: one.display, ...place }] : [];
    });
    return read.length === places.length ? read : null;
  },
};

const MAX_BYTES = 4_096;
/** Beyond any arrangement of displays. */
const FARTHEST = 100_000;
/** A window that is dragged says so with every frame. */
const WRITE_AFTER_MS = 500;

export type WindowFile<T> = {
  /** Null where nothing is remembered. Never rejects. */
  read(): Promise<T | null>;
  /** The place has changed, and may go on changing: it is written once it rests. */
  note(): void;
  /** Writes what was noted and is not on the disk yet. Never rejects. */
  close(): Promise<void>;
};

/** One file for each window. `take` returns what is to be kept; null where it cannot be told any more. `schedule` returns its own cancel. */
export function openWindowFile<T>(
  form: Form<T>,
  parts: {
    files: Files;
    userData: string;
    take: () => T | null;
    schedule: (milliseconds: number, run: () => void) => () => void;
    log: Log;
  },
): WindowFile<T> {
  const { files, take, schedule, log } = parts;
  const path = join(parts.userData, form.name);
  let cancel: (() => void) | null = null;
  let written = Promise.resolve();
  /** As it is on the disk. */
  let last = '';

  function write(): Promise<void> {
    cancel?.();
    cancel = null;
    const held = take();
    if (held === null) return written;
    const text = textOf(form, held);
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
      const held = await readForm(form, files, path);
      if (held === 'damaged') log.warn('window-place-thrown-away');
      if (held === null || held === 'damaged') return null;
      last = textOf(form, held);
      return held;
    },
    note() {
      cancel?.();
      cancel = schedule(WRITE_AFTER_MS, () => void write());
    },
    close: () => (cancel === null ? written : write()),
  };
}

function textOf<T>(form: Form<T>, held: T): string {
  return JSON.stringify({ schema: form.schema, ...form.write(held) });
}

async function readForm<T>(form: Form<T>, files: Files, path: string): Promise<T | 'damaged' | null> {
  try {
    const text = await files.readText(path, MAX_BYTES);
    if (text === null) return null;
    const found: unknown = JSON.parse(withoutByteOrderMark(text));
    if (!isRecord(found) || found.schema !== form.schema) return 'damaged';
    return form.read(found) ?? 'damaged';
  } catch {
    return 'damaged';
  }
}

function plainPlace({ bounds: { x, y, width, height }, isMaximized }: WindowPlace): WindowPlace {
  return { bounds: { x, y, width, height }, isMaximized };
}

function readPlace({ bounds, isMaximized }: Record<string, unknown>): WindowPlace | null {
  return isArea(bounds) && typeof isMaximized === 'boolean' ? { bounds, isMaximized } : null;
}

function isArea(value: unknown): value is Area {
  if (!isRecord(value)) return false;
  const { x, y, width, height } = value;
  const isNear = (one: unknown) => Number.isInteger(one) && Math.abs(Number(one)) <= FARTHEST;
  return [x, y, width, height].every(isNear) && Number(width) > 0 && Number(height) > 0;
}
