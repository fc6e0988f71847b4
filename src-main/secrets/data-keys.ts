import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { DiskError, systemCode } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { withoutByteOrderMark } from '../system/json.ts';
import type { Log } from '../system/log.ts';
import type { SafeStorage } from './safe-storage.ts';

/** 32 random bytes that seal the records; `id` names the folder of what they seal. */
export type DataKey = { id: string; bytes: Uint8Array; createdAt: string };

/**
 * A data key as it lies on the disk. safeStorage on Linux neither authenticates nor tells a reset keyring from the
 * old one, so `check` proves that the key came back whole, and the canary whether the keyring is still the same.
 */
export type WrappedKey = {
  schema: 1;
  id: string;
  createdAt: string;
  backend: string;
  /** Base64, from safeStorage. */
  wrapped: string;
  /** Hex HMAC under the key itself. */
  check: string;
  canary: { sealed: string; digest: string };
};

export type Unwrapped =
  | { ok: true; key: DataKey; reEncrypt: boolean }
  | { ok: false; why: 'busy' | 'keyring-changed' | 'damaged' };

export const KEY_SCHEMA = 1;

export function newDataKey(random: (bytes: number) => Uint8Array, now: () => number): DataKey {
  return {
    id: Buffer.from(random(8)).toString('hex'),
    bytes: random(32),
    createdAt: new Date(now()).toISOString(),
  };
}

/** Rejects when the keyring does not give back at once what it was given. */
export async function wrapDataKey(
  safeStorage: SafeStorage,
  key: DataKey,
  backend: string,
  random: (bytes: number) => Uint8Array,
): Promise<WrappedKey> {
  const canaryText = Buffer.from(random(16)).toString('hex');
  const file: WrappedKey = {
    schema: KEY_SCHEMA,
    id: key.id,
    createdAt: key.createdAt,
    backend,
    wrapped: base64(await safeStorage.encrypt(base64(key.bytes))),
    check: checkValue(key),
    canary: { sealed: base64(await safeStorage.encrypt(canaryText)), digest: digest(canaryText) },
  };
  const back = await unwrapDataKey(safeStorage, file);
  if (!back.ok) throw new Error(`The keyring did not give the data key back: ${back.why}.`);
  return file;
}

export async function unwrapDataKey(safeStorage: SafeStorage, file: WrappedKey): Promise<Unwrapped> {
  const opened = await safeStorage.decrypt(Buffer.from(file.wrapped, 'base64'));
  if (!opened.ok && opened.why === 'busy') return { ok: false, why: 'busy' };
  if (opened.ok) {
    const key: DataKey = {
      id: file.id,
      bytes: Buffer.from(opened.text, 'base64'),
      createdAt: file.createdAt,
    };
    if (key.bytes.length === 32 && same(checkValue(key), file.check)) {
      return { ok: true, key, reEncrypt: opened.reEncrypt };
    }
  }
  const canary = await safeStorage.decrypt(Buffer.from(file.canary.sealed, 'base64'));
  if (!canary.ok && canary.why === 'busy') return { ok: false, why: 'busy' };
  const isSameKeyring = canary.ok && same(digest(canary.text), file.canary.digest);
  return { ok: false, why: isSameKeyring ? 'damaged' : 'keyring-changed' };
}

/** Keys for different uses never meet: each is derived from the data key under its own name. */
export function deriveKey(key: DataKey, use: 'records' | 'fingerprints' | 'check'): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key.bytes, '', `neo-setup-assistant ${use} 1`, 32));
}

/** Null when it is not one, or comes from a newer version of the app. */
export function readWrappedKey(text: string): WrappedKey | null {
  try {
    const file: Partial<WrappedKey> | null = JSON.parse(withoutByteOrderMark(text));
    const texts = [file?.id, file?.createdAt, file?.backend, file?.wrapped, file?.check];
    const isWhole =
      file?.schema === KEY_SCHEMA &&
      [...texts, file.canary?.sealed, file.canary?.digest].every((part) => typeof part === 'string');
    return isWhole ? (file as WrappedKey) : null;
  } catch {
    return null;
  }
}

