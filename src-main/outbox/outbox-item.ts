import type {
  AttentionReason,
  Holder,
  QueuedWork,
  SubmissionView,
  WaitReason,
} from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { FoundRoute, NamedValue } from '../neo/route.ts';
import type { NeoResponse } from '../neo/send-outcome.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
import type { SecretRef } from '../storage/secret-ref.ts';

/**
 * What a technician hands over: a credential to submit, or to test. Secrets are named by record and revision, never
 * held, and stay in the vault until the item ends.
 */
export type ItemSpec = {
  work: QueuedWork;
  sessionId: string;
  vendor: string;
  /**
   * The tenant of Neo it is for, by the name it has at its connection: the connection's id, until a key of another
   * tenant takes that place. Null for a test, which asks nothing of Neo.
   */
  connectionId: string | null;
  /** `no` only where a person agreed to send it untested, or although the test did not pass. */
  testFirst: 'when-stale' | 'no';
  /** A person agreed to replace what Neo holds. */
  mayReplace: boolean;
  /** A person decided that it does not wait for the PSA of its session. */
  beforePsa: boolean;
  clientName: string;
  /** Id of the guide's edition, sent to Neo as the source of the credential. */
  guide: string;
  secrets: { field: string; neoName: string; ref: SecretRef }[];
  plain: { neoName: string; value: string }[];
};

/**
 * A wait. `since` is when it began, so that a clock set back cannot make it endless: it never lasts longer than it
 * did when it began. Until `nextTryAt` (null: for a person, a key, the PSA), and in no case before `notBefore`, which
 * Neo or the vendor asked for (0: nobody did). Milliseconds.
 */
export type Waiting = {
  status: 'queued';
  waitsFor: WaitReason;
  since: number;
  nextTryAt: number | null;
  notBefore: number;
  /** What it waited for before a pause, a missing or refused key, or an exception; it waits for that again. */
  from?: WaitReason;
};

/**
 * `unsure` is a write which may not be repeated and whose response was lost: sync-runs is read before a person is
 * asked. `sent` asks sync-runs at `askAt` until it has a response or has asked often enough. `withdrawn` and `tested`
 * are finished, and leave the outbox with their file.
 */
export type ItemState =
  | Waiting
  | { status: 'testing' }
  | { status: 'sending' }
  | { status: 'unsure' }
  | { status: 'sent'; askAt: number | null; asked: number }
  | { status: 'connected' }
  | { status: 'hand-over' }
  | { status: 'needs-attention'; why: AttentionReason }
  | { status: 'withdrawn' }
  | { status: 'tested' };

export const ITEM_VERSION = 3;

/** One test or submission, stored in a file of its own. Holds no secret. Times in milliseconds. */
export type OutboxItem = {
  version: typeof ITEM_VERSION;
  id: string;
  /** Place in the order of creation: a clock may be set back between two items. */
  sequence: number;
  /** A plain UUID, the same for every try of this item. */
  idempotencyKey: string;
  /** Of the app when it was made, sent to Neo; absent in items of 0.1.0. */
  appVersion?: string;
  /** Keyed; equal for the same work, session, vendor, connection, revisions and plain values. */
  fingerprint: string;
  spec: ItemSpec;
  integration: string;
  fields: { field: string; label: string }[];
  createdAt: number;
  changedAt: number;
  /** Waiting longer than this needs a person; nothing is dropped. */
  staysUntil: number;
  /** A person agreed to replace what items up to this sequence number have sent; null without consent. */
  agreedUpTo: number | null;
  /** Whose credential it would replace, once that was found out. */
  holder: Holder | null;
  state: ItemState;
  route: FoundRoute | null;
  /** The response of sync-runs before the first byte left. */
  before: SyncKnowledge | null;
  /** A byte may have reached Neo without a response: route and key stay as they are. */
  mayHaveArrived: boolean;
  /** Failures in a row, for the backoff. */
  failures: number;
  attempts: number;
  /** When Neo took it (its own clock), and when that was here. */
  acceptedAt: { neo: number; here: number } | null;
  /** From when its secrets stay, where the clock was set back behind `acceptedAt.here` since. */
  staysFrom?: number;
  neo: NeoResponse | null;
  confirmation: SubmissionView['confirmation'] | null;
  copied: string[];
  /** The technician keeps the secrets on purpose. */
  keepsSecrets: boolean;
};

/** Secrets leave this computer so long after Neo has taken them. */
export const SECRET_RETENTION_MS = 24 * 3_600_000;

