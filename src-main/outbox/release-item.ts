import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { changeVendor } from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredField } from '../storage/stored-session.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { Release } from './secret-retention.ts';

/**
 * Takes the references of a submission out of its session and answers the records that may go, each but for what its
 * field still names: a field that was replaced since keeps its new value. Rejects with a DiskError where the session
 * could not be written; what a session that cannot be read still names is left alone.
 */
export async function releaseItem(services: EnvironmentServices, item: OutboxItem): Promise<Release[]> {
  const { spec } = item;
  // Its deletion can still be undone, and takes the secrets along when it is final.
  if ((await services.sessions.listDeleted()).some(({ id }) => id === spec.sessionId)) return [];
  const releases = new Map(spec.secrets.map(({ ref }) => [ref.record, [] as number[]]));
  const changed = await changeVendor(services, spec, (stored) => {
    const fields = { ...stored.fields };
    for (const { field, ref } of spec.secrets) {
      const kept = fields[field];
      if (kept === undefined) continue;
      const after = released(kept, ref);
      fields[field] = after;
      releases.set(ref.record, revisionsOf(after, ref.record));
    }
    return { ...stored, fields };
  });
  if (changed.ok || changed.error.code === 'session-not-found') {
    return [...releases].map(([record, keep]) => ({ record, keep }));
  }
  const { code } = changed.error;
  if (code === 'disk-full' || code === 'disk-read-only' || code === 'disk-busy' || code === 'disk-failed') {
    throw new DiskError(code, 'The session of a released submission could not be written.');
  }
  return [];
}

/**
 * A field as it is when one revision leaves. The mark stays: the same key in a later session is still worth a word.
 */
export function released(field: StoredField, ref: SecretRef): StoredField {
  if (isSame(field.ref, ref))
    return { mended: [], ...(field.mark === undefined ? {} : { mark: field.mark }) };
  const { former, ...rest } = field;
  return isSame(former, ref) ? rest : field;
}

function revisionsOf({ ref, former }: StoredField, record: string): number[] {
  return [ref, former].flatMap((one) => (one?.record === record ? [one.revision] : []));
}

function isSame(one: SecretRef | undefined, other: SecretRef): boolean {
  return one?.record === other.record && one.revision === other.revision;
}
