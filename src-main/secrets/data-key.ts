import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { withoutByteOrderMark } from '../storage/migrations.ts';
import type { SafeStorageDoor } from './safe-storage.ts';

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
  door: SafeStorageDoor,
  key: DataKey,
  backend: string,
  random: (bytes: number) => Uint8Array,
): Promise<WrappedKey> {
  const song = Buffer.from(random(16)).toString('hex');
  const file: WrappedKey = {
    schema: KEY_SCHEMA,
    id: key.id,
    createdAt: key.createdAt,
    backend,
    wrapped: base64(await door.encrypt(base64(key.bytes))),
    check: checkValue(key),
    canary: { sealed: base64(await door.encrypt(song)), digest: digest(song) },
  };
  const back = await unwrapDataKey(door, file);
  if (!back.ok) throw new Error(`The keyring did not give the data key back: ${back.why}.`);
  return file;
}

export async function unwrapDataKey(door: SafeStorageDoor, file: WrappedKey): Promise<Unwrapped> {
  const opened = await door.decrypt(Buffer.from(file.wrapped, 'base64'));
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
  const canary = await door.decrypt(Buffer.from(file.canary.sealed, 'base64'));
  if (!canary.ok && canary.why === 'busy') return { ok: false, why: 'busy' };
  const sings = canary.ok && same(digest(canary.text), file.canary.digest);
  return { ok: false, why: sings ? 'damaged' : 'keyring-changed' };
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
