import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import type { StoredConnection } from '../storage/stored-settings.ts';

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
