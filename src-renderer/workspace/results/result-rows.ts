import type { GuidePermission, Vendor } from '../../../src-preload/contract/vendor.ts';
import {
  type Evidence,
  type Reason,
  type TestState,
  VERDICTS,
  type Verdict,
} from '../../../src-preload/contract/verdict.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';

/** One row of the table. `verdict` is null while the running test has not decided it. */
export type ResultRow = {
  id: string;
  label: string;
  optional: boolean;
  verdict: Verdict | null;
  evidence: Evidence[];
  reason: Reason | null;
  /** False for a row that is not tested by design: nothing to do about it. */
  counts: boolean;
  /** What the guide asks for in this area, such as "Read and write". Empty for a row it does not know. */
  access: string;
};

// The last row by rule: it is about another place than this computer, so it closes the table.
const lastRow = 'seen-from-neo';

/**
 * Rows in the guide's order from the first moment of a run. A finished run shows what it answered and nothing
 * more: a permission the technician did not want has no row of "Waiting" left. A row the guide does not know
 * keeps its id as label, so that it is never lost.
 */
export function buildRows(permissions: GuidePermission[], test: TestState): ResultRow[] {
  if (test.kind === 'not-run') return [];
  const results = test.kind === 'testing' ? test.rows : test.report.rows;
  const known = new Map(permissions.map((one) => [one.id, one]));
  const order = [
    ...permissions.map((one) => one.id),
    ...results.map((one) => one.row).filter((row) => !known.has(row)),
  ];
  const rows = order.flatMap((id): ResultRow[] => {
    const permission = known.get(id);
    const result = results.find((one) => one.row === id);
    if (result === undefined && test.kind === 'done') return [];
    return [
      {
        id,
        label: permission?.label ?? (id === lastRow ? resultsMessages.neoServers : id),
        optional: !(permission?.required ?? result?.required ?? false),
        verdict: result?.verdict ?? null,
        evidence: result?.evidence ?? [],
        reason: result?.reason ?? null,
        counts: result?.counts ?? true,
        access: permission?.granted === true ? permission.access : '',
      },
    ];
  });
  return [...rows.filter((row) => row.id !== lastRow), ...rows.filter((row) => row.id === lastRow)];
}

/**
 * The parts of the table: what somebody has to look at, what was not asked because the run ended before, what passed,
 * and what no test here can tell.
 */
export type RowGroups = {
  open: ResultRow[];
  notAsked: ResultRow[];
  passed: ResultRow[];
  beside: ResultRow[];
};

/** Why rows were not asked that have nothing wrong with them. One sentence says it for all. */
const NOT_ASKED = new Set(['earlier-failed', 'stopped-by-you', 'wait-asked']);

/** Worst first, otherwise in the guide's order. For a finished run: a row under way has no place yet. */
export function groupRows(rows: readonly ResultRow[]): RowGroups {
  const notPassed = rows.filter(({ verdict, counts }) => verdict !== 'passed' && counts);
  const isNotAsked = ({ verdict, reason, evidence }: ResultRow) =>
    verdict === 'not-tested' && evidence.length === 0 && NOT_ASKED.has(reason?.code ?? '');
  const open = notPassed.filter((row) => !isNotAsked(row));
  const rank = ({ verdict }: ResultRow) => (verdict === null ? VERDICTS.length : VERDICTS.indexOf(verdict));
  return {
    open: [...open].sort((one, other) => rank(one) - rank(other)),
    notAsked: notPassed.filter(isNotAsked),
    passed: rows.filter(({ verdict }) => verdict === 'passed'),
    beside: rows.filter(({ verdict, counts }) => verdict !== 'passed' && !counts),
  };
}

/** After a refused sign-in the vendor's other places may know the key, unless they were asked already. */
export function mayTryOthers(vendor: Vendor, test: TestState): boolean {
  if (vendor.alternatives === undefined || test.kind !== 'done') return false;
  return test.report.ended === 'refused' && test.report.triedOthers !== true;
}
