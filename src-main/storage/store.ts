import { basename, join } from 'node:path';
import { type Environment, type InEnvironment, placeIn } from '../system/environment.ts';
import type { Log } from '../system/log.ts';
import { asDiskError, DiskError, isTooBig } from './disk-error.ts';
import type { Files } from './files.ts';
import { FIRST_SETTINGS, readNewerSettings, readSettings, type StoredSettings } from './stored-settings.ts';

export type SettingsStore<W extends Environment> = InEnvironment<W> & {
  read(): StoredSettings;
  /** `fn` is pure. Settles when written; rejects with a DiskError, also where the result would not be read again, and then read() is as before. */
  change(fn: (settings: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  /** What is wrong with the file, to be said in words; null when all is well. */
  trouble(): SettingsTrouble | null;
};

/**
 * `newer`: a newer version wrote the file. What this one understands of it holds, and nothing is written. `set-aside`:
 * it was damaged and lies under `fileName` now. `not-read`: the disk did not give it; every change tries again first.
 */
export type SettingsTrouble =
  | { kind: 'newer' }
  | { kind: 'set-aside'; fileName: string }
  | { kind: 'not-read' };

const NAME = 'settings';

/**
 * The app's settings, kept by electron-store, which is loaded with the first change only: together with what it
 * brings along it would be a third of the time to the first screen. Reading is a plain file.
 */
export async function openSettingsStore<W extends Environment>(
  environment: W,
  parts: { files: Files; folder: string; log: Log },
): Promise<SettingsStore<W>> {
  const { files, folder, log } = parts;
  const path = join(folder, `${NAME}.json`);
  let settings = FIRST_SETTINGS;
  let trouble: SettingsTrouble | null = null;

  async function prepareFolder(): Promise<void> {
    try {
      await files.makeFolder(folder);
      await files.sweepTemporary(folder);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      // A folder that cannot be changed can often still be read.
      log.warn('settings-folder-not-prepared', { code: error.code });
    }
  }

  async function load(): Promise<void> {
    try {
      const text = await readUpTo(files, path);
      const found = text === null ? null : readSettings(text);
      trouble = null;
      if (found?.ok) settings = found.settings;
      else if (found?.why === 'newer') {
        settings = readNewerSettings(text ?? '');
        trouble = { kind: 'newer' };
        log.warn('settings-newer');
      } else if (found) {
        trouble = { kind: 'not-read' };
        trouble = { kind: 'set-aside', fileName: basename(await files.setAside(path, found.why)) };
        log.warn('settings-set-aside', { why: found.why });
      }
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      // What could not be read must not be replaced by the first settings.
      trouble = { kind: 'not-read' };
      log.warn('settings-not-read', { code: error.code });
    }
  }

  await prepareFolder();
  await load();

  let store: Promise<{ store: Record<string, unknown> }> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  async function write(next: StoredSettings): Promise<void> {
    store ??= loadStore(folder);
    try {
      (await store).store = { ...next };
      await files.makeDurable(path);
    } catch (error) {
      store = null;
      throw asDiskError(error);
    }
  }

  return placeIn(environment, {
    read: () => settings,
    change(fn) {
      const change = async () => {
        if (trouble?.kind === 'not-read') await load();
        if (trouble?.kind === 'not-read') throw new DiskError('disk-failed', 'The settings cannot be read.');
        if (trouble?.kind === 'newer') throw new DiskError('settings-newer', 'A newer version wrote them.');
        const next = fn(settings);
        if (next !== settings) {
          if (!isReadAgain(next)) throw new DiskError('settings-too-big', 'They would not be read again.');
          await write(next);
        }
        settings = next;
        return next;
      };
      const result = turn.then(change);
      turn = result.catch(() => {});
      return result;
    },
    trouble: () => trouble,
  } satisfies Omit<SettingsStore<W>, keyof InEnvironment<W>>);
}

/** For practice: gone when practice is left. */
export function openMemorySettings<W extends Environment>(
  environment: W,
  first: Partial<StoredSettings> = {},
): SettingsStore<W> {
  let settings: StoredSettings = { ...FIRST_SETTINGS, ...first };
  return placeIn(environment, {
    read: () => settings,
    async change(fn: (settings: StoredSettings) => StoredSettings) {
      settings = fn(settings);
      return settings;
    },
    trouble: () => null,
  });
}

/** In bytes: some thousand connections, or certificates of a whole company. */
const LARGEST_SETTINGS = 8 * 1024 * 1024;

/** What is too large to be read is no settings of ours either: like a damaged file it is set aside. */
function readUpTo(files: Files, path: string): Promise<string | null> {
  return files.readText(path, LARGEST_SETTINGS).catch((error: unknown) => {
    if (isTooBig(error)) return '';
    throw error;
  });
}

/** As electron-store writes them. */
function isReadAgain(settings: StoredSettings): boolean {
  const text = JSON.stringify(settings, null, '\t');
  return Buffer.byteLength(text) <= LARGEST_SETTINGS && readSettings(text).ok;
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
