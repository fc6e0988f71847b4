import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import type { Wanted } from '../settings/connection-slot.ts';
import type { PlaceView } from './app-view.ts';

type Reviewed = {
  session: { kind: 'ready'; value: { id: string; connectionId: string | null } } | { kind: string };
  connections: readonly NeoConnection[];
};

/**
 * The connection a key is made for, by where one comes from: the one Review found without a key, the one Settings
 * was showing, or any. A session that has chosen none while there are some needs a new one.
 */
export function wantedConnection(
  from: PlaceView,
  review: Reviewed,
  settings: { connection: NeoConnection | null },
): Wanted {
  if (from.kind === 'settings' && settings.connection) return { connectionId: settings.connection.id };
  if (from.kind !== 'review' || !('value' in review.session)) return 'any';
  const { id, connectionId } = review.session.value;
  if (id !== from.sessionId) return 'any';
  if (connectionId !== null) return { connectionId };
  return review.connections.length > 0 ? 'new' : 'any';
}
