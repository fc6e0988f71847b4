import type { OutboxRow, SubmissionView } from '../../src-preload/contract/submission.ts';
import { routeOf } from '../neo/route.ts';
import { plainText } from '../system/plain-text.ts';
import { isRemoved, type OutboxItem, SECRETS_STAY } from './outbox-item.ts';
import { canOf } from './user-actions.ts';

/** The item as the window may see it. `inMemory`: no keyring, so no file. Pure. */
export function viewOf(item: OutboxItem, inMemory = false): SubmissionView {
  if (isRemoved(item)) return { state: 'none', attempts: 0 };
  const { connectionId } = item.order;
  return {
    state: shownState(item),
    work: item.order.work,
    itemId: item.id,
    ...(connectionId === null ? {} : { connectionId }),
    attempts: item.attempts,
    at: new Date(item.takenAt?.here ?? item.changedAt).toISOString(),
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
    ...(item.takenAt === null || item.keepsSecrets
      ? {}
      : { secretsLeaveAt: new Date((item.staysFrom ?? item.takenAt.here) + SECRETS_STAY).toISOString() }),
  };
}

/** One line of the outbox. Pure. */
export function rowOf(item: OutboxItem, connectionName: string | null, inMemory: boolean): OutboxRow {
  return {
    itemId: item.id,
    sessionId: item.order.sessionId,
    clientName: plainText(item.order.clientName),
    vendor: item.order.vendor,
    work: item.order.work,
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
  switch (state.at) {
    case 'testing':
      return 'queued';
    case 'unsure':
      return 'sending';
    case 'withdrawn':
    case 'tested':
      return 'none';
    default:
      return state.at;
  }
}

function waitOf({
  state,
  holder,
}: OutboxItem): Pick<OutboxRow, 'waitsFor' | 'nextTryAt' | 'attention' | 'holder'> {
  if (state.at === 'testing') return { waitsFor: 'testing' };
  if (state.at === 'needs-attention') {
    const isAsked = state.why === 'would-replace' && holder !== null;
    return { attention: state.why, ...(isAsked ? { holder } : {}) };
  }
  if (state.at !== 'queued') return {};
  const { waitsFor, nextTryAt, notBefore } = state;
  if (nextTryAt === null) return { waitsFor };
  return { waitsFor, nextTryAt: new Date(Math.max(nextTryAt, notBefore)).toISOString() };
}
