import type { Result } from '../../src-preload/contract/result.ts';
import { findOrMakeOwnKey, findOwnKey } from '../secrets/own-key.ts';
import { SEED_BYTES, type Signer, signerOf } from '../secrets/signing.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { REPORT_KEY } from '../storage/secret-ref.ts';
import { ok } from '../system/result.ts';

type Services = Pick<EnvironmentServices, 'vault' | 'runtime'>;

/** The signer of this environment's key; null where none has been made. Refused while the key does not open. */
export async function findSigner({ vault }: Pick<Services, 'vault'>): Promise<Result<Signer | null>> {
  const found = await findOwnKey(vault, REPORT_KEY);
  if (!found.ok) return found;
  return ok(found.value === null ? null : signerOf(Buffer.from(found.value, 'hex')));
}

/** The same; the key is made with the first report or hand-off. Who has lost it gets another, with other words. */
export async function openSigner(
  { vault, runtime }: Services,
  random: (bytes: number) => Uint8Array,
): Promise<Result<Signer>> {
  const made = () => Buffer.from(random(SEED_BYTES)).toString('hex');
  const key = await runtime.ownKeys(() => findOrMakeOwnKey(vault, REPORT_KEY, made));
  return key.ok ? ok(signerOf(Buffer.from(key.value, 'hex'))) : key;
}
