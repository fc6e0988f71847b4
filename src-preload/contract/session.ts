import type { AppErrorCode } from './app-error.ts';
import type { OpenRequest } from './secret-request.ts';
import type { SubmissionView, WaitReason } from './submission.ts';
import type { TestState } from './verdict.ts';

/** What is wrong with a field's value. Words for each are in messages/en/credentials.ts, vendor-specific ones in the vendor's folder. */
export const FIELD_ISSUE_CODES = [
  'empty',
  'masked',
  'neo-key',
  'foreign-secret',
  'too-long',
  'looks-swapped',
  'inner-space',
  'token-header',
  'token-pair',
  'token-markup',
  'token-encoded',
  'token-dash',
  'token-hyphens',
  'token-look-alike',
  'token-punctuation',
  'token-twice',
  'token-several',
  'token-surrounded',
  'token-misread',
  'token-placeholder',
  'token-shortened',
  'token-address',
  'token-email',
  'token-foreign-letter',
  'token-same',
  'token-length',
  'token-unlikely',
  'url-unreadable',
  'url-bare-word',
  'url-look-alike',
  'url-look-alike-warning',
  'url-idn',
  'url-private',
  'url-not-https',
  'url-scheme',
  'url-in-text',
  'url-twice',
  'url-several',
  'url-protected',
  'url-protected-closed',
  'url-carries',
  'url-not-a-host',
  'url-one-word',
  'url-placeholder',
  'url-product-domain',
  'url-near',
  'url-www',
  'url-email',
  'url-user-host',
  'not-a-choice',
  'neo-key-shape',
  'lost',
  'former-back',
] as const;
export type FieldIssueCode = (typeof FIELD_ISSUE_CODES)[number];

/** What was corrected on the way in, shown beside the field. */
export const FIELD_CORRECTIONS = [
  'trimmed',
  'unquoted',
  'invisible-removed',
  'scheme-added',
  'https-used',
  'punctuation-removed',
  'user-removed',
  'path-removed',
  'secret-stripped',
  'filled-from-other',
] as const;
export type FieldCorrection = (typeof FIELD_CORRECTIONS)[number];

/** `blocking`: the credential cannot be tested with it. Otherwise a hint the technician may leave standing. */
export type FieldIssue = {
  code: FieldIssueCode | `vendor:${string}`;
  blocking: boolean;
  params: Record<string, string | number>;
};

/** A field as the renderer may see it. `text` never holds a secret. `length` in characters. */
export type FieldView = {
  id: string;
  state: 'empty' | 'saved' | 'replacing';
  text?: string;
  length?: number;
  issue?: FieldIssue;
  corrections: FieldCorrection[];
  /**
   * A proposed value to accept with `Use <value>`; `swap` proposes to swap two fields, `corrected` a value that main
   * makes of the sealed one: neither shows a value.
   */
  proposal?: { kind: 'value'; value: string } | { kind: 'swap'; with: string } | { kind: 'corrected' };
  savedAt?: string;
  /** Other sessions that hold the same secret, as far as this computer can tell. */
  sameAs?: { clientName: string }[];
  /** Where the value is now; `open` for what is no secret and lies in the session's file as it is. */
  storedIn: 'encrypted' | 'memory' | 'open' | 'nowhere';
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

/** Who of the client's people has agreed to what the key lets Neo do; `at` is ISO. */
export type Consent = { by: string; at: string; guideEdition: string };

/** Characters of one difference, and how many of them a vendor of a session has at most. */
export const LONGEST_DIFFERENCE = 1_000;
export const MOST_DIFFERENCES = 100;

/**
 * What somebody wrote at a step: `different` for the maker of the guide, `note` for themselves. `mark` is the control
 * that was lit; `at` is ISO.
 */
export const DIFFERENCE_KINDS = ['different', 'note'] as const;
export type Difference = {
  id: string;
  kind: (typeof DIFFERENCE_KINDS)[number];
  edition: string;
  step: string;
  mark: string | null;
  words: string;
  at: string;
};

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
  /** Why the result shown could not be written down: it is gone when the app ends, and submitting does not see it. */
  testNotKept?: AppErrorCode;
  /** The last press of Test found this computer offline: nothing was tested, and `test` is as it was before. */
  metNoNetwork?: true;
  /** ISO time before which the same values are not tried again after a refused sign-in. */
  waitUntil?: string;
  submission: SubmissionView;
  state: VendorState;
  /** What `expectVisible` was given, by the check's id. */
  expected?: Record<string, number>;
  consent?: Consent;
  /** What was asked of somebody at another computer, while it waits for its answer. */
  request?: OpenRequest;
  differences?: Difference[];
};

/** Characters of the notes of a session. */
export const LONGEST_NOTES = 4_000;

/** What belongs to a session as a whole. */
export type SessionFacts = {
  id: string;
  clientName: string;
  technician: string;
  connectionId: string | null;
  currentVendor: string;
  createdAt: string;
  changedAt: string;
};
export type SessionView = SessionFacts & { vendors: VendorProgress[] };

/** One row of the list on the Sessions screen. */
export type SessionSummary = {
  id: string;
  clientName: string;
  technician: string;
  connectionName: string | null;
  /** `begun`: a draft in which something has been done. */
  vendors: { vendor: string; state: VendorState; begun?: true }[];
  group: SessionGroup;
  /** Null where this version cannot open the session. */
  next: NextAct | null;
  changedAt: string;
  archived?: true;
  /**
   * Secrets that were never sent and are held for more than 30 days: since when (ISO), and how many. Somebody must
   * say whether they stay, so such a session needs attention.
   */
  unsentSince?: string;
  unsentSecrets?: number;
  /** Set when the session's file cannot be read; it was left untouched. */
  unreadable?: boolean;
  /**
   * The ids of its vendors; set when a newer version of the app has written the session, which this one leaves alone.
   */
  newer?: string[];
};

/** The groups of the list, in their order. Archived sessions stand in the last one, and under their filter only. */
export const SESSION_GROUPS = ['needs-you', 'in-progress', 'waiting', 'connected', 'archived'] as const;
export type SessionGroup = (typeof SESSION_GROUPS)[number];

/** What takes a session on. */
export const ACTS = [
  'answer-unsent',
  'hand-over',
  'see-outbox',
  'fix',
  'see-result',
  'test-again',
  'submit',
  'test',
  'continue',
  'start',
  'wait',
  'wait-for-neo',
  'nothing',
] as const;
export type Act = (typeof ACTS)[number];

/** The one act that takes a session on, and the vendor it is about: the session opens there. */
export type NextAct = { act: Act; vendor: string; waitsFor?: WaitReason };

export const SESSION_FILTERS = ['all', ...SESSION_GROUPS] as const;
export type SessionFilter = (typeof SESSION_FILTERS)[number];

/** By what the rows of each group are sorted. */
export const SESSION_SORTS = ['client', 'connected', 'technician', 'changed'] as const;
export type SessionSort = { by: (typeof SESSION_SORTS)[number]; descending: boolean };

/** What the Sessions screen shows: the first rows of what was found, group by group. */
export type SessionPage = {
  rows: SessionSummary[];
  /** How many there are in all with this search and filter, and in each group. */
  found: number;
  groups: Record<SessionGroup, number>;
  /** Without the search. */
  counts: Record<SessionFilter, number>;
  /** Deleted, and to be had back until that ISO time. */
  deleted: { sessionId: string; clientName: string; undoUntil: string }[];
  /** Practice writes and reads no files. */
  practice: boolean;
};
