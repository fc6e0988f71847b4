import type { Result } from '../../src-preload/contract/result.ts';
import { redactExtras, redactRows } from '../checks/redact-report.ts';
import type { Vault } from '../secrets/vault.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { withoutQuotes } from './session-file.ts';

/** Characters. Shorter values are in every text by chance. */
const MIN_SOUGHT_LENGTH = 6;

/**
 * A session whose reports may go into a file: evidence may quote what was asked for; a value that is sealed here leaves
 * no trace in the file. What opens later is waited for; where one will never open again, no quote can be checked, and
 * none goes along. `sealed` are the values themselves, to be sought in what is written; the caller drops them.
 */
export async function withoutSecrets(
  vault: Pick<Vault, 'open'>,
  session: StoredSession,
): Promise<Result<{ session: StoredSession; sealed: string[] }>> {
  const hasQuotes = session.vendors.some(({ report }) => report !== null);
  const { texts: sealed, isGone, isClosed } = await sealedTexts({ vault }, session);
  if (isClosed && hasQuotes) return refuse('export-unchecked');
  // What an earlier version has written into a report was not cleaned by today's rules.
  const clean = { ...session, vendors: session.vendors.map((vendor) => withCleanReport(vendor, sealed)) };
  return ok({
    session: isGone ? withoutQuotes(session) : clean,
    sealed: sealed.filter((value) => value.length >= MIN_SOUGHT_LENGTH),
  });
}

/**
 * What is sealed of a session, to look for it in a text that leaves. `isGone`: one of it will never open again;
 * `isClosed`: one of it does not open now.
 */
export async function sealedTexts(
  { vault }: { vault: Pick<Vault, 'open'> },
  session: StoredSession,
): Promise<{ texts: string[]; isGone: boolean; isClosed: boolean }> {
  const fields = session.vendors.flatMap((vendor) => Object.values(vendor.fields));
  const found = { texts: [] as string[], isGone: false, isClosed: false };
  for (const ref of fields.flatMap(({ ref, former }) => [ref ?? [], former ?? []].flat())) {
    const opened = await vault.open({ record: ref.record, revision: ref.revision });
    if (opened.ok) found.texts.push(opened.text);
    else if (opened.why === 'lost' || opened.why === 'absent') found.isGone = true;
    else found.isClosed = true;
  }
  return found;
}

function withCleanReport(stored: StoredVendor, secrets: readonly string[]): StoredVendor {
  const { report } = stored;
  if (report === null) return stored;
  const { identity, offers, hostToConfirm, ...rest } = report;
  const extras = redactExtras(
    { identity, ...(offers && { offers }), ...(hostToConfirm === undefined ? {} : { hostToConfirm }) },
    secrets,
  );
  return { ...stored, report: { ...rest, rows: redactRows(report.rows, secrets), ...extras } };
}
