import { indexMarks, type MarkIndex, othersWith } from '../fields/same-secret.ts';
import type { StoredField } from '../storage/stored-session.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

const indexes = new WeakMap<object, Promise<MarkIndex>>();

/** The clients of other sessions with the same secret. Reads the list of sessions once, and only when there is a mark. */
export async function sameSecrets<W extends World>(
  desk: Desk<W>,
  sessionId: string,
  field: StoredField | undefined,
): Promise<{ clientName: string }[]> {
  if (field?.mark === undefined || field.ref === undefined) return [];
  const index = indexes.get(desk) ?? desk.sessions.list().then(indexMarks);
  indexes.set(desk, index);
  // A list that could not be read is read again the next time; what it would have said is a hint only.
  index.catch(() => indexes.delete(desk));
  return othersWith(await index.catch((): MarkIndex => new Map()), field.mark, sessionId);
}

/** A secret was kept somewhere: who holds which is read again. */
export function forgetSameSecrets(desk: object): void {
  indexes.delete(desk);
}
