import { basename, join } from 'node:path';
import type { Log } from '../system/log.ts';
import { openSequencer } from '../system/sequencer.ts';
import { asDiskError, DiskError, isTooBig } from './disk-error.ts';
import type { Files } from './files.ts';
import { FIRST_SETTINGS, readNewerSettings, readSettings, type StoredSettings } from './stored-settings.ts';

export type SettingsStore = {
  read(): StoredSettings;
  /**
   * `fn` is pure. Settles when written; rejects with a DiskError, also where the result would not be read again, and
   * then read() is as before.
   */
  change(fn: (settings: StoredSettings) => StoredSettings): Promise<StoredSettings>;
  /** What is wrong with the file, which the screen puts in words; null when all is well. */
  issue(): SettingsIssue | null;
};

/**
 * `newer`: a newer version wrote the file. What this one understands of it holds, and nothing is written.
 * `set-aside`: it was damaged and lies under `fileName` now. `not-read`: the disk did not give it; every change tries
 * again first.
 */
export type SettingsIssue =
  | { kind: 'newer' }
  | { kind: 'set-aside'; fileName: string }
  | { kind: 'not-read' };

const NAME = 'settings';

/**
 * The app's settings, kept by electron-store, which is loaded with the first change only: together with what it
 * brings along it would be a third of the time to the first screen. Reading is a plain file.
 */
export async function openSettingsStore(parts: {
  files: Files;
  folder: string;
  log: Log;
}): Promise<SettingsStore> {
  const { files, folder, log } = parts;
  const path = join(folder, `${NAME}.json`);
  let settings = FIRST_SETTINGS;
  let issue: SettingsIssue | null = null;

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
      issue = null;
      if (found?.ok) settings = found.settings;
      else if (found?.why === 'newer') {
        settings = readNewerSettings(text ?? '');
        issue = { kind: 'newer' };
        log.warn('settings-newer');
      } else if (found) {
        issue = { kind: 'not-read' };
        issue = { kind: 'set-aside', fileName: basename(await files.setAside(path, found.why)) };
        log.warn('settings-set-aside', { why: found.why });
      }
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      // What could not be read must not be replaced by the first settings.
      issue = { kind: 'not-read' };
      log.warn('settings-not-read', { code: error.code });
    }
  }

  await prepareFolder();
  await load();

  let store: Promise<{ store: Record<string, unknown> }> | null = null;
  const inOrder = openSequencer();

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

  return {
    read: () => settings,
    change: (fn) =>
      inOrder(async () => {
        if (issue?.kind === 'not-read') await load();
        if (issue?.kind === 'not-read') throw new DiskError('disk-failed', 'The settings cannot be read.');
        if (issue?.kind === 'newer') throw new DiskError('settings-newer', 'A newer version wrote them.');
        const next = fn(settings);
        if (next !== settings) {
          if (!isReadAgain(next)) throw new DiskError('settings-too-big', 'They would not be read again.');
          await write(next);
        }
        settings = next;
        return next;
      }),
    issue: () => issue,
  };
}

/** For practice: gone when practice is left. */
export function openMemorySettings(first: Partial<StoredSettings> = {}): SettingsStore {
  let settings: StoredSettings = { ...FIRST_SETTINGS, ...first };
  return {
    read: () => settings,
    async change(fn: (settings: StoredSettings) => StoredSettings) {
      settings = fn(settings);
      return settings;
    },
    issue: () => null,
  };
}

/** In bytes: some thousand connections, or certificates of a whole company. */
const MAX_SETTINGS_BYTES = 8 * 1024 * 1024;

/** What is too large to be read is no settings of ours either: like a damaged file it is set aside. */
function readUpTo(files: Files, path: string): Promise<string | null> {
  return files.readText(path, MAX_SETTINGS_BYTES).catch((error: unknown) => {
    if (isTooBig(error)) return '';
    throw error;
  });
}

/** As electron-store writes them. */
function isReadAgain(settings: StoredSettings): boolean {
  const text = JSON.stringify(settings, null, '\t');
  return Buffer.byteLength(text) <= MAX_SETTINGS_BYTES && readSettings(text).ok;
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
