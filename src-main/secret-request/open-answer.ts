import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { formatList } from '../../src-preload/messages/format-message.ts';
import { isSamePlace, placeOfFields, sealAsFromFile } from '../credentials/destinations.ts';
import { partsOf, storeFields } from '../credentials/field-changes.ts';
import { saveField as keepTyped } from '../credentials/save-field.ts';
import { openBox } from '../secrets/age-box.ts';
import { findOwnKey } from '../secrets/own-key.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { findSessionVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import { requestRecord } from '../storage/secret-ref.ts';
import type { StoredField, StoredRequest, StoredVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { readAnswer, readContents } from './read-answer.ts';
import { closeRequest, forgetKey, isLeft } from './request-keys.ts';
import { isFilled } from './secret-requests.ts';
import { withClosed } from './stored-request.ts';

/**
 * Opens the answer in a text, keeps its values as if they had been pasted into their fields, and forgets the key. Whatever
 * is wrong with it changes nothing. One at a time, so that the same answer is never taken twice.
 */
export async function openAnswer(
  services: EnvironmentServices,
  input: Input<'openAnswer'>,
): Promise<Result<Response<'openAnswer'>>> {
  if (services.environment === 'practice') return refuse('not-in-practice');
  return services.runtime.ownKeys(() => open(services, input));
}

async function open(
  services: EnvironmentServices,
  { text, ...where }: Input<'openAnswer'>,
): Promise<Result<null>> {
  const found = await findSessionVendor(services, where);
  if (!found.ok) return found;
  const requests = found.value.stored.requests ?? [];
  const answer = readAnswer(
    text,
    requests.map(({ id }) => id),
  );
  if (!answer.ok) return refuse(answer.code);
  const request = requests.find(({ id }) => id === answer.request);
  if (request === undefined) return refuse('answer-for-other');
  if (isLeft(request, services.now())) await closeRequest(services, where, request.id, 'expired');
  const late = request.closed ?? (isLeft(request, services.now()) ? 'expired' : undefined);
  if (late !== undefined) return refuse(LATE[late]);
  const values = await unseal(services, found.value, request, answer.bytes);
  if (!values.ok) return values;
  return keep(services, found.value, request, values.value);
}

const LATE: Record<NonNullable<StoredRequest['closed']>, AppErrorCode> = {
  answered: 'answer-used',
  withdrawn: 'answer-withdrawn',
  expired: 'answer-expired',
};

/** The values by field, of what was asked and of nothing else. */
async function unseal(
  { vault }: EnvironmentServices,
  { session }: SessionVendor,
  request: StoredRequest,
  bytes: Uint8Array,
): Promise<Result<Map<string, string>>> {
  const key = await findOwnKey(vault, requestRecord(session.id, request.id));
  if (!key.ok) return key;
  if (key.value === null) return refuse('request-key-lost');
  const json = await openBox(key.value, bytes);
  const contents = json === null ? null : readContents(json);
  if (contents === null) return refuse('answer-changed');
  if (contents.request !== request.id) return refuse('answer-for-other');
  const values = new Map(Object.entries(contents.values));
  if ([...values.keys()].some((id) => !request.fields.includes(id))) return refuse('answer-not-asked');
  return values.size === 0 ? refuse('answer-changed') : ok(values);
}

async function keep(
  services: EnvironmentServices,
  found: SessionVendor,
  request: StoredRequest,
  values: ReadonlyMap<string, string>,
): Promise<Result<null>> {
  const asked = found.vendor.fields.filter(({ id }) => values.has(id));
  const filled = asked.filter(({ id }) => isFilled(services.vault, found.stored.fields[id]));
  if (filled.length > 0) {
    const fields = formatList(
      filled.map(({ label }) => label),
      'and',
    );
    return refuse('answer-would-replace', { fields });
  }
  const changes: Record<string, StoredField> = {};
  for (const field of asked) {
    const value = values.get(field.id) ?? '';
    changes[field.id] = await keepTyped(
      partsOf(services, found),
      field,
      found.stored.fields[field.id],
      value,
    );
  }
  const placeOf = ({ fields }: StoredVendor) => placeOfFields(found.vendor, fields);
  const before = placeOf(found.stored);
  const stored = await storeFields(services, found, changes, (vendor) => {
    const closed = withClosed(vendor, request.id, 'answered');
    const place = placeOf(closed);
    // Nobody has typed this address here: it is asked about before anything goes there.
    return place === null || isSamePlace(before, place)
      ? closed
      : sealAsFromFile(services, found.session.id, closed);
  });
  if (stored.ok) await forgetKey(services, found.session.id, request.id);
  return stored;
}
