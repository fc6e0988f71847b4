import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { findField, findSessionVendor } from '../sessions/vendor-progress.ts';
import type { StoredField } from '../storage/stored-session.ts';
import type { Environment } from '../system/environment.ts';
import { refuse } from '../system/result.ts';
import { forgetValue, storeFields } from './field-changes.ts';

/** Takes a field's value out of the session first, then out of the vault, so that no field ever names nothing. */
export async function clearField<W extends Environment>(
  services: EnvironmentServices<W>,
  input: Input<'clearField'>,
): Promise<Result<Response<'clearField'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  const before = found.value.stored.fields[input.field];
  if (field === undefined) return refuse('field-not-found');
  const after = input.former ? await formerOf(services, before) : { mended: [] };
  const stored = await storeFields(services, found.value, { [field.id]: after });
  if (stored.ok && before !== undefined) await forgetValue(services, before, after.ref);
  return stored;
}

async function formerOf<W extends Environment>(
  services: EnvironmentServices<W>,
  before: StoredField | undefined,
): Promise<StoredField> {
  const former = before?.former;
  if (former === undefined) return { mended: [] };
  const ref = { record: former.record, revision: former.revision };
  const opened = await services.vault.open(ref);
  if (!opened.ok) return { mended: [], ref };
  const mark =
    before?.mark === undefined ? {} : { mark: services.vault.fingerprint(`secret ${opened.text}`) };
  return {
    mended: [],
    ref,
    length: opened.text.length,
    savedAt: new Date(services.now()).toISOString(),
    ...mark,
  };
}
