import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { StoredField } from '../storage/stored-session.ts';

type SessionWithSecrets = Pick<SessionListRow, 'id' | 'clientName' | 'vendors'>;

/** The list is the same array until a session changes, and a row the same object until its session does. */
const fingerprints = new WeakMap<SessionWithSecrets, ReadonlySet<string>>();

/** The clients of other sessions with the same secret. Looks at the list of sessions only when there is a fingerprint. */
export async function sameSecrets(
  services: EnvironmentServices,
  sessionId: string,
  field: StoredField | undefined,
): Promise<{ clientName: string }[]> {
  const { fingerprint, ref } = field ?? {};
  if (fingerprint === undefined || ref === undefined) return [];
  // A list that cannot be read costs a hint only.
  const rows = await services.sessions.list().catch((): SessionListRow[] => []);
  return otherClientsWith(rows, fingerprint, sessionId);
}

/** The clients of the other sessions that hold the secret of this fingerprint, each once. */
export function otherClientsWith(
  sessions: readonly SessionWithSecrets[],
  fingerprint: string,
  sessionId: string,
): { clientName: string }[] {
  const others = sessions.filter((one) => one.id !== sessionId && fingerprintsOf(one).has(fingerprint));
  return [...new Set(others.map((one) => one.clientName))].map((clientName) => ({ clientName }));
}

/** Keyed fingerprints, from which no secret can be made. */
function fingerprintsOf(session: SessionWithSecrets): ReadonlySet<string> {
  const known = fingerprints.get(session);
  if (known !== undefined) return known;
  const found = new Set(
    session.vendors.flatMap((vendor) =>
      Object.values(vendor.fields).flatMap(({ fingerprint }) => fingerprint ?? []),
    ),
  );
  fingerprints.set(session, found);
  return found;
}
