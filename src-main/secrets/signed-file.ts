import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { isSigned, type Signer } from './signing.ts';

/*
 * A value and its signature as one file: `{format, version, [member], signature}`. Signed is the format, the version and
 * SHA-256 of the value's canonical form by Ed25519; the value names its maker's key. The file itself is in canonical form
 * too, so that every byte of it is held by the signature.
 */
export type FileKind = { format: string; version: number; member: string };

type Signed = { publicKey: string };

/** SHA-256 of the value's canonical form. */
export function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(value)).digest();
}

/** Hex. */
export function signatureOf(kind: FileKind, value: unknown, signer: Signer): string {
  return signer.sign(signedBytes(kind, digestOf(value)));
}

/** The text of the file. */
export function signFile(kind: FileKind, value: Signed, signer: Signer): string {
  const { format, version, member } = kind;
  return canonicalJson({ format, version, [member]: value, signature: signatureOf(kind, value, signer) });
}

/** `digest` is hex. The value is a stranger's: only its signature has been checked. */
export type ReadSigned =
  | { ok: true; value: Signed; digest: string }
  | { ok: false; why: 'is-pdf' | 'is-archive' | 'damaged' | 'other-file' | 'newer' | 'changed' };

/** Nothing of the bytes is believed, or handed on, before the signature holds for every one of them. */
export function readSignedFile(kind: FileKind, bytes: Uint8Array): ReadSigned {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, 5).toString('latin1');
  if (start === '%PDF-') return { ok: false, why: 'is-pdf' };
  if (start.startsWith('PK\u0003\u0004')) return { ok: false, why: 'is-archive' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.toString());
  } catch {
    return { ok: false, why: 'damaged' };
  }
  const head = z.object({ format: z.literal(kind.format), version: z.int().min(1) }).safeParse(parsed);
  if (!head.success) return { ok: false, why: 'other-file' };
  if (head.data.version > kind.version) return { ok: false, why: 'newer' };
  const found = envelopeOf(kind).safeParse(parsed);
  if (!found.success || !isCanonical(parsed, file)) return { ok: false, why: 'changed' };
  // As it was parsed: the schema's copy may leave out what was signed.
  const { [kind.member]: value, signature } = parsed as Record<string, Signed> & { signature: string };
  if (value === undefined) return { ok: false, why: 'changed' };
  const digest = digestOf(value);
  return isSigned(signedBytes(kind, digest), signature, value.publicKey)
    ? { ok: true, value, digest: digest.toString('hex') }
    : { ok: false, why: 'changed' };
}

function envelopeOf({ format, version, member }: FileKind) {
  return z.strictObject({
    format: z.literal(format),
    version: z.literal(version),
    [member]: z.looseObject({ publicKey: z.string().regex(/^[0-9a-f]{64}$/) }),
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  });
}

function isCanonical(parsed: unknown, file: Buffer): boolean {
  try {
    return file.equals(Buffer.from(canonicalJson(parsed)));
  } catch {
    return false;
  }
}

function signedBytes({ format, version }: FileKind, digest: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${format}\n${version}\n`), digest]);
}
