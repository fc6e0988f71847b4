import { mayForget, neededRefs } from '../outbox/secret-retention.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { announceVendor } from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredField, StoredSession } from '../storage/stored-session.ts';

/**
 * Lets former values go whose 30 days are over: out of the session first, then out of the vault, so that a crash in
 * between leaves a sealed record too many and never a field that names nothing. What unfinished work names stays.
 * Returns how many went.
 */
export async function releaseFormerValues(services: EnvironmentServices): Promise<number> {
  const { sessions, vault, outbox, log, now } = services;
  if (!mayForget(outbox)) return 0;
  let count = 0;
  for (const row of await sessions.list()) {
    const needed = neededRefs(outbox.items());
    const isOver = ({ former }: StoredField) =>
      former !== undefined && Date.parse(former.until) <= now() && !needed.has(former);
    if (!row.vendors.some((stored) => Object.values(stored.fields).some(isOver))) continue;
    const gone: { vendor: string; former: SecretRef; keep: number[] }[] = [];
    const changed = await sessions.change(row.id, (session) => {
      gone.length = 0;
      return withoutFormer(session, isOver, (vendor, { ref, former }) => {
        const keep = ref !== undefined && ref.record === former.record ? [ref.revision] : [];
        gone.push({ vendor, former, keep });
      });
    });
    if (!changed.ok) {
      log.warn('former-values-not-released', { code: changed.error.code });
      continue;
    }
    try {
      for (const { former, keep } of gone) {
        const upTo = Math.max(former.revision, ...keep);
        // Looked at once more: something may have been submitted while the session was written.
        const named = neededRefs(outbox.items()).revisions(former.record);
        await vault.forget(former.record, [...keep, ...named], upTo);
        count += 1;
      }
    } catch (error) {
      // The session names them no more: the sweep of a later start takes what is left.
      if (!(error instanceof DiskError)) throw error;
      log.warn('former-values-not-released', { code: error.code });
    }
    for (const vendor of new Set(gone.map((one) => one.vendor))) {
      await announceVendor(services, { sessionId: row.id, vendor });
    }
  }
  if (count > 0) log.info('former-values-released', { count });
  return count;
}

type WithFormer = StoredField & { former: NonNullable<StoredField['former']> };

/** The same session where no field has a former value that is over. */
function withoutFormer(
  session: StoredSession,
  isOver: (field: StoredField) => boolean,
  tell: (vendor: string, field: WithFormer) => void,
): StoredSession {
  let isChanged = false;
  const vendors = session.vendors.map((stored) => {
    const fields = Object.entries(stored.fields).map(([id, field]): [string, StoredField] => {
      if (!isOver(field) || field.former === undefined) return [id, field];
      isChanged = true;
      tell(stored.vendor, { ...field, former: field.former });
      const { former: _former, ...rest } = field;
      return [id, rest];
    });
    return { ...stored, fields: Object.fromEntries(fields) };
  });
  return isChanged ? { ...session, vendors } : session;
}
