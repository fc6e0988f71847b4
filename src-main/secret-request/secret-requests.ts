import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SecretRequestView } from '../../src-preload/contract/secret-request.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { makeIdentity, recipientOf } from '../secrets/age-box.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { changeVendor, findSessionVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import { requestRecord } from '../storage/secret-ref.ts';
import { ok, refuse } from '../system/result.ts';
import { closeRequest, forgetKey, isLeft } from './request-keys.ts';
import { describeRequest } from './request-text.ts';
import { openRequest, viewRequest, withRequest } from './stored-request.ts';

/*
 * Asking somebody at another computer for values. Each request has a key of its own, made with it and forgotten with it.
 * One is open at a time for each vendor of a session. Practice has none: nobody else could answer it.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

export async function readSecretRequest(
  services: EnvironmentServices,
  input: Input<'readSecretRequest'>,
): Promise<Result<Response<'readSecretRequest'>>> {
  if (services.environment === 'practice') return refuse('not-in-practice');
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const askable = found.value.vendor.fields.filter((field) => isAskable(services, found.value, field));
  return ok({
    clientName: found.value.session.clientName,
    askable: askable.map(({ id, label, kind }) => ({ id, label, isTicked: kind !== 'url' })),
    open: viewOpen(services, found.value),
  });
}

function viewOpen(services: EnvironmentServices, found: SessionVendor): SecretRequestView['open'] {
  const request = openRequest(found.stored, services.now());
  if (request === undefined) return null;
  const { fields, words, text, code } = describeRequest(found, request);
  return { ...viewRequest(request), labels: fields.map(({ label }) => label), words, text, code };
}

/** What only the portal tells, and is not saved here. A choice is made by whoever makes the key. */
function isAskable({ vault }: EnvironmentServices, { stored }: SessionVendor, field: VendorField): boolean {
  if (field.kind === 'choice') return false;
  return !isFilled(vault, stored.fields[field.id]);
}

/** It holds a value that an answer must not take the place of unseen. */
export function isFilled(
  vault: EnvironmentServices['vault'],
  field: SessionVendor['stored']['fields'][string] | undefined,
): boolean {
  if (field === undefined || field.replacing === true) return false;
  return field.text !== undefined || (field.ref !== undefined && vault.has(field.ref));
}

export async function makeSecretRequest(
  services: EnvironmentServices,
  input: Input<'makeSecretRequest'>,
): Promise<Result<Response<'makeSecretRequest'>>> {
  if (services.environment === 'practice') return refuse('not-in-practice');
  return services.runtime.ownKeys(() => make(services, input));
}

async function make(
  services: EnvironmentServices,
  { sessionId, vendor, fields, days }: Input<'makeSecretRequest'>,
): Promise<Result<null>> {
  const where = { sessionId, vendor };
  const found = await findSessionVendor(services, where);
  if (!found.ok) return found;
  const asked = found.value.vendor.fields
    .filter((field) => fields.includes(field.id) && isAskable(services, found.value, field))
    .map(({ id }) => id);
  if (asked.length !== new Set(fields).size) return refuse('field-not-found');
  if (openRequest(found.value.stored, services.now()) !== undefined) return refuse('request-open');
  for (const one of found.value.stored.requests ?? []) {
    if (isLeft(one, services.now())) await closeRequest(services, where, one.id, 'expired');
  }
  const id = services.newId();
  const identity = await makeIdentity();
  const { storedIn } = await services.vault.save(requestRecord(sessionId, id), identity);
  if (storedIn === 'memory') {
    await forgetKey(services, sessionId, id);
    return refuse('request-needs-keyring');
  }
  const now = services.now();
  const request = {
    id,
    fields: asked,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + days * DAY_MS).toISOString(),
    recipient: await recipientOf(identity),
  };
  const changed = await changeVendor(services, where, (stored) => withRequest(stored, request));
  if (!changed.ok) await forgetKey(services, sessionId, id);
  return changed;
}

/** From now on nothing opens its answer. */
export async function withdrawSecretRequest(
  services: EnvironmentServices,
  where: Input<'withdrawSecretRequest'>,
): Promise<Result<Response<'withdrawSecretRequest'>>> {
  if (services.environment === 'practice') return refuse('not-in-practice');
  return services.runtime.ownKeys(async () => {
    const found = await findSessionVendor(services, where);
    if (!found.ok) return found;
    const request = openRequest(found.value.stored, services.now());
    if (request === undefined) return refuse('request-not-found');
    return closeRequest(services, where, request.id, 'withdrawn');
  });
}
