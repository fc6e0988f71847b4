import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { mayForget, neededRefs } from '../outbox/secret-retention.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { ok } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { pageOfSessions } from './session-search.ts';
import { unsentOfVendor } from './unsent-age.ts';
import { announceVendor } from './vendor-progress.ts';

/** One is asked about at a time; more are read when these have been answered. */
const AT_ONCE = 20;

/** The sessions whose unsent secrets are asked about, the one that waits longest first. */
export async function readUnsent(services: EnvironmentServices): Promise<Result<Response<'readUnsent'>>> {
  const asked = { search: '', filter: 'needs-you', limit: Number.POSITIVE_INFINITY } as const;
  const { rows } = await pageOfSessions(services, asked);
  const due = rows.filter(({ unsentSince }) => unsentSince !== undefined);
  due.sort((one, other) => (one.unsentSince ?? '').localeCompare(other.unsentSince ?? ''));
  return ok(due.slice(0, AT_ONCE));
}

/**
 * What becomes of secrets that were never sent: they stay 30 more days, or leave this computer, out of the session
 * first. Only what was asked about is touched. Rejects with a DiskError where the vault could not let go; the session
 * names those records no more, and a later start sweeps them, as where a file of the outbox could not be read for
 * what it names.
 */
export async function answerUnsent(
  services: EnvironmentServices,
  input: Input<'answerUnsent'>,
): Promise<Result<Response<'answerUnsent'>>> {
  /** The latest revision that a field named, by record. */
  const records = new Map<string, number>();
  const vendors = new Set<string>();
  const changed = await services.sessions.change(input.sessionId, (session) => ({
    ...session,
    vendors: session.vendors.map((stored) => {
      if (unsentOfVendor(services, stored) === null) return stored;
      vendors.add(stored.vendor);
      if (input.choice === 'keep') return { ...stored, unsentKeptAt: new Date(services.now()).toISOString() };
      return withoutSealed(stored, ({ record, revision }) =>
        records.set(record, Math.max(revision, records.get(record) ?? 0)),
      );
    }),
  }));
  if (!changed.ok) return changed;
  for (const vendor of vendors) await announceVendor(services, { sessionId: input.sessionId, vendor });
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  if (!mayForget(services.outbox)) return ok(null);
  for (const [record, upTo] of records) {
    // Looked at now: what was submitted since names them too.
    const needed = neededRefs(services.outbox.items());
    await services.vault.forget(record, needed.revisions(record), upTo);
  }
  if (records.size > 0) services.log.info('unsent-secrets-deleted', { count: records.size });
  return ok(null);
}

/** Every sealed value leaves, identifiers too; the fields ask again, and the fingerprints of secrets stay. */
function withoutSealed(stored: StoredVendor, tell: (ref: SecretRef) => void): StoredVendor {
  const { unsentKeptAt: _kept, ...rest } = stored;
  const fields = Object.entries(stored.fields).map(([id, field]): [string, StoredField] => {
    const sealed = [field.ref, field.former].filter((ref) => ref !== undefined);
    if (sealed.length === 0) return [id, field];
    for (const ref of sealed) tell(ref);
    return [
      id,
      { corrections: [], ...(field.fingerprint === undefined ? {} : { fingerprint: field.fingerprint }) },
    ];
  });
  return { ...rest, fields: Object.fromEntries(fields) };
}
