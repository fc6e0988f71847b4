import type { RequestErrorCode } from './request-error.ts';

/** The five verdicts, worst first. Nothing else ends a check. */
export const VERDICTS = ['failed', 'could-not-tell', 'not-tested', 'warning', 'passed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who can do the next step. Somebody always can: where only waiting helps, it is whoever tests again. */
export type Actor = 'you' | 'portal-admin' | 'vendor' | 'network-admin' | 'neo-admin';

/** One request behind a row: what was asked, and what came back. Times in milliseconds, `at` ISO 8601. */
export type Evidence = {
  check: string;
  request: string;
  status?: number;
  /** How many records the vendor says there are. `atLeast` when the body was cut off, or no number came. */
  count?: number;
  atLeast?: boolean;
  milliseconds?: number;
  at: string;
  /** The vendor's own words, cut to 200 characters and redacted, or the error met. */
  vendorText?: string;
};

/** Reasons that belong to the run rather than to the wire. */
export const RUN_REASONS = [
  'sign-in-refused',
  'refused-in-mid-run',
  'intercepted-in-mid-run',
  'permission-missing',
  'part-refused',
  'part-not-found',
  'nothing-visible',
  'all-forbidden',
  'earlier-failed',
  'stopped-by-you',
  'wait-asked',
  'not-wanted',
  'only-by-writing',
  'seen-from-neo',
  'nothing-to-look-at',
  'not-proven',
] as const;
export type RunReason = (typeof RUN_REASONS)[number];

/** A reason is a run reason, a request error, or `vendor:<key>` whose words stand in the vendor's folder. */
export type Reason = {
  code: RunReason | RequestErrorCode | `vendor:${string}`;
  params: Record<string, string | number>;
};

/** One row of the result table. `row` is the permission's id in the vendor's guide. */
export type PermissionResult = {
  row: string;
  verdict: Verdict;
  required: boolean;
  /** False for rows that say Not tested by design; those never lower the overall result. */
  counts: boolean;
  evidence: Evidence[];
  reason?: Reason;
};

/**
 * Values which the vendor offers for a field, to be chosen by name after a test. `words` is the key of the
 * select's label in the vendor's words. Never a secret.
 */
export type OfferedChoices = {
  field: string;
  words: string;
  choices: { value: string; label: string }[];
};

/** The whole run. `identity` is what the vendor says it is (tenant, version), never a secret. */
export type TestReport = {
  runId: string;
  startedAt: string;
  endedAt: string;
  ended: 'finished' | 'stopped' | 'refused' | 'wait-asked' | 'timed-out';
  /** ISO time before which the vendor asked not to be asked again. */
  tryAgainAt?: string;
  overall: Verdict;
  /** True where the vendor can restrict by address, so that a full pass holds for this computer only. */
  fromThisComputer: boolean;
  rows: PermissionResult[];
  identity: { label: string; value: string }[];
  offers?: OfferedChoices[];
  /** A host the sign-in leads to, which must be confirmed before the next run. */
  hostToConfirm?: string;
  /** The run has tried the vendor's other places too, so that trying them again tells nothing new. */
  triedOthers?: true;
};

export type TestState =
  | { kind: 'not-run' }
  | {
      kind: 'testing';
      runId: string;
      startedAt: string;
      rows: PermissionResult[];
      done: number;
      total: number;
    }
  | { kind: 'done'; report: TestReport };
