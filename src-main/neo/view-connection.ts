import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import type { StoredConnection } from '../storage/stored-settings.ts';
import { tenantOf } from '../storage/tenant-of.ts';

/** The outbox knows the tenant of its key, also of one that is lost: a new key may be another tenant's. */
export function needsTenantAnswer(services: EnvironmentServices, stored: StoredConnection): boolean {
  if (stored.keyRef === undefined) return false;
  return services.outbox.items().some(({ spec }) => spec.connectionId === tenantOf(stored));
}

/** A connection as the renderer may see it: its key by length and by the part that names the environment. */
export function viewConnection(services: EnvironmentServices, stored: StoredConnection): NeoConnection {
  const { keyRef } = stored;
  const record =
    keyRef === undefined
      ? undefined
      : services.vault
          .records()
          .find((one) => one.record === keyRef.record && one.revisions.includes(keyRef.revision));
  const { keyLength, keyPrefix, keyIssue } = stored;
  return {
    id: stored.id,
    name: stored.name,
    hasKey: record !== undefined,
    storedIn: record?.storedIn ?? 'nowhere',
    sendByAssumedPath: stored.sendByAssumedPath,
    result: services.runtime.keyTests.has(stored.id) ? { kind: 'testing' } : stored.lastResult,
    ...(stored.lost === undefined ? {} : { cameBack: true }),
    ...(needsTenantAnswer(services, stored) ? { needsTenantAnswer: true } : {}),
    ...(record === undefined || keyLength === undefined ? {} : { keyLength }),
    ...(record === undefined || keyPrefix === undefined ? {} : { keyPrefix }),
    ...(keyIssue === undefined ? {} : { keyIssue }),
  };
}

/**
 * The Neo connection a session belongs to. One that was begun before there was any belongs to the only one there
 * is; with several, the technician chooses.
 */
export function connectionOf(
  services: EnvironmentServices,
  session: Pick<StoredSession, 'connectionId'>,
): StoredConnection | undefined {
  const { connections } = services.settings.read();
  if (session.connectionId === null) return connections.length === 1 ? connections[0] : undefined;
  return connections.find((one) => one.id === session.connectionId);
}
