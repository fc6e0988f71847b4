import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { holdsAnswer } from '../../src-preload/contract/secret-request.ts';
import { isMasked } from '../credentials/check-value.ts';
import { cleanText } from '../credentials/clean-text.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { keyOf } from '../sessions/sealed-fallback.ts';
import { announceSettings } from '../settings/preferences.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredConnection } from '../storage/stored-settings.ts';
import { tenantAfter, tenantOf } from '../storage/tenant-of.ts';
import { ok, refuse } from '../system/result.ts';
import { neoKeyPrefix } from './neo-key.ts';
import { needsTenantAnswer } from './view-connection.ts';

export async function addConnection(
  services: EnvironmentServices,
  input: Input<'addConnection'>,
): Promise<Result<Response<'addConnection'>>> {
  const added: StoredConnection = {
    id: services.newId(),
    name: input.name.trim(),
    sendByAssumedPath: false,
    lastResult: { kind: 'not-run' },
  };
  await services.settings.change((settings) => ({
    ...settings,
    connections: [...settings.connections, added],
  }));
  announceSettings(services);
  return ok({ connectionId: added.id });
}

export async function nameConnection(
  services: EnvironmentServices,
  input: Input<'nameConnection'>,
): Promise<Result<Response<'nameConnection'>>> {
  const changed = await changeConnection(services, input.connectionId, (stored) => ({
    ...stored,
    name: input.name.trim(),
  }));
  // The list of sessions says it too.
  if (changed.ok) services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return changed;
}

export async function allowAssumedPath(
  services: EnvironmentServices,
  input: Input<'allowAssumedPath'>,
): Promise<Result<Response<'allowAssumedPath'>>> {
  const changed = await changeConnection(services, input.connectionId, (stored) => ({
    ...stored,
    sendByAssumedPath: input.allowed,
  }));
  services.outbox.resume('key-changed');
  return changed;
}

/** Seals a typed Neo key. One that does not look like a key is sealed too and reported as odd. */
export function keepNeoKey(
  services: EnvironmentServices,
  input: Input<'keepNeoKey'>,
): Promise<Result<Response<'keepNeoKey'>>> {
  return services.runtime.connectionKeys(input.connectionId, () => keepKey(services, input));
}

async function keepKey(
  services: EnvironmentServices,
  input: Input<'keepNeoKey'>,
): Promise<Result<Response<'keepNeoKey'>>> {
  if (holdsAnswer(input.text)) return refuse('answer-in-field');
  const { text } = cleanText(input.text);
  const known = services.settings.read().connections.find((one) => one.id === input.connectionId);
  if (known === undefined) return refuse('connection-not-found');
  if (text === '' || isMasked(text)) {
    const keyIssue = text === '' ? 'empty' : 'masked';
    return changeConnection(services, input.connectionId, (stored) => ({ ...stored, keyIssue }));
  }
  if (input.sameTenant === null && needsTenantAnswer(services, known)) return refuse('tenant-not-confirmed');
  const sameTenant = input.sameTenant !== false;
  const tenant = tenantOf(known);
  services.outbox.hold(tenant);
  const record = `connection.${input.connectionId}`;
  const keyPrefix = neoKeyPrefix(text);
  const keep = async () => {
    const { ref } = await services.vault.save(record, text);
    // Key and tenant change in one write: whatever ends the app, no former item meets another tenant's key.
    const changed = await changeConnection(services, input.connectionId, (stored) => ({
      id: stored.id,
      name: stored.name,
      sendByAssumedPath: stored.sendByAssumedPath,
      ...tenantAfter(stored, sameTenant, services.newId),
      ...beforeOf(services, stored, ref),
      keyRef: ref,
      keyLength: text.length,
      ...(keyPrefix === undefined ? { keyIssue: 'neo-key-shape' } : { keyPrefix }),
      lastResult: { kind: 'not-run' },
    }));
    return { ref, changed };
  };
  const { ref, changed } = await keep().catch(async (fault: unknown) => {
    // The former key stays; what waits for this connection must not wait for ever.
    await services.outbox.keyReplaced(tenant, true);
    throw fault;
  });
  await services.outbox.keyReplaced(tenant, sameTenant).catch((fault: unknown) => {
    // What waits for the former tenant has no key any more; the next start takes it out.
    if (!(fault instanceof DiskError)) throw fault;
    services.log.warn('former-tenant-not-withdrawn', { code: fault.code });
  });
  // Neo keeps a rotated key working for 24 h by itself; nothing here needs the former one.
  await services.vault.forget(record, ref.revision, ref.revision).catch((fault: unknown) => {
    // Nothing names it any more: the sweep of a later start takes it.
    if (!(fault instanceof DiskError)) throw fault;
    services.log.warn('former-key-not-forgotten', { code: fault.code });
  });
  // The sessions show what the former tenant has, and the next one has not.
  if (!sameTenant) services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return changed;
}

