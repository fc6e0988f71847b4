import { createCipheriv, createDecipheriv } from 'node:crypto';
import { join } from 'node:path';
import { isTooBig } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import { withoutByteOrderMark } from '../system/json.ts';
import { type DataKey, deriveKey, KEY_FILES } from './data-keys.ts';

/**
 * Encrypts each secret (AES-256-GCM, `sealRecord` below) into one file for each record and revision, in its key's folder:
 * `<record>.<revision>.json`. The name alone tells what is there, so that opening the vault reads no record. A revision
 * is the time it was made at, in ms.
 */
export type EncryptedRecords = {
  /** `odd`: names of what else lies there, the key's own files apart. */
  list(keyId: string): Promise<{ refs: SecretRef[]; odd: string[] }>;
  write(key: DataKey, ref: SecretRef, text: string): Promise<void>;
  /** `newer`: written by a newer version of the app, and left alone. `damaged`: nothing here opens. */
  read(key: DataKey, ref: SecretRef): Promise<ReadRecord>;
  remove(keyId: string, ref: SecretRef): Promise<void>;
};

export type ReadRecord = { ok: true; text: string } | { ok: false; why: 'damaged' | 'newer' };

const RECORD_SCHEMA = 1;
const FILE_NAME = /^([a-z0-9_-]+)\.(\d{1,15})\.json$/;
const MAX_NAME_LENGTH = 180;
/** In bytes: the longest typed value, sealed. */
const MAX_RECORD_BYTES = 1024 * 1024;
const DAMAGED: ReadRecord = { ok: false, why: 'damaged' };

export function openEncryptedRecords(
  files: Files,
  folder: string,
  random: (bytes: number) => Uint8Array,
): EncryptedRecords {
  const pathOf = (keyId: string, { record, revision }: SecretRef) =>
    join(folder, keyId, `${fileNameOf(record)}.${revision}.json`);

  return {
    async list(keyId) {
      const refs: SecretRef[] = [];
      const odd: string[] = [];
      for (const name of await files.list(join(folder, keyId))) {
        const ref = refOf(name);
        if (ref !== null) refs.push(ref);
        else if (!(KEY_FILES as readonly string[]).includes(name)) odd.push(name);
      }
      return { refs, odd };
    },

    async write(key, ref, text) {
      const identity = { record: ref.record, revision: ref.revision, keyId: key.id };
      const sealed = sealRecord(deriveKey(key, 'records'), identity, text, random);
      const file = { schema: RECORD_SCHEMA, ...identity, ...sealed };
      await files.writeAtomic(pathOf(key.id, ref), JSON.stringify(file));
    },

    async read(key, ref) {
      const text = await files.readText(pathOf(key.id, ref), MAX_RECORD_BYTES).catch((error: unknown) => {
        if (isTooBig(error)) return null;
        throw error;
      });
      const file = text === null ? null : parse(text);
      if (typeof file?.schema === 'number' && file.schema > RECORD_SCHEMA) return { ok: false, why: 'newer' };
      if (file?.schema !== RECORD_SCHEMA) return DAMAGED;
      const { nonce, sealed } = file;
      if (typeof nonce !== 'string' || typeof sealed !== 'string') return DAMAGED;
      // Who it is comes from who was asked for, never from the file.
      const identity = { record: ref.record, revision: ref.revision, keyId: key.id };
      const opened = openRecord(deriveKey(key, 'records'), identity, { nonce, sealed });
      return opened === null ? DAMAGED : { ok: true, text: opened };
    },

    remove: (keyId, ref) => files.remove(pathOf(keyId, ref)),
  };
}

/** Lower case only, because some file systems do not tell `tokenId` from `tokenid`. */
export function fileNameOf(record: string): string {
  const name = record.replace(/[^a-z0-9-]/g, (character) =>
    [...Buffer.from(character)].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  if (name === '' || name.length > MAX_NAME_LENGTH)
    throw new Error('A record needs a name that fits a file.');
  return name;
}

/** Null for a name that this app does not give: read back, it would be another file's. */
function refOf(name: string): SecretRef | null {
  const [, escaped, digits] = FILE_NAME.exec(name) ?? [];
  const record = escaped === undefined ? null : recordOf(escaped);
  if (record === null || String(Number(digits)) !== digits) return null;
  return { record, revision: Number(digits) };
}

/** Null for what fileNameOf never makes. */
export function recordOf(fileName: string): string | null {
  try {
    const record = decodeURIComponent(fileName.replace(/_([0-9a-f]{2})/g, '%$1'));
    return fileNameOf(record) === fileName ? record : null;
  } catch {
    return null;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(withoutByteOrderMark(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** What a sealed record is bound to. Moved under another name, revision or key, it does not open. */
export type RecordIdentity = { record: string; revision: number; keyId: string };

/** Both base64. `sealed` ends with the 16 bytes of the tag. */
export type SealedText = { nonce: string; sealed: string };

const ALGORITHM = 'aes-256-gcm';
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `key` is 32 bytes; `random` must never give the same 12 bytes twice for one key. */
export function sealRecord(
  key: Uint8Array,
  identity: RecordIdentity,
  text: string,
  random: (bytes: number) => Uint8Array,
): SealedText {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(identity));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('base64'), sealed: sealed.toString('base64') };
}

/** Null for everything that is not exactly what was sealed for this identity under this key. */
export function openRecord(key: Uint8Array, identity: RecordIdentity, record: SealedText): string | null {
  const nonce = strictBase64(record.nonce);
  const sealed = strictBase64(record.sealed);
  if (nonce?.length !== NONCE_BYTES || !sealed || sealed.length < TAG_BYTES) return null;
  try {
    // Without authTagLength, Node accepts a tag cut down to 4 bytes.
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(additionalData(identity));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const start = decipher.update(sealed.subarray(0, -TAG_BYTES));
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

// JSON keeps the parts apart: no two identities give the same bytes.
function additionalData({ record, revision, keyId }: RecordIdentity): Buffer {
  return Buffer.from(JSON.stringify(['neo-setup-assistant record', FORMAT, keyId, record, revision]));
}

/** Node skips what is not base64; a record must be exactly what was written. */
function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
