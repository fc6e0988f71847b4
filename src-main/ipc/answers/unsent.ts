import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { StoredField, StoredVendor } from '../../storage/stored-session.ts';
import { neededRefs } from '../../submissions/named-refs.ts';
import type { World } from '../../world.ts';
import { ok } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { pageOfSessions } from '../session-page.ts';
import { unsentOfVendor } from '../unsent.ts';
import { announceVendor } from './find.ts';

/** One is asked about at a time; more are read when these have been answered. */
const AT_ONCE = 20;

/** The sessions whose unsent secrets are asked about, the one that waits longest first. */
export async function readUnsent<W extends World>(desk: Desk<W>): Promise<Result<Answer<'readUnsent'>>> {
  const asked = { search: '', filter: 'attention', limit: Number.POSITIVE_INFINITY } as const;
  const { rows } = await pageOfSessions(desk, asked);
  const due = rows.filter(({ unsentSince }) => unsentSince !== undefined);
  due.sort((one, other) => (one.unsentSince ?? '').localeCompare(other.unsentSince ?? ''));
  return ok(due.slice(0, AT_ONCE));
}

/**
 * What becomes of secrets that were never sent: they stay 30 more days, or leave this computer, out of the session
 * first. Only what was asked about is touched. Rejects with a DiskError where the vault could not let go; the session
 * names those records no more, and a later start sweeps them.
 */
export async function answerUnsent<W extends World>(
  desk: Desk<W>,
  input: Input<'answerUnsent'>,
): Promise<Result<Answer<'answerUnsent'>>> {
  const needed = neededRefs(desk.outbox.items());
  const records = new Set<string>();
  const vendors = new Set<string>();
  const changed = await desk.sessions.change(input.sessionId, (session) => ({
    ...session,
    vendors: session.vendors.map((stored) => {
      if (unsentOfVendor(desk, stored) === null) return stored;
      vendors.add(stored.vendor);
      if (input.choice === 'keep') return { ...stored, unsentKeptAt: new Date(desk.now()).toISOString() };
      return withoutSealed(stored, (record) => records.add(record));
    }),
  }));
  if (!changed.ok) return changed;
  for (const vendor of vendors) await announceVendor(desk, { sessionId: input.sessionId, vendor });
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  for (const record of records) await desk.vault.forget(record, needed.revisions(record));
  if (records.size > 0) desk.log.info('unsent-secrets-deleted', { count: records.size });
  return ok(null);
}

/** Every sealed value leaves, identifiers too; the fields ask again, and the marks of secrets stay. */
function withoutSealed(stored: StoredVendor, tell: (record: string) => void): StoredVendor {
  const { unsentKeptAt: _kept, ...rest } = stored;
  const fields = Object.entries(stored.fields).map(([id, field]): [string, StoredField] => {
    const sealed = [field.ref, field.former].filter((ref) => ref !== undefined);
    if (sealed.length === 0) return [id, field];
    for (const { record } of sealed) tell(record);
    return [id, { mended: [], ...(field.mark === undefined ? {} : { mark: field.mark }) }];
  });
  return { ...rest, fields: Object.fromEntries(fields) };
}
