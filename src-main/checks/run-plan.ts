import type {
  ChoicesCheck,
  ReadCheck,
  VendorCheck,
  VendorChecks,
} from '../../src-preload/contract/vendor.ts';
import type { PermissionResult, Reason } from '../../src-preload/contract/verdict.ts';

export const SEEN_FROM_NEO = 'seen-from-neo';

/** What a run will do: the requests in order, and the rows that are not tested, by design of the vendor's data. */
export type RunPlan = {
  reads: ReadCheck[];
  /** Rows which a scope of the token shows, beside or instead of a read. */
  scopes: { row: string; scope: string }[];
  rows: { row: string; required: boolean }[];
  byDesign: PermissionResult[];
};

/** Lays out a run. `choice` answers for the value of a choice field. */
export function planRun(
  checks: VendorChecks,
  restrictsByAddress: boolean,
  choice: (field: string) => string,
): RunPlan {
  const choices = checks.checks.filter((check): check is ChoicesCheck => check.kind === 'choices');
  const optional = new Set(choices.flatMap((check) => Object.values(check.cases).flatMap((one) => one.run)));
  const chosen = choices.map((check) => caseOf(check, choice(check.field)));
  const wanted = new Set(chosen.flatMap((one) => one.run));
  const reads = checks.checks.filter(
    (check): check is ReadCheck => check.kind === 'read' && (!optional.has(check.id) || wanted.has(check.id)),
  );
  const notTested = chosen.flatMap((one) => one.notTested.filter((entry) => entry.hidden !== true));
  const byDesign = notTested.map((entry) =>
    notTestedByDesign(entry.row, { code: reasonOf(entry.reason), params: {} }),
  );
  if (restrictsByAddress)
    byDesign.push(notTestedByDesign(SEEN_FROM_NEO, { code: 'seen-from-neo', params: {} }));
  const wantedIds = new Set(reads.map((read) => read.id));
  const shown = checks.checks.flatMap((check) =>
    check.kind === 'choices' || (check.kind === 'read' && !wantedIds.has(check.id)) ? [] : [check],
  );
  const scopes = checks.checks.filter((check) => check.kind === 'token-scope');
  return { reads, scopes, rows: rowsOf(checks.signIn.row, shown), byDesign };
}

function caseOf(check: ChoicesCheck, value: string): ChoicesCheck['cases'][string] {
  const found = check.cases[value];
  if (found === undefined) throw new Error(`The choice ${check.field} has no case ${value}.`);
  return found;
}

function rowsOf(
  signInRow: string,
  reads: Exclude<VendorCheck, ChoicesCheck>[],
): { row: string; required: boolean }[] {
  const rows = [{ row: signInRow, required: true }];
  for (const read of reads) {
    const known = rows.find((entry) => entry.row === read.row);
    if (known === undefined) rows.push({ row: read.row, required: read.required });
    else known.required ||= read.required;
  }
  return rows;
}

function notTestedByDesign(row: string, reason: Reason): PermissionResult {
  return { row, verdict: 'not-tested', required: false, counts: false, evidence: [], reason };
}

function reasonOf(text: string): Reason['code'] {
  return text as Reason['code'];
}
