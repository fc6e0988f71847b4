import type {
  AttentionReason,
  QueueReason,
  SubmissionRoute,
  SubmissionView,
} from '../../src-preload/contract/submission.ts';
import type { SecretRef } from '../storage/secret-ref.ts';

/** What a technician hands over with `Submit to Neo`. Secrets are named by record and revision, never held. */
export type SubmitOrder = {
  sessionId: string;
  vendor: string;
  connectionId: string;
  clientName: string;
  /** Id of the guide's edition, told to Neo as the source of the credential. */
  guide: string;
  secrets: { field: string; neoName: string; ref: SecretRef }[];
  plain: { neoName: string; value: string }[];
};

/** One value to hand over, with every name Neo may have for it; the first is the one of the assumed contract. */
export type NamedValue = { neoNames: readonly string[]; required: boolean; secret: boolean };

/** Where one value stands in the body: `from` is its first alias, `to` the name Neo's description gives it. */
export type Placement = { from: string; to: string; as: 'text' | 'number' };

/** A route with what is needed to write its body: `holder` is the object around the values, if any. */
export type FoundRoute =
  | {
      kind: 'described' | 'assumed';
      method: 'PUT' | 'POST' | 'PATCH';
      path: string;
      holder: string | null;
      placements: Placement[];
      /** The assumed contract also takes the client's name and where the credential comes from. */
      withSource: boolean;
    }
  | { kind: 'hand-over' };

/** What sync-runs says of one integration. Times in milliseconds of Neo's clock. */
export type SyncKnowledge =
  | { kind: 'connected'; runs: { startedAt: number; failed: boolean }[] }
  | { kind: 'not-connected' }
  | { kind: 'unknown-integration' }
  | { kind: 'unknown' };

export type NeoSaid = { status?: number; code?: string; message?: string; requestId?: string };

/**
 * `queued` waits until `nextTryAt` (ms; null: for a person, a key), and in no case before `notBefore`, which
 * Neo asked for. `unsure` is a write which may not be repeated and whose answer was lost: sync-runs is read
 * before a person is asked. `sent` asks sync-runs at `askAt` until it has an answer or has asked often enough.
 */
export type ItemState =
  | { at: 'queued'; waitsFor: QueueReason; nextTryAt: number | null; notBefore: number }
  | { at: 'sending' }
  | { at: 'unsure' }
  | { at: 'sent'; askAt: number | null; asked: number }
  | { at: 'connected' }
  | { at: 'hand-over' }
  | { at: 'needs-attention'; why: AttentionReason }
  | { at: 'withdrawn' };

/** One submission, kept in a file of its own. Holds no secret. Times in milliseconds. */
export type OutboxItem = {
  version: 1;
  id: string;
  /** A plain UUID, the same for every try of this item. */
  idempotencyKey: string;
  /** Keyed; equal for the same session, vendor, connection, revisions and plain values. */
  fingerprint: string;
  order: SubmitOrder;
  integration: string;
  fields: { field: string; label: string }[];
  createdAt: number;
  changedAt: number;
  state: ItemState;
  route: FoundRoute | null;
  /** What sync-runs said before the first byte left. */
  before: SyncKnowledge | null;
  /** A byte may have reached Neo without an answer: route and key stay as they are. */
  mayHaveArrived: boolean;
  /** Failures in a row, for the backoff. */
  failures: number;
  attempts: number;
  /** When Neo took it (its own clock), and when that was here. */
  takenAt: { neo: number; here: number } | null;
  neo: NeoSaid | null;
  confirmation: SubmissionView['confirmation'] | null;
  copied: string[];
  /** The technician keeps the secrets on purpose. */
  keepsSecrets: boolean;
};

/** Secrets leave this computer so long after Neo has taken them, in milliseconds. */
export const SECRETS_STAY = 24 * 3_600_000;

/** The item as the window may see it. Pure. */
export function viewOf(item: OutboxItem): SubmissionView {
  const { state } = item;
  if (state.at === 'withdrawn') return { state: 'none', attempts: 0 };
  return {
    state: state.at === 'unsure' ? 'sending' : state.at,
    itemId: item.id,
    connectionId: item.order.connectionId,
    attempts: item.attempts,
    at: new Date(item.takenAt?.here ?? item.changedAt).toISOString(),
    ...(item.route === null ? {} : { route: routeOf(item.route) }),
    ...(state.at === 'queued' ? { waitsFor: state.waitsFor, ...nextTry(state) } : {}),
    ...(state.at === 'needs-attention' ? { attention: state.why } : {}),
    ...(item.neo === null ? {} : { neo: item.neo }),
    ...(item.confirmation === null ? {} : { confirmation: item.confirmation }),
    ...(item.route?.kind === 'hand-over'
      ? {
          handOver: {
            fields: item.fields.map(({ field, label }) => ({
              id: field,
              label,
              copied: item.copied.includes(field),
            })),
          },
        }
      : {}),
    ...(item.takenAt === null || item.keepsSecrets
      ? {}
      : { secretsLeaveAt: new Date(item.takenAt.here + SECRETS_STAY).toISOString() }),
  };
}

/** Has Neo the credential, as far as anybody can say? */
export function isSettled(item: OutboxItem): boolean {
  return item.state.at === 'sent' || item.state.at === 'connected';
}

function nextTry(state: { nextTryAt: number | null; notBefore: number }): { nextTryAt?: string } {
  if (state.nextTryAt === null) return {};
  return { nextTryAt: new Date(Math.max(state.nextTryAt, state.notBefore)).toISOString() };
}

/** A route without what only its body needs. */
export function routeOf(route: FoundRoute): SubmissionRoute {
  if (route.kind === 'hand-over') return { kind: 'hand-over' };
  return route.kind === 'assumed'
    ? { kind: 'assumed', method: 'PUT', path: route.path }
    : { kind: 'described', method: route.method, path: route.path };
}
