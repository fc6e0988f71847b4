import type { Events } from '../../src-preload/contract/events.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { isFinished } from '../outbox/outbox-item.ts';
import type { EnvironmentServices, RealServices } from '../sessions/environment-services.ts';
import { isOwnKey, type SecretRef } from '../storage/secret-ref.ts';
import { ok } from '../system/result.ts';

/** Of a Neo key nothing comes back by itself but what the connection names, with the tenant it is for. */
function isForGood({ settings, vault }: RealServices, ref: SecretRef): boolean {
  const stored = settings.read().connections.find(({ id }) => ref.record === `connection.${id}`);
  const back = vault.latestSealedBefore(ref);
  return stored !== undefined && stored.before?.keyRef.revision !== back?.revision;
}

/**
 * What quitting now would lose: how many secrets and how many items of the outbox only memory holds, and whose they
 * are. Keys of Neo connections are secrets too. What belongs to a deleted session is meant to go, and is not counted.
 * Where the disk does not give the sessions, names are missing, and what is counted may be too much, never too
 * little.
 */
export async function secretsAtRisk(services: RealServices): Promise<Events['quit-asked']> {
  // A key for reports that only memory has is made anew; nobody is asked because of it.
  const memory = (await services.vault.memoryOnly()).filter(({ record }) => !isOwnKey(record));
  const open = services.outbox.items().filter((item) => !isFinished(item));
  const inMemory = open.filter((item) => services.outbox.isInMemory(item.id));
  if (memory.length + inMemory.length === 0) return { unsent: 0, waiting: 0, sessions: [], connections: [] };
  const deleted = await services.sessions.listDeleted().catch(() => []);
  const held = memory.filter(({ record }) => !deleted.some(({ id }) => record.startsWith(`${id}.`)));
  const waiting = inMemory.filter(({ spec }) => !deleted.some(({ id }) => id === spec.sessionId));
  const later = open.length - inMemory.length;
  const isConcerned = (id: string) =>
    held.some(({ record }) => record.startsWith(`${id}.`)) ||
    waiting.some(({ spec }) => spec.sessionId === id);
  const listed = await services.sessions.list().catch(() => []);
  const clients = listed.filter(({ id }) => isConcerned(id));
  const keys = services.settings
    .read()
    .connections.filter(({ id }) => held.some(({ record }) => record === `connection.${id}`));
  const comesBack = held.filter((ref) => {
    const back = services.vault.latestSealedBefore(ref);
    // What lies under a key that its keyring no longer has goes with it.
    return back !== null && services.vault.savedAs(back) === 'encrypted' && !isForGood(services, ref);
  }).length;
  return {
    unsent: held.length,
    waiting: waiting.length,
    ...(comesBack > 0 && { comesBack }),
    ...(later > 0 && { later }),
    sessions: [...new Set(clients.map(({ clientName }) => clientName))],
    connections: [...new Set(keys.map(({ name }) => name))],
  };
}

/** Looks for a keyring again, and where one is there now, seals what memory holds. */
export async function retrySecretStorage(
  services: EnvironmentServices,
): Promise<Result<Response<'retrySecretStorage'>>> {
  const { vault, log } = services;
  const found = await vault.retry();
  if (found.canKeepNow) log.info('memory-kept', { kept: await vault.sealMemory() });
  services.announce('secret-storage-changed', vault.storage());
  return ok(null);
}
