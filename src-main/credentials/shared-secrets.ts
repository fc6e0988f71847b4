import type { StoredSession } from '../storage/stored-session.ts';

/** Which sessions hold which secret, by its mark: a keyed fingerprint, from which no secret can be made. */
export type SecretIndex = ReadonlyMap<string, { sessionId: string; clientName: string }[]>;

type IndexedSession = Pick<StoredSession, 'id' | 'clientName' | 'vendors'>;

export function indexSecrets(sessions: readonly IndexedSession[]): SecretIndex {
  const index = new Map<string, { sessionId: string; clientName: string }[]>();
  for (const { id, clientName, vendors } of sessions) {
    const marks = new Set(
      vendors.flatMap((vendor) => Object.values(vendor.fields).map((field) => field.mark)),
    );
    for (const mark of marks) {
      if (mark === undefined) continue;
      index.set(mark, [...(index.get(mark) ?? []), { sessionId: id, clientName }]);
    }
  }
  return index;
}

/** The clients of the other sessions that hold the same secret, each once. */
export function otherClientsWith(
  index: SecretIndex,
  mark: string,
  sessionId: string,
): { clientName: string }[] {
  const others = (index.get(mark) ?? []).filter((one) => one.sessionId !== sessionId);
  return [...new Set(others.map((one) => one.clientName))].map((clientName) => ({ clientName }));
}
