import { padded } from '../../src-preload/contract/padded.ts';

/*
 * Texts that only one key opens: age with an X25519 key (https://age-encryption.org/v1). age says neither who sealed one
 * nor for whom; that stands beside it where it matters.
 */

/** `age1…`, as whoever seals has it. */
export const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** A new private key, `AGE-SECRET-KEY-1…`. The library takes its randomness from the system. */
export async function makeIdentity(): Promise<string> {
  const { generateX25519Identity } = await import('age-encryption');
  return generateX25519Identity();
}

/** The public part of it. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(identity);
}

/** True for one that a text can be sealed for: of the right form, and its check sum holds. */
export async function isRecipient(text: string): Promise<boolean> {
  if (!RECIPIENT.test(text)) return false;
  const { Encrypter } = await import('age-encryption');
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Seals JSON, filled up with blanks so that its length says little.
 *
 * @throws where `isRecipient` is false
 */
export async function sealFor(recipient: string, json: string): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(padded(json));
}

/** The JSON with its blanks; null where this key does not open it, or a byte of it was changed. */
export async function openBox(identity: string, bytes: Uint8Array): Promise<string | null> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes, 'text');
  } catch {
    return null;
  }
}
