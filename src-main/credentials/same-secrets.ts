import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { StoredField } from '../storage/stored-session.ts';

type MarkedSession = Pick<SessionListRow, 'id' | 'clientName' | 'vendors'>;

/** The list is the same array until a session changes, and a row the same object until its session does. */
const marks = new WeakMap<MarkedSession, ReadonlySet<string>>();

/** The clients of other sessions with the same secret. Looks at the list of sessions only when there is a mark. */
export async function sameSecrets(
  services: EnvironmentServices,
  sessionId: string,
  field: StoredField | undefined,
): Promise<{ clientName: string }[]> {
  const { mark, ref } = field ?? {};
  if (mark === undefined || ref === undefined) return [];
  // What a list that cannot be read would have said is a hint only.
  const rows = await services.sessions.list().catch((): SessionListRow[] => []);
  return otherClientsWith(rows, mark, sessionId);
}

/** The clients of the other sessions that hold the secret of this mark, each once. */
export function otherClientsWith(
  sessions: readonly MarkedSession[],
  mark: string,
  sessionId: string,
): { clientName: string }[] {
  const others = sessions.filter((one) => one.id !== sessionId && marksOf(one).has(mark));
  return [...new Set(others.map((one) => one.clientName))].map((clientName) => ({ clientName }));
}

/** A mark is a keyed fingerprint of a secret, from which no secret can be made. */
function marksOf(session: MarkedSession): ReadonlySet<string> {
  const known = marks.get(session);
  if (known !== undefined) return known;
  const found = new Set(
    session.vendors.flatMap((vendor) => Object.values(vendor.fields).flatMap(({ mark }) => mark ?? [])),
  );
  marks.set(session, found);
  return found;
}
