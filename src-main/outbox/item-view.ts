import type { OutboxRow, SubmissionView } from '../../src-preload/contract/submission.ts';
import { routeOf } from '../neo/route.ts';
import { plainText } from '../system/plain-text.ts';
import { isRemoved, type OutboxItem, SECRET_RETENTION_MS } from './outbox-item.ts';
import { canOf } from './user-actions.ts';

/** The item as the window may see it. `inMemory`: no keyring, so no file. */
export function viewOf(item: OutboxItem, inMemory = false): SubmissionView {
  if (isRemoved(item)) return { state: 'none', attempts: 0 };
  const { connectionId } = item.spec;
  return {
    state: shownState(item),
    work: item.spec.work,
    itemId: item.id,
    ...(connectionId === null ? {} : { connectionId }),
    attempts: item.attempts,
    at: new Date(item.acceptedAt?.here ?? item.changedAt).toISOString(),
    can: canOf(item),
    ...(inMemory ? { inMemory: true } : {}),
    ...(item.route === null ? {} : { route: routeOf(item.route) }),
    ...waitOf(item),
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
    ...(item.acceptedAt === null || item.keepsSecrets
      ? {}
      : {
          secretsLeaveAt: new Date(
            (item.staysFrom ?? item.acceptedAt.here) + SECRET_RETENTION_MS,
          ).toISOString(),
        }),
  };
}

/** One line of the outbox. */
export function rowOf(item: OutboxItem, connectionName: string | null, inMemory: boolean): OutboxRow {
  return {
    itemId: item.id,
    sessionId: item.spec.sessionId,
    clientName: plainText(item.spec.clientName),
    vendor: item.spec.vendor,
    work: item.spec.work,
    connectionName,
    state: shownState(item),
    ...waitOf(item),
    attempts: item.attempts,
    queuedAt: new Date(item.createdAt).toISOString(),
    inMemory,
    can: canOf(item),
  };
}

function shownState({ state }: OutboxItem): SubmissionView['state'] {
  switch (state.status) {
    case 'testing':
      return 'queued';
    case 'unsure':
      return 'sending';
    case 'withdrawn':
    case 'tested':
      return 'none';
    default:
      return state.status;
  }
}

function waitOf({
  state,
  holder,
}: OutboxItem): Pick<OutboxRow, 'waitsFor' | 'nextTryAt' | 'attention' | 'holder'> {
  if (state.status === 'testing') return { waitsFor: 'testing' };
  if (state.status === 'needs-attention') {
    const isAsked = state.why === 'would-replace' && holder !== null;
    return { attention: state.why, ...(isAsked ? { holder } : {}) };
  }
  if (state.status !== 'queued') return {};
  const { waitsFor, nextTryAt, notBefore } = state;
  if (nextTryAt === null) return { waitsFor };
  return { waitsFor, nextTryAt: new Date(Math.max(nextTryAt, notBefore)).toISOString() };
}
