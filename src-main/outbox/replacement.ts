import type { Holder } from '../../src-preload/contract/submission.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
import { plainText } from '../system/plain-text.ts';
import type { ItemStore } from './item-store.ts';
import { isAcceptedByNeo, type OutboxItem } from './outbox-item.ts';

/*
 * Neo has one current credential for each connection and integration. Who put it there is known for this computer
 * only; that there is one, Neo says.
 */

/** Another session whose credential Neo holds, or which waits to put one there; null when none is known. */
export function otherHolder(
  store: ItemStore,
  connectionId: string,
  integration: string,
  sessionId: string | undefined,
): Holder | null {
  const latest = store.latestTaken(connectionId, integration);
  if (latest !== undefined && latest.order.sessionId !== sessionId) return holderFrom(latest);
  const waiting = store
    .ofConnection(connectionId)
    .filter(
      (item) => item.integration === integration && item.order.sessionId !== sessionId && isComing(item),
    )
    .sort((a, b) => b.turn - a.turn)[0];
  return waiting === undefined ? null : { ...holderFrom(waiting), waiting: true };
}

/** True when this session put there what Neo holds, as far as this computer knows. */
export function isCurrentHolder(
  store: ItemStore,
  connectionId: string,
  integration: string,
  sessionId: string,
): boolean {
  return store.latestTaken(connectionId, integration)?.order.sessionId === sessionId;
}

/**
 * Whose credential an item would replace without anybody having said yes; null when it may go. A yes holds for what
 * was in the outbox when it was said, so that an older credential never takes the place of a later one unasked.
 */
export function replacedWithoutConsent(
  store: ItemStore,
  item: OutboxItem,
  before: SyncKnowledge,
): Holder | null {
  const { connectionId, sessionId } = item.order;
  const latest = connectionId === null ? undefined : store.latestTaken(connectionId, item.integration);
  if (latest?.order.sessionId === sessionId) return null;
  if (latest !== undefined) return latest.turn <= (item.agreedUpTo ?? -1) ? null : holderFrom(latest);
  return before.kind === 'connected' && item.agreedUpTo === null ? { by: 'elsewhere' } : null;
}

/** Another credential was taken for the same connection and integration after this one, or since it left. */
export function isReplaced(store: ItemStore, { id, turn, state, order, integration }: OutboxItem): boolean {
  const latest = order.connectionId === null ? undefined : store.latestTaken(order.connectionId, integration);
  return latest !== undefined && latest.id !== id && (state.at === 'sent' || latest.turn > turn);
}

/** The session that an item is of, as the one which holds the place. Pure. */
export function holderFrom(item: OutboxItem): Holder {
  return {
    by: 'session',
    sessionId: item.order.sessionId,
    clientName: plainText(item.order.clientName),
    at: new Date(item.takenAt?.here ?? item.createdAt).toISOString(),
  };
}

/** It waits, is on its way, or may have arrived. */
function isComing({ state, mayHaveArrived }: OutboxItem): boolean {
  if (state.at === 'needs-attention') return mayHaveArrived;
  return ['queued', 'testing', 'sending', 'unsure', 'hand-over'].includes(state.at);
}

/**
 * Another session's later credential that Neo took, or may have taken, although an older one is still to go: it let
 * that pass. By the order of creation, which no clock changes. Null where there is none, or a yes was said since.
 */
export function laterCredential(
  store: ItemStore,
  { turn, integration, order, agreedUpTo }: OutboxItem,
): Holder | null {
  const { connectionId, sessionId } = order;
  if (connectionId === null) return null;
  const after = Math.max(turn, agreedUpTo ?? turn);
  const later = store
    .ofConnection(connectionId)
    .filter((one) => one.turn > after && one.integration === integration && one.order.sessionId !== sessionId)
    .findLast((one) => isAcceptedByNeo(one) || one.mayHaveArrived);
  if (later === undefined) return null;
  return isAcceptedByNeo(later) ? holderFrom(later) : { ...holderFrom(later), waiting: true };
}
