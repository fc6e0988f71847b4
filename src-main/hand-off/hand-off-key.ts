import type { HandOffAddress } from '../../src-preload/contract/hand-off.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import { makeIdentity, recipientOf } from '../secrets/age-box.ts';
import { findOrMakeOwnKey } from '../secrets/own-key.ts';
import { wordsOf } from '../secrets/signing.ts';
import type { Vault } from '../secrets/vault.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { HAND_OFF_KEY } from '../storage/secret-ref.ts';
import { ok, refuse } from '../system/result.ts';

/** How many of the six words are typed by who has heard them. */
const TYPED_WORDS = 2;

/**
 * The key that others seal sessions for; it is made when it is first asked for. Refused while nothing is kept: what was
 * sealed for a key of this run would never open again.
 */
export async function openHandOffKey({ vault, runtime }: RealServices): Promise<Result<string>> {
  const { state } = await checkedStorage(vault);
  if (state !== 'encrypted') return refuse('hand-off-not-kept');
  return runtime.ownKeys(() => findOrMakeOwnKey(vault, HAND_OFF_KEY, makeIdentity));
}

/** Where secrets are kept, once that has been found out: it takes a moment after the start, and ends by itself. */
function checkedStorage(vault: Vault): Promise<SecretStorage> {
  return new Promise((resolve) => {
    const isDone = () => {
      const storage = vault.storage();
      if (storage.reason === 'checking') return false;
      resolve(storage);
      return true;
    };
    if (isDone()) return;
    const stop = vault.onChange(() => {
      if (isDone()) stop();
    });
  });
}

/** What colleagues are given, and the words they hear. */
export async function readHandOffAddress(services: RealServices): Promise<Result<HandOffAddress>> {
  const key = await openHandOffKey(services);
  if (!key.ok) return key;
  const address = await recipientOf(key.value);
  return ok({ address, words: addressWords(address) });
}

export function addressWords(address: string): string[] {
  return wordsOf('neo-hand-off address', address);
}

/** What is shown of six words, so that the others must be heard. */
export function firstWords(words: readonly string[]): string[] {
  return words.slice(0, -TYPED_WORDS);
}

/** Are these, as somebody typed them, the words that were not shown? */
export function areLastWords(words: readonly string[], typed: string): boolean {
  const heard =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return heard.join(' ') === words.slice(-TYPED_WORDS).join(' ');
}
