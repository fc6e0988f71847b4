import { join } from 'node:path';
import type { Log } from '../log.ts';
import { type InWorld, placeIn, type World } from '../world.ts';
import { asDiskError, DiskError } from './disk-error.ts';
import type { Files } from './files.ts';
import { FIRST_SETTINGS, readSettings, type StoredSettings } from './stored-settings.ts';

export type SettingsStore<W extends World> = InWorld<W> & {
  read(): StoredSettings;
  /** `fn` is pure. Settles when written; rejects with a DiskError, and then read() is as before. */
  change(fn: (settings: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  /** Where settings that did not read were put, so that the app can say so; null when all is well. */
  setAside(): string | null;
};

const NAME = 'settings';

/**
 * The app's settings, kept by electron-store, which is loaded with the first change only: together with what it
 * brings along it would be a third of the time to the first screen. Reading is a plain file.
 */
export async function openSettingsStore<W extends World>(
  world: W,
  parts: { files: Files; folder: string; log: Log },
): Promise<SettingsStore<W>> {
  const { files, folder, log } = parts;
  const path = join(folder, `${NAME}.json`);
  let aside: string | null = null;
  let settings = FIRST_SETTINGS;
  let isWritable = true;

  try {
    await files.makeFolder(folder);
    await files.sweepTemporary(folder);
    const text = await files.readText(path);
    const found = text === null ? null : readSettings(text);
    if (found?.ok) settings = found.settings;
    else if (found) {
      // Also what a newer version has written: it may be installed again and finds its file beside ours.
      aside = await files.setAside(path, found.why);
      log.warn('settings-set-aside', { why: found.why });
    }
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    // What could not be read must not be replaced by the first settings.
    isWritable = false;
    log.error('settings-not-read', { code: error.code });
  }

  let store: Promise<{ store: Record<string, unknown> }> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function write(next: StoredSettings): Promise<void> {
    if (!isWritable) throw new DiskError('disk-failed', 'The settings could not be read at the start.');
    store ??= loadStore(folder);
    try {
      (await store).store = { ...next };
      await files.makeDurable(path);
    } catch (error) {
      store = null;
      throw asDiskError(error);
    }
  }

  return placeIn(world, {
    read: () => settings,
    change(fn) {
      const change = async () => {
        const next = fn(settings);
        if (next !== settings) await write(next);
        settings = next;
        return next;
      };
      const result = turn.then(change);
      turn = result.catch(() => {});
      return result;
    },
    setAside: () => aside,
  } satisfies Omit<SettingsStore<W>, keyof InWorld<W>>);
}

/** For practice: gone when practice is left. */
export function openMemorySettings<W extends World>(
  world: W,
  first: Partial<StoredSettings> = {},
): SettingsStore<W> {
  let settings: StoredSettings = { ...FIRST_SETTINGS, ...first };
  return placeIn(world, {
    read: () => settings,
    async change(fn: (settings: StoredSettings) => StoredSettings) {
      settings = fn(settings);
      return settings;
    },
    setAside: () => null,
  });
}

async function loadStore(folder: string): Promise<{ store: Record<string, unknown> }> {
  const { default: ElectronStore } = await import('electron-store');
  return new ElectronStore({
    name: NAME,
    cwd: folder,
    // True would wipe the file where it does not read.
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
}
