import type { Result } from '../../src-preload/contract/result.ts';
import { ok, refuse } from '../system/result.ts';
import type { Vault } from './vault.ts';

/*
 * Keys that belong to this installation, and to no session and no Neo connection: the one that signs, and the one that
 * others seal for. Practice has its own.
 */

/** The key in this record; null where none has been made, or none opens ever again. Refused while it does not open. */
export async function findOwnKey(vault: Vault, record: string): Promise<Result<string | null>> {
  const revision = vault
    .records()
    .find((one) => one.record === record)
    ?.revisions.at(-1);
  if (revision === undefined)
    return vault.recordsWithPrefix(record) === null ? refuse('keyring-busy') : ok(null);
  const opened = await vault.open({ record, revision });
  if (opened.ok) return ok(opened.text);
  if (opened.why === 'busy') return refuse('keyring-busy');
  return opened.why === 'newer' ? refuse('secret-newer') : ok(null);
}

/** The same; made and kept where there is none. Callers go one after the other, so that there is one. */
export async function findOrMakeOwnKey(
  vault: Vault,
  record: string,
  make: () => string | Promise<string>,
): Promise<Result<string>> {
  const found = await findOwnKey(vault, record);
  if (!found.ok) return found;
  if (found.value !== null) return ok(found.value);
  const key = await make();
  await vault.save(record, key);
  return ok(key);
}
