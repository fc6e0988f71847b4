import { type PermissionResult, VERDICTS, type Verdict } from '../../src-preload/contract/verdict.ts';

/** The worst of some verdicts; `not-tested` when there are none, because nothing was shown. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'not-tested';
}

/**
 * The overall result: the worst required row. An optional row can lower Passed only to Warning, and a row
 * that says Not tested by design (`counts: false`) lowers nothing, or the warning would never go away.
 */
export function overallOf(rows: readonly PermissionResult[]): Verdict {
  const required = worst(rows.filter((row) => row.required).map((row) => row.verdict));
  const doubted = rows.some((row) => !row.required && row.counts && row.verdict !== 'passed');
  return required === 'passed' && doubted ? 'warning' : required;
}
