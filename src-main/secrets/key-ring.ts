import { join } from 'node:path';
import type { Log } from '../log.ts';
import type { Files } from '../storage/files.ts';
import { type DataKey, KEY_SCHEMA, readWrappedKey, unwrapDataKey, wrapDataKey } from './data-key.ts';
import type { SafeStorageDoor } from './safe-storage.ts';

/**
 * What became of one data key. A lost key's folder stays as it is: a keyring that comes back opens it again. A newer
 * version's key is not lost: that version opens it.
 */
export type KeyState =
  | { kind: 'open'; key: DataKey }
  | { kind: 'busy' }
  | { kind: 'newer' }
  | { kind: 'lost'; keyringChanged: boolean };

export type KeyRing = {
  /** One folder for each data key there ever was, by its id. */
  folders(): Promise<string[]>;
  open(id: string): Promise<KeyState>;
  /** Makes the folder and both wrapped copies. Rejects with a DiskError, or with what the keyring said. */
  write(key: DataKey, backend: string): Promise<void>;
};

/** Two copies, so that one damaged file loses nothing. */
export const KEY_FILES = ['key.json', 'key-copy.json'] as const;

export function openKeyRing(parts: {
  door: SafeStorageDoor;
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  log: Log;
}): KeyRing {
  const { door, files, folder, random, log } = parts;

  async function write(key: DataKey, backend: string): Promise<void> {
    await files.makeFolder(join(folder, key.id));
    for (const name of KEY_FILES) {
      const wrapped = await wrapDataKey(door, key, backend, random);
      await files.writeAtomic(join(folder, key.id, name), JSON.stringify(wrapped, null, 2));
    }
  }

  /** A failed mending is tried again at the next start. */
  async function mend(key: DataKey, backend: string): Promise<void> {
    try {
      await write(key, backend);
      log.info('data-key-mended');
    } catch {
      log.warn('data-key-not-mended');
    }
  }

  return {
    write,

    async folders() {
      return (await files.list(folder)).filter((name) => /^[0-9a-f]{16}$/.test(name));
    },

    async open(id) {
      let found: { key: DataKey; backend: string } | null = null;
      let isBusy = false;
      let keyringChanged = false;
      let wantsMending = false;
      for (const name of KEY_FILES) {
        const text = await files.readText(join(folder, id, name));
        const wrapped = text === null ? null : readWrappedKey(text);
        if (!wrapped || wrapped.id !== id) {
          wantsMending = true;
          // Written by a newer version: not ours to repair.
          if (text !== null && isNewer(text)) return { kind: 'newer' };
          continue;
        }
        const unwrapped = await unwrapDataKey(door, wrapped);
        if (unwrapped.ok) {
          found ??= { key: unwrapped.key, backend: wrapped.backend };
          wantsMending ||= unwrapped.reEncrypt;
        } else {
          isBusy ||= unwrapped.why === 'busy';
          keyringChanged ||= unwrapped.why === 'keyring-changed';
          wantsMending ||= unwrapped.why !== 'busy';
        }
      }
      if (!found) return isBusy ? { kind: 'busy' } : { kind: 'lost', keyringChanged };
      if (wantsMending) await mend(found.key, found.backend);
      return { kind: 'open', key: found.key };
    },
  };
}

function isNewer(text: string): boolean {
  try {
    const file: { schema?: unknown } | null = JSON.parse(text);
    return typeof file?.schema === 'number' && file.schema > KEY_SCHEMA;
  } catch {
    return false;
  }
}
