import { createCipheriv, createDecipheriv } from 'node:crypto';

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
