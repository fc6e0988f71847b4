import type { Result } from '../../src-preload/contract/result.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { REPORT_KEY, type SecretRef } from '../storage/secret-ref.ts';
import { ok, refuse } from '../system/result.ts';
import { SEED_BYTES, type Signer, signerOf } from './sign-report.ts';

type Services = Pick<EnvironmentServices, 'vault' | 'runtime'>;

/** The signer of this environment's key; null where none has been made. Refused while the key does not open. */
export async function findSigner({ vault }: Pick<Services, 'vault'>): Promise<Result<Signer | null>> {
  const ref = latestOf(vault);
  if (ref === null) return vault.recordsWithPrefix(REPORT_KEY) === null ? refuse('keyring-busy') : ok(null);
  const opened = await vault.open(ref);
  if (opened.ok) return ok(signerOf(Buffer.from(opened.text, 'hex')));
  if (opened.why === 'busy') return refuse('keyring-busy');
  // What is lost never opens again: another key is made, and its words differ.
  return opened.why === 'newer' ? refuse('secret-newer') : ok(null);
}

/** The same; the key is made with the first report. One at a time, so that there is one. */
export function openSigner(
  services: Services,
  random: (bytes: number) => Uint8Array,
): Promise<Result<Signer>> {
  return services.runtime.reports.inOrder(async () => {
    const found = await findSigner(services);
    if (!found.ok) return found;
    if (found.value !== null) return ok(found.value);
    const seed = Buffer.from(random(SEED_BYTES));
    await services.vault.save(REPORT_KEY, seed.toString('hex'));
    return ok(signerOf(seed));
  });
}

function latestOf(vault: Services['vault']): SecretRef | null {
  const revision = vault
    .records()
    .find(({ record }) => record === REPORT_KEY)
    ?.revisions.at(-1);
  return revision === undefined ? null : { record: REPORT_KEY, revision };
}
