import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Report } from '../../src-preload/contract/report.ts';
import { canonicalJson } from './canonical-json.ts';

/*
 * A report and its signature as one file. Signed is `neo-report`, the version and SHA-256 of the report's canonical form
 * by Ed25519. The file itself is in canonical form too, so that every byte of it is held by the signature.
 */
export const FORMAT = 'neo-report';
export const VERSION = 1;
/** Of the private key, as of everything else that Ed25519 calls a key (RFC 8032). */
export const SEED_BYTES = 32;

// What stands before 32 raw bytes in DER (RFC 8410), which is the only form Node takes besides JWK.
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** `publicKey` is hex. */
export type Signer = { publicKey: string; sign: (digest: Buffer) => string };

/** The signer of 32 bytes that nobody else has. */
export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(PUBLIC_DER.length).toString('hex'),
    sign: (digest) => sign(null, signedBytes(digest), key).toString('hex'),
  };
}

/** SHA-256 of the report's canonical form. */
export function digestOf(report: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(report)).digest();
}

/** The text of the file. */
export function signReport(report: Report, signer: Signer): string {
  const signature = signer.sign(digestOf(report));
  return canonicalJson({ format: FORMAT, version: VERSION, report, signature });
}

/** False also for a key that is none. `signature` is hex. */
export function isSigned(digest: Buffer, signature: string, publicKey: string): boolean {
  let key: KeyObject;
  try {
    const der = Buffer.concat([PUBLIC_DER, Buffer.from(publicKey, 'hex')]);
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return false;
  }
  return verify(null, signedBytes(digest), key, Buffer.from(signature, 'hex'));
}

function signedBytes(digest: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${FORMAT}\n${VERSION}\n`), digest]);
}

const WORDS = 6;
const BITS_OF_WORD = 11n;

/** Six words of 2,048, which are 66 bits of the key's digest: to be read aloud and compared. */
export function wordsOf(publicKey: string): string[] {
  const bytes = createHash('sha256').update(`${FORMAT} key\n${publicKey}`).digest();
  const bits = BigInt(`0x${bytes.toString('hex')}`);
  return Array.from({ length: WORDS }, (_, at) => {
    const index = (bits >> (256n - BITS_OF_WORD * BigInt(at + 1))) & (2n ** BITS_OF_WORD - 1n);
    return wordlist[Number(index)] ?? '';
  });
}