function checkValue(key: DataKey): string {
  return createHmac('sha256', deriveKey(key, 'check')).update(key.id).digest('hex');
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

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

export type DataKeyFiles = {
  /**
   * One folder for each data key there ever was, by its id; those that are known are left out. `isThere`: the vault's
   * folder was read. `isComplete`: so was every folder of a key.
   */
  list(isKnown: (id: string) => boolean): Promise<{ ids: string[]; isThere: boolean; isComplete: boolean }>;
  /** Repairs a copy that does not open, where the other does. */
  open(view: SafeStorage, id: string): Promise<OpenedKey>;
  /** Makes the folder and both wrapped copies. Rejects with a DiskError, or with the error of the keyring. */
  write(view: SafeStorage, key: DataKey, backend: string): Promise<void>;
};

const MAX_KEY_FILE_BYTES = 64 * 1024;

/** Two copies, so that one damaged file loses nothing. */
export const KEY_FILES = ['key.json', 'key-copy.json'] as const;
export const KEY_FOLDER = /^[0-9a-f]{16}$/;

export type DataKeyFilesParts = {
  files: Files;
  folder: string;
  random: (bytes: number) => Uint8Array;
  log: Log;
  /**
   * Called once for each data key's folder, before the key is opened. Returns the names of what does not belong
   * there.
   */
  onFolder: (keyId: string) => Promise<string[]>;
};

/** What does not belong into a folder is named in the log, so many names a folder. */
const MAX_LOGGED_NAMES = 5;

export function openDataKeyFiles(parts: DataKeyFilesParts): DataKeyFiles {
  const { files, folder, random, log, onFolder } = parts;

  async function write(view: SafeStorage, key: DataKey, backend: string): Promise<void> {
    await files.makeFolder(join(folder, key.id));
    for (const name of KEY_FILES) {
      const wrapped = await wrapDataKey(view, key, backend, random);
      await files.writeAtomic(join(folder, key.id, name), JSON.stringify(wrapped, null, 2));
    }
  }

  /** A failed repair is tried again at the next start. */
  async function repair(view: SafeStorage, key: DataKey, backend: string): Promise<void> {
    try {
      await write(view, key, backend);
      log.info('data-key-repaired');
    } catch {
      log.warn('data-key-not-repaired');
    }
  }

  /** One copy that the disk does not give must not hide the other. */
  async function readCopy(path: string): Promise<{ text: string | null; isUnread: boolean }> {
    try {
      return { text: await files.readText(path, MAX_KEY_FILE_BYTES), isUnread: false };
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.warn('data-key-not-read', { code: error.code });
      return { text: null, isUnread: true };
    }
  }

  return {
    write,

    async list(isKnown) {
      let isComplete = true;
      /** Null where the disk does not give it. What is no folder at all hides nothing. */
      async function fromDisk<T>(name: string, read: () => Promise<T>): Promise<T | null> {
        try {
          return await read();
        } catch (error) {
          if (!(error instanceof DiskError)) throw error;
          const isNoFolder = name !== '' && ['ENOTDIR', 'ELOOP'].includes(systemCode(error.cause));
          if (!isNoFolder) isComplete = false;
          log.warn('vault-not-listed', { name, code: isNoFolder ? 'not-a-folder' : error.code });
          return null;
        }
      }

      const names = await fromDisk('', () => files.list(folder));
      logOddNames('', names?.filter((name) => !KEY_FOLDER.test(name)) ?? []);
      const ids: string[] = [];
      for (const id of names?.filter((name) => KEY_FOLDER.test(name) && !isKnown(name)) ?? []) {
        // What a crash has left may stay where nothing can be removed.
        await files.sweepTemporary(join(folder, id)).catch(() => 0);
        const odd = await fromDisk(id, () => onFolder(id));
        if (odd === null) continue;
        logOddNames(id, odd);
        ids.push(id);
      }
      return { ids, isThere: names !== null, isComplete };
    },

    async open(view, id) {
      try {
        return await openCopies(view, id);
      } catch (error) {
        if (!(error instanceof DiskError)) throw error;
        log.warn('data-key-not-read', { code: error.code });
        return { state: { kind: 'busy' }, proves: false };
      }
    },
  };

  function logOddNames(name: string, odd: readonly string[]): void {
    for (const one of odd.slice(0, MAX_LOGGED_NAMES))
      log.warn('vault-entry-left-alone', { name: join(name, one) });
    if (odd.length > MAX_LOGGED_NAMES) log.warn('vault-entries-left-alone', { name, count: odd.length });
  }

  async function openCopies(view: SafeStorage, id: string): Promise<OpenedKey> {
    let found: { key: DataKey; backend: string } | null = null;
    let isBusy = false;
    let isUnread = false;
    let keyringChanged = false;
    let proves = false;
    let needsRepair = false;
    for (const name of KEY_FILES) {
      const copy = await readCopy(join(folder, id, name));
      isUnread ||= copy.isUnread;
      const { text } = copy;
      const wrapped = text === null ? null : readWrappedKey(text);
      if (!wrapped || wrapped.id !== id) {
        needsRepair = true;
        // Written by a newer version: not ours to repair.
        if (text !== null && isNewer(text)) return { state: { kind: 'newer' }, proves: false };
        continue;
      }
      const unwrapped = await unwrapDataKey(view, wrapped);
      if (unwrapped.ok) {
        found ??= { key: unwrapped.key, backend: wrapped.backend };
        proves = true;
        needsRepair ||= unwrapped.reEncrypt;
      } else {
        isBusy ||= unwrapped.why === 'busy';
        keyringChanged ||= unwrapped.why === 'keyring-changed';
        // The canary beside it opened.
        proves ||= unwrapped.why === 'damaged';
        needsRepair ||= unwrapped.why !== 'busy';
      }
    }
    if (found && needsRepair) await repair(view, found.key, found.backend);
    if (found) return { state: { kind: 'open', key: found.key }, proves };
    if (isBusy) return { state: { kind: 'busy' }, proves };
    return { state: isUnread ? { kind: 'unread' } : { kind: 'lost', keyringChanged }, proves };
  }
}

function isNewer(text: string): boolean {
  try {
    const file: { schema?: unknown } | null = JSON.parse(withoutByteOrderMark(text));
    return typeof file?.schema === 'number' && file.schema > KEY_SCHEMA;
  } catch {
    return false;
  }
}
