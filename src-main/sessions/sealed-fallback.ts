import type { Vault } from '../secrets/vault.ts';
import type { SessionStore } from '../storage/session-records.ts';
import type { SettingsStore } from '../storage/settings-store.ts';
import type { StoredField, StoredSession } from '../storage/stored-session.ts';
import type { StoredConnection, StoredSettings } from '../storage/stored-settings.ts';

/*
 * A reference to a revision that only memory had does not outlive it: at the next start the newest revision that is
 * sealed stands in its place, and the field says so. What was lost stays named in `lost`, for a sealed file that holds it.
 */

type Sealed = Pick<Vault, 'isAbsent' | 'latestSealedBefore'>;

/** The same object where nothing is to be replaced. */
export function fieldWithFallback(field: StoredField, vault: Sealed): StoredField {
  const { ref, former, text } = field;
  if (ref === undefined || text !== undefined || !vault.isAbsent(ref)) return field;
  const back = vault.latestSealedBefore(ref);
  if (back === null) return field;
  // Its own facts, where they were noted; those of the lost one are not its.
  const { length, fingerprint } = former?.revision === back.revision ? former : {};
  return {
    ref: back,
    savedAt: new Date(back.revision).toISOString(),
    corrections: [],
    lost: ref,
    issue: { code: 'former-back', blocking: false, params: {} },
    ...(length === undefined ? {} : { length }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

function sessionWithFallback(session: StoredSession, vault: Sealed): StoredSession {
  const isChanged = (field: StoredField) => fieldWithFallback(field, vault) !== field;
  if (!session.vendors.some(({ fields }) => Object.values(fields).some(isChanged))) return session;
  return {
    ...session,
    vendors: session.vendors.map((stored) => ({
      ...stored,
      fields: Object.fromEntries(
        Object.entries(stored.fields).map(([id, field]) => [id, fieldWithFallback(field, vault)]),
      ),
    })),
  };
}

/** With the key comes the tenant it is for. */
export function connectionWithFallback(stored: StoredConnection, vault: Sealed): StoredConnection {
  const { keyRef, before } = stored;
  if (keyRef === undefined || before === undefined || !vault.isAbsent(keyRef)) return stored;
  const back = vault.latestSealedBefore(keyRef);
  if (back === null || back.revision !== before.keyRef.revision) return stored;
  const { id, name, sendByAssumedPath } = stored;
  return { id, name, sendByAssumedPath, ...before, lost: keyOf(stored), lastResult: { kind: 'not-run' } };
}

/** What a connection says of its key and of the tenant that the key is for. */
export function keyOf(stored: StoredConnection): StoredConnection['lost'] {
  const { keyRef, keyLength, keyPrefix, tenantId, formerTenants } = stored;
  if (keyRef === undefined) return undefined;
  return {
    keyRef,
    ...(keyLength === undefined ? {} : { keyLength }),
    ...(keyPrefix === undefined ? {} : { keyPrefix }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(formerTenants === undefined ? {} : { formerTenants }),
  };
}

/** Whoever reads or changes a session sees what stays. It is written with the next change. */
export function sessionsWithFallback(sessions: SessionStore, vault: Sealed): SessionStore {
  return {
    ...sessions,
    async read(id) {
      const found = await sessions.read(id);
      return found.ok ? { ok: true, value: sessionWithFallback(found.value, vault) } : found;
    },
    change: (id, fn) => sessions.change(id, (session) => fn(sessionWithFallback(session, vault))),
  };
}

export function settingsWithFallback(settings: SettingsStore, vault: Sealed): SettingsStore {
  const whole = (read: StoredSettings): StoredSettings => {
    const connections = read.connections.map((one) => connectionWithFallback(one, vault));
    const isSame = connections.every((one, index) => one === read.connections[index]);
    return isSame ? read : { ...read, connections };
  };
  return {
    ...settings,
    read: () => whole(settings.read()),
    change: async (fn) => whole(await settings.change((read) => fn(whole(read)))),
  };
}
