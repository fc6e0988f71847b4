import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { StoredField } from '../storage/stored-session.ts';
import { indexSecrets, otherClientsWith, type SecretIndex } from './shared-secrets.ts';

/** The list is the same array until a session changes, and a row the same object until its session does. */
const marks = new WeakMap<SessionListRow, ReadonlySet<string>>();

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
  const holders = rows.filter((row) => marksOf(row).has(mark));
  const index: SecretIndex = indexSecrets(holders);
  return otherClientsWith(index, mark, sessionId);
}

function marksOf(row: SessionListRow): ReadonlySet<string> {
  const known = marks.get(row);
  if (known !== undefined) return known;
  const found = new Set(
    row.vendors.flatMap((vendor) => Object.values(vendor.fields).flatMap(({ mark }) => mark ?? [])),
  );
  marks.set(row, found);
  return found;
}
