import type { NamesLabel } from './vendor.ts';
import type { Reason } from './verdict.ts';

/** The states of an outbox item. `queued` waits, `sending` has left, `sent` was taken by Neo. */
export const SUBMISSION_STATES = [
  'none',
  'queued',
  'sending',
  'sent',
  'connected',
  'hand-over',
  'needs-attention',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** How a credential gets to Neo: found in the API's description, assumed, or by hand in the dashboard. */
export type SubmissionRoute =
  | { kind: 'described'; method: 'PUT' | 'POST' | 'PATCH'; path: string }
  | { kind: 'assumed'; method: 'PUT'; path: string }
  | { kind: 'hand-over' };

export const WAIT_REASONS = [
  'offline',
  'no-answer',
  'description-unreadable',
  'waiting',
  'rate-limited',
  'no-key',
  'key-refused',
  'server-error',
  /** A person paused it. */
  'paused',
  /** The PSA of the same session goes first. */
  'psa-first',
  /** The values are tested again before they go, and the vendor could not be reached or asked to wait. */
  'vendor-unreachable',
  'vendor-asked-to-wait',
  /** The keyring is locked, or a value was sealed by a newer version: what is sealed does not open now. */
  'keyring',
  /** The disk refused to take down that it leaves, so it did not. */
  'disk',
  /** The session's file does not read, or belongs to a newer version. */
  'session-file',
  /** Neo is still busy with it, or with another change of the same integration. */
  'neo-busy',
  /** The test under way, or the one in line for the same vendor, ends first. */
  'testing',
  /** A surprise in this app stopped it: it rests until something, or a person, lets it go on. */
  'fault',
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export const ATTENTION_REASONS = [
  'refused',
  'not-allowed',
  'conflict',
  'invalid',
  'secret-lost',
  'unclear',
  'key-refused',
  /** The test before sending did not pass, so nothing was sent. */
  'test-not-passed',
  /** The test would send the secret to a host that must be confirmed first. */
  'host-unconfirmed',
  /** Neo holds a credential that this session did not put there: whose is in `holder`. Nothing was sent. */
  'would-replace',
  /** It waited for seven days. */
  'too-old',
  /** The session holds other values than those that were queued, and these had to be tested first. */
  'values-changed',
  /** Its file does not hold what was submitted here. */
  'file-changed',
] as const;
export type AttentionReason = (typeof ATTENTION_REASONS)[number];

/**
 * Who holds the one place Neo has for a connection and an integration, as far as is known: another session of this
 * computer, or somebody in the dashboard or at another computer (then `clientName` is absent). ISO time.
 */
export type Holder = {
  by: 'session' | 'elsewhere';
  sessionId?: string;
  clientName?: string;
  at?: string;
  /** Still waits in the outbox of this computer. */
  waiting?: true;
};

/** What an outbox item does: test the credential, or submit it, with a test before when that is stale. */
export const QUEUED_WORK = ['test', 'submit'] as const;
export type QueuedWork = (typeof QUEUED_WORK)[number];

/** One line of the outbox. `state` never is none, sent or connected here: what is done leaves the list. */
export type OutboxRow = {
  itemId: string;
  sessionId: string;
  clientName: string;
  vendor: string;
  work: QueuedWork;
  connectionName: string | null;
  state: SubmissionState;
  waitsFor?: WaitReason;
  nextTryAt?: string;
  attention?: AttentionReason;
  holder?: Holder;
  attempts: number;
  /** ISO. */
  queuedAt: string;
  /** A submission without a pass that still holds: it is tested on its way. */
  tests?: true;
  /** Only memory holds it: no keyring. */
  inMemory: boolean;
  can: { pause: boolean; sendNow: boolean; withdraw: boolean };
};

/**
 * `setAside` files of the outbox were damaged; `newer` ones belong to a newer version of the app and were left alone;
 * `unread` ones the disk did not give at the start.
 */
export type OutboxView = { rows: OutboxRow[]; setAside: number; newer: number; unread: number };

export type SubmissionView = {
  state: SubmissionState;
  /** What waits in the outbox: nothing of `test` was asked to be sent. */
  work?: QueuedWork;
  holder?: Holder;
  can?: OutboxRow['can'];
  /** Only memory holds the item: no keyring. */
  inMemory?: true;
  itemId?: string;
  connectionId?: string;
  route?: SubmissionRoute;
  /** What it waits for, when queued; ISO time of the next try. */
  waitsFor?: WaitReason;
  nextTryAt?: string;
  attention?: AttentionReason;
  /** Neo's code and words, and the id to quote to Neo's support. */
  neo?: { status?: number; code?: string; message?: string; requestId?: string };
  /** What sync-runs reported: connected is Passed only if Neo did not know the integration before. */
  confirmation?: { verdict: 'passed' | 'could-not-tell'; reason: string };
  /** Fields already copied during a hand-over, and those left. */
  handOver?: { fields: { id: string; label: string; copied: boolean }[] };
  attempts: number;
  at?: string;
  /** When the vendor secrets are deleted from this computer, ISO; absent while they stay. */
  secretsLeaveAt?: string;
  note?: Reason;
};

/** What Review says aloud before anything is sent. */
export type SubmissionPreview = {
  vendor: string;
  /** `host` is Neo's own, where the credential is sent. */
  connection: { id: string; name: string; hasKey: boolean; host: string } | null;
  route: SubmissionRoute | { kind: 'unknown'; why: WaitReason };
  /** Non-secret values to read aloud, by field label. */
  says: { label: string; value: string }[];
  /** Secret fields that go along, by label and length only. */
  secrets: { label: string; length: number }[];
  /** Whose credential is replaced at this Neo connection, if this computer knows; unnamed while a session is presented. */
  replaces: { clientName?: string; at: string; waiting?: true } | null;
  connectedBefore: 'yes' | 'no' | 'unknown';
  missing: string[];
  tested: 'passed' | 'not-passed' | 'not-run' | 'stale';
  psaFirst: boolean;
  /** This session's latest submission, where it is of these very values to this connection. */
  itemId?: string;
  /** Secrets that other sessions hold too, by label, with those sessions' clients. */
  sameAs?: { label: string; clientNames: string[] }[];
  /** `readNames` may be asked: the vendor can be, and these values got through a test. What its words call them. */
  names?: NamesLabel;
};
