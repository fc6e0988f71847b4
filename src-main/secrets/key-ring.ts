import { join } from 'node:path';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { withoutByteOrderMark } from '../storage/migrations.ts';
import type { Log } from '../system/log.ts';
import { type DataKey, KEY_SCHEMA, readWrappedKey, unwrapDataKey, wrapDataKey } from './data-key.ts';
import type { SafeStorageDoor } from './safe-storage.ts';

/**
 * What became of one data key. A lost key's folder stays as it is: a keyring that comes back opens it again. A newer
 * version's key is not lost: that version opens it.
 */
export type KeyState =
  | { kind: 'open'; key: DataKey }
  | { kind: 'busy' }
  /** The disk gives neither copy at this time. */
  | { kind: 'unread' }
  | { kind: 'newer' }
  | { kind: 'lost'; keyringChanged: boolean };

/** `proves`: something opened that an earlier process had sealed, so this keyring is the one of that time. */
export type OpenedKey = { state: KeyState; proves: boolean };

export type KeyRing = {
  /** One folder for each data key there ever was, by its id. `odd`: names of what else lies beside them. */
  folders(): Promise<{ ids: string[]; odd: string[] }>;
  /** Mends a copy that does not open, where the other does. */
  open(view: SafeStorageDoor, id: string): Promise<OpenedKey>;
  /** Makes the folder and both wrapped copies. Rejects with a DiskError, or with what the keyring said. */
  write(view: SafeStorageDoor, key: DataKey, backend: string): Promise<void>;
};

/** In bytes. */
const LARGEST_KEY_FILE = 64 * 1024;

/** Two copies, so that one damaged file loses nothing. */
export const KEY_FILES = ['key.json', 'key-copy.json'] as const;
export const KEY_FOLDER = /^[0-9a-f]{16}$/;

export function openKeyRing(parts: {
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  log: Log;
}): KeyRing {
  const { files, folder, random, log } = parts;

  async function write(view: SafeStorageDoor, key: DataKey, backend: string): Promise<void> {
    await files.makeFolder(join(folder, key.id));
    for (const name of KEY_FILES) {
      const wrapped = await wrapDataKey(view, key, backend, random);
      await files.writeAtomic(join(folder, key.id, name), JSON.stringify(wrapped, null, 2));
    }
  }

  /** A failed mending is tried again at the next start. */
  async function mend(view: SafeStorageDoor, key: DataKey, backend: string): Promise<void> {
    try {
      await write(view, key, backend);
      log.info('data-key-mended');
    } catch {
      log.warn('data-key-not-mended');
    }
  }

  /** One copy that the disk does not give must not hide the other. */
  async function readCopy(path: string): Promise<{ text: string | null; isUnread: boolean }> {
    try {
      return { text: await files.readText(path, LARGEST_KEY_FILE), isUnread: false };
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.warn('data-key-not-read', { code: error.code });
      return { text: null, isUnread: true };
    }
  }

  return {
    write,

    async folders() {
      const names = await files.list(folder);
      return {
        ids: names.filter((name) => KEY_FOLDER.test(name)),
        odd: names.filter((name) => !KEY_FOLDER.test(name)),
      };
    },

    async open(view, id) {
      let found: { key: DataKey; backend: string } | null = null;
      let isBusy = false;
      let isUnread = false;
      let keyringChanged = false;
      let proves = false;
      let wantsMending = false;
      for (const name of KEY_FILES) {
        const copy = await readCopy(join(folder, id, name));
        isUnread ||= copy.isUnread;
        const { text } = copy;
        const wrapped = text === null ? null : readWrappedKey(text);
        if (!wrapped || wrapped.id !== id) {
          wantsMending = true;
          // Written by a newer version: not ours to repair.
          if (text !== null && isNewer(text)) return { state: { kind: 'newer' }, proves: false };
          continue;
        }
        const unwrapped = await unwrapDataKey(view, wrapped);
        if (unwrapped.ok) {
          found ??= { key: unwrapped.key, backend: wrapped.backend };
          proves = true;
          wantsMending ||= unwrapped.reEncrypt;
        } else {
          isBusy ||= unwrapped.why === 'busy';
          keyringChanged ||= unwrapped.why === 'keyring-changed';
          // The canary beside it opened.
          proves ||= unwrapped.why === 'damaged';
          wantsMending ||= unwrapped.why !== 'busy';
        }
      }
      if (found && wantsMending) await mend(view, found.key, found.backend);
      if (found) return { state: { kind: 'open', key: found.key }, proves };
      if (isBusy) return { state: { kind: 'busy' }, proves };
      return { state: isUnread ? { kind: 'unread' } : { kind: 'lost', keyringChanged }, proves };
    },
  };
}

function isNewer(text: string): boolean {
  try {
    const file: { schema?: unknown } | null = JSON.parse(withoutByteOrderMark(text));
    return typeof file?.schema === 'number' && file.schema > KEY_SCHEMA;
  } catch {
    return false;
  }
}
