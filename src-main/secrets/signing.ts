import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** Ed25519. `publicKey` and the signature are hex. */
export type Signer = { publicKey: string; sign: (bytes: Buffer) => string };

/** Of the private key, as of everything else that Ed25519 calls a key (RFC 8032). */
export const SEED_BYTES = 32;

// What stands before 32 raw bytes in DER (RFC 8410), which is the only form Node takes besides JWK.
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** The signer of 32 bytes that nobody else has. */
export function signerOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(PUBLIC_DER.length).toString('hex'),
    sign: (bytes) => sign(null, bytes, key).toString('hex'),
  };
}

/** False also for a key that is none. */
export function isSigned(bytes: Buffer, signature: string, publicKey: string): boolean {
  let key: KeyObject;
  try {
    const der = Buffer.concat([PUBLIC_DER, Buffer.from(publicKey, 'hex')]);
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return false;
  }
  return verify(null, bytes, key, Buffer.from(signature, 'hex'));
}

const WORDS = 6;
const BITS_OF_WORD = 11n;

/**
 * Six words of 2,048, which are 66 bits of the key's digest: to be read aloud and compared.
 *
 * @param of what the key is for, so that one key for two uses has other words for each
 */
export function wordsOf(of: string, key: string): string[] {
  const bytes = createHash('sha256').update(`${of}\n${key}`).digest();
  const bits = BigInt(`0x${bytes.toString('hex')}`);
  return Array.from({ length: WORDS }, (_, at) => {
    const index = (bits >> (256n - BITS_OF_WORD * BigInt(at + 1))) & (2n ** BITS_OF_WORD - 1n);
    return wordlist[Number(index)] ?? '';
  });
}

/** Of the key that signs for this installation, whatever it signs. */
export function signingWords(publicKey: string): string[] {
  return wordsOf('neo-report key', publicKey);
}