/** An item that waits so long needs a person. */
export const ITEM_PATIENCE_MS = 7 * 24 * 3_600_000;

/** Has Neo the credential, as far as anybody can say? */
export function isAcceptedByNeo({ state }: Pick<OutboxItem, 'state'>): boolean {
  return state.status === 'sent' || state.status === 'connected';
}

/** It has left the outbox, and its file goes. */
export function isRemoved({ state }: Pick<OutboxItem, 'state'>): boolean {
  return state.status === 'withdrawn' || state.status === 'tested';
}

/** Nothing more is to be done for it, by the app or by a person. */
export function isFinished(item: Pick<OutboxItem, 'state'>): boolean {
  return isAcceptedByNeo(item) || isRemoved(item);
}

/** The app still has something to do for it. */
export function isActive({ state }: Pick<OutboxItem, 'state'>): boolean {
  return (
    ['queued', 'testing', 'sending', 'unsure'].includes(state.status) ||
    (state.status === 'sent' && state.askAt !== null)
  );
}

/** The state of an item that may be tried at once. */
export function dueNow(now: number): Waiting {
  return { status: 'queued', waitsFor: 'waiting', since: now, nextTryAt: now, notBefore: 0 };
}

/**
 * Items that must go one after another, so that a later credential is never overtaken by an older one: those of one
 * connection and integration. A test has the queue of its vendor and session.
 */
export function queueOf({ spec, integration }: Pick<OutboxItem, 'spec' | 'integration'>): string {
  return spec.work === 'test' || spec.connectionId === null
    ? `test ${spec.sessionId} ${spec.vendor}`
    : `${spec.connectionId} ${integration}`;
}

/** The same text for the same work, session, vendor, connection, revisions and plain values, and for nothing else. */
export function contentOf(spec: ItemSpec): string {
  const secrets = spec.secrets.map(({ neoName, ref }) => [neoName, ref.record, ref.revision]);
  const plain = spec.plain.map(({ neoName, value }) => [neoName, value]);
  const sorted = (list: unknown[][]) => list.map((entry) => JSON.stringify(entry)).sort();
  const { sessionId, vendor, connectionId } = spec;
  const content = [sessionId, vendor, connectionId, sorted(secrets), sorted(plain)];
  // A submission reads as it did before tests could be queued: its fingerprint lies in older files.
  return JSON.stringify(spec.work === 'test' ? ['test', ...content] : content);
}

export type ItemIdentity = {
  id: string;
  idempotencyKey: string;
  fingerprint: string;
  appVersion: string;
  sequence: number;
  now: number;
};

/** What the connection waits for already: a key, or the time Neo asked for. */
export type Inherited = Pick<Waiting, 'waitsFor' | 'nextTryAt' | 'notBefore'>;

export function newItem(
  spec: ItemSpec,
  vendor: Vendor,
  identity: ItemIdentity,
  inherited?: Inherited,
): OutboxItem {
  const { id, idempotencyKey, fingerprint, appVersion, sequence, now } = identity;
  const named = new Set([...spec.secrets, ...spec.plain].map(({ neoName }) => neoName));
  return {
    version: ITEM_VERSION,
    id,
    sequence,
    idempotencyKey,
    appVersion,
    fingerprint,
    spec,
    integration: vendor.integration,
    fields: vendor.fields
      .filter((field) => field.neoNames.some((name) => named.has(name)))
      .map((field) => ({ field: field.id, label: field.label })),
    createdAt: now,
    changedAt: now,
    staysUntil: now + ITEM_PATIENCE_MS,
    agreedUpTo: spec.mayReplace ? sequence : null,
    holder: null,
    state: { ...dueNow(now), ...inherited },
    route: null,
    before: null,
    mayHaveArrived: false,
    failures: 0,
    attempts: 0,
    acceptedAt: null,
    neo: null,
    confirmation: null,
    copied: [],
    keepsSecrets: false,
  };
}

/** The values of a vendor with all their names at Neo; `only` keeps those that a spec holds. */
export function namedValues(vendor: Vendor, only?: ItemSpec): NamedValue[] {
  const held = only && new Set([...only.secrets, ...only.plain].map(({ neoName }) => neoName));
  return vendor.fields
    .filter(({ neoNames: [first] }) => first !== undefined && (held === undefined || held.has(first)))
    .map((field) => ({
      neoNames: field.neoNames,
      required: field.required,
      secret: field.kind === 'secret' || field.kind === 'identifier',
    }));
}