/** While the new key is only in memory, the sealed one and its tenant come back when the app ends. */
function beforeOf(
  { vault }: EnvironmentServices,
  stored: StoredConnection,
  ref: SecretRef,
): Pick<StoredConnection, 'before'> {
  if (vault.savedAs(ref) !== 'memory') return {};
  const isSealed = stored.keyRef !== undefined && vault.savedAs(stored.keyRef) === 'encrypted';
  const before = isSealed ? keyOf(stored) : stored.before;
  return before === undefined ? {} : { before };
}

export async function removeConnection(
  services: EnvironmentServices,
  input: Input<'removeConnection'>,
): Promise<Result<Response<'removeConnection'>>> {
  const isOver = (at: string) => at === 'connected' || at === 'sent' || at === 'withdrawn';
  const known = services.settings.read().connections.find((one) => one.id === input.connectionId);
  const isWaiting = services.outbox
    .items()
    .some((item) => known && item.spec.connectionId === tenantOf(known) && !isOver(item.state.status));
  if (isWaiting) return refuse('connection-in-use');
  await services.settings.change((settings) => ({
    ...settings,
    connections: settings.connections.filter((one) => one.id !== input.connectionId),
  }));
  await services.vault.forget(`connection.${input.connectionId}`);
  announceSettings(services);
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok(null);
}

/** Asks Neo for its agents with the key, and keeps what that says. */
export async function testConnection(
  services: EnvironmentServices,
  input: Input<'testConnection'>,
): Promise<Result<Response<'testConnection'>>> {
  const settings = services.settings.read();
  const stored = settings.connections.find((one) => one.id === input.connectionId);
  if (stored === undefined) return refuse('connection-not-found');
  if (stored.keyRef === undefined) return refuse('field-incomplete', { fields: 'Neo API key' });
  const { keyRef } = stored;
  const { keyTests } = services.runtime;
  keyTests.add(stored.id);
  announceSettings(services);
  try {
    const result = await services.neo.testKey(keyRef);
    // What was found out of one key says nothing of another that was saved meanwhile.
    const isStill = (one: StoredConnection) =>
      one.keyRef?.record === keyRef.record && one.keyRef.revision === keyRef.revision;
    const changed = await changeConnection(services, input.connectionId, (one) =>
      isStill(one) ? { ...one, lastResult: result } : one,
    );
    if (result.kind === 'done' && result.verdict === 'passed') services.outbox.resume('key-changed');
    return changed;
  } finally {
    keyTests.delete(stored.id);
    announceSettings(services);
  }
}

async function changeConnection(
  services: EnvironmentServices,
  id: string,
  change: (stored: StoredConnection) => StoredConnection,
): Promise<Result<null>> {
  const settings = await services.settings.change((before) => ({
    ...before,
    connections: before.connections.map((one) => (one.id === id ? change(one) : one)),
  }));
  if (!settings.connections.some((one) => one.id === id)) return refuse('connection-not-found');
  announceSettings(services);
  return ok(null);
}
