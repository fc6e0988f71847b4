import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { StoredField } from '../../storage/stored-session.ts';
import type { World } from '../../world.ts';
import { refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { forgetValue, storeFields } from './fields.ts';
import { findField, findWhere } from './find.ts';

/** Takes a field's value out of the session first, then out of the vault, so that no field ever names nothing. */
export async function clearField<W extends World>(
  desk: Desk<W>,
  input: Input<'clearField'>,
): Promise<Result<Answer<'clearField'>>> {
  const found = await findWhere(desk, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  const before = found.value.stored.fields[input.field];
  if (field === undefined) return refuse('field-not-found');
  const after = input.former ? await formerOf(desk, before) : { mended: [] };
  const stored = await storeFields(desk, found.value, { [field.id]: after });
  if (stored.ok && before !== undefined) await forgetValue(desk, before, after.ref);
  return stored;
}

async function formerOf<W extends World>(
  desk: Desk<W>,
  before: StoredField | undefined,
): Promise<StoredField> {
  const former = before?.former;
  if (former === undefined) return { mended: [] };
  const ref = { record: former.record, revision: former.revision };
  const opened = await desk.vault.open(ref);
  if (!opened.ok) return { mended: [], ref };
  const mark = before?.mark === undefined ? {} : { mark: desk.vault.fingerprint(`secret ${opened.text}`) };
  return {
    mended: [],
    ref,
    length: opened.text.length,
    savedAt: new Date(desk.now()).toISOString(),
    ...mark,
  };
}
