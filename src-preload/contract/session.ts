import type { SubmissionView } from './submission.ts';
import type { TestState } from './verdict.ts';

/** What is wrong with a field's value. Words for each are in words/, vendor-specific ones in the vendor's folder. */
export const FIELD_PROBLEMS = [
  'empty',
  'masked',
  'neo-key',
  'foreign-secret',
  'too-long',
  'looks-swapped',
  'inner-space',
  'url-unreadable',
  'url-bare-word',
  'url-look-alike',
  'url-look-alike-warning',
  'url-idn',
  'url-private',
  'url-not-https',
  'not-a-choice',
  'neo-key-shape',
  'lost',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** What was mended on the way in, said beside the field. */
export const FIELD_MENDS = [
  'trimmed',
  'unquoted',
  'invisible-removed',
  'scheme-added',
  'https-used',
  'path-removed',
  'secret-stripped',
  'filled-from-other',
] as const;
export type FieldMend = (typeof FIELD_MENDS)[number];

/** `blocking`: the credential cannot be tested with it. Otherwise a hint the technician may leave standing. */
export type FieldTrouble = {
  code: FieldProblem | `vendor:${string}`;
  blocking: boolean;
  params: Record<string, string | number>;
};

/** A field as the renderer may see it. `text` never holds a secret. `length` in characters. */
export type FieldView = {
  id: string;
  state: 'empty' | 'saved' | 'replacing';
  text?: string;
  length?: number;
  trouble?: FieldTrouble;
  mended: FieldMend[];
  /** A proposed value to accept with `Use <value>`; `swap` proposes to swap two fields, showing neither. */
  proposal?: { kind: 'value'; value: string } | { kind: 'swap'; with: string };
  savedAt?: string;
  /** Other sessions that hold the same secret, as far as this computer can tell. */
  sameAs?: { clientName: string }[];
  /** Where the value is now; `open` for what is no secret and lies in the session's file as it is. */
  kept: 'encrypted' | 'memory' | 'open' | 'nowhere';
};

export type VendorState =
  | 'draft'
  | 'complete'
  | 'tested'
  | 'stale'
  | 'queued'
  | 'sent'
  | 'connected'
  | 'needs-attention';

export type VendorProgress = {
  vendor: string;
  edition: string;
  step: string;
  visitedSteps: string[];
  ticked: string[];
  fields: FieldView[];
  test: TestState;
  /** True when a field changed after the last test, or it is older than 24 h. */
  testIsStale: boolean;
  /** ISO time before which the same values are not tried again after a refused sign-in. */
  waitUntil?: string;
  submission: SubmissionView;
  state: VendorState;
  /** What `expectVisible` was told, by the check's id. */
  expected?: Record<string, number>;
};

export type SessionView = {
  id: string;
  clientName: string;
  technician: string;
  connectionId: string | null;
  currentVendor: string;
  vendors: VendorProgress[];
  createdAt: string;
  changedAt: string;
};

/** One row of the list on the Sessions screen. */
export type SessionSummary = {
  id: string;
  clientName: string;
  technician: string;
  connectionName: string | null;
  vendors: { vendor: string; state: VendorState }[];
  changedAt: string;
  /** Set when the session's file cannot be read; it was left untouched. */
  unreadable?: boolean;
};
