import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { Holder } from '../../src-preload/contract/submission.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
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
  const latest = store.latestAccepted(connectionId, integration);
  if (latest !== undefined && latest.spec.sessionId !== sessionId) return holderFrom(latest);
  const waiting = store
    .ofConnection(connectionId)
    .filter((item) => item.integration === integration && item.spec.sessionId !== sessionId && isComing(item))
    .sort((a, b) => b.sequence - a.sequence)[0];
  return waiting === undefined ? null : { ...holderFrom(waiting), waiting: true };
}

/** True when this session put there what Neo holds, as far as this computer knows. */
export function isCurrentHolder(
  store: ItemStore,
  connectionId: string,
  integration: string,
  sessionId: string,
): boolean {
  return store.latestAccepted(connectionId, integration)?.spec.sessionId === sessionId;
}

/**
 * Whose credential an item would replace without consent; null when it may be sent. Consent covers what was in the
 * outbox when it was given, so that an older credential never replaces a later one unasked.
 */
export function replacedWithoutConsent(
  store: ItemStore,
  item: OutboxItem,
  before: SyncKnowledge,
): Holder | null {
  const { connectionId, sessionId } = item.spec;
  const latest = connectionId === null ? undefined : store.latestAccepted(connectionId, item.integration);
  if (latest?.spec.sessionId === sessionId) return null;
  if (latest !== undefined) return latest.sequence <= (item.agreedUpTo ?? -1) ? null : holderFrom(latest);
  return before.kind === 'connected' && item.agreedUpTo === null ? { by: 'elsewhere' } : null;
}

/** Another credential was taken for the same connection and integration after this one, or since it left. */
export function isReplaced(
  store: ItemStore,
  { id, sequence, state, spec, integration }: OutboxItem,
): boolean {
  const latest =
    spec.connectionId === null ? undefined : store.latestAccepted(spec.connectionId, integration);
  return latest !== undefined && latest.id !== id && (state.status === 'sent' || latest.sequence > sequence);
}

/** The session that an item is of, as the one which holds the place. */
function holderFrom(item: OutboxItem): Holder {
  return {
    by: 'session',
    sessionId: item.spec.sessionId,
    clientName: plainText(item.spec.clientName),
    at: new Date(item.acceptedAt?.here ?? item.createdAt).toISOString(),
  };
}

/** It waits, is being sent, or may have arrived. */
function isComing({ state, mayHaveArrived }: OutboxItem): boolean {
  if (state.status === 'needs-attention') return mayHaveArrived;
  return ['queued', 'testing', 'sending', 'unsure', 'hand-over'].includes(state.status);
}

/**
 * Another session's later credential that Neo took, or may have taken, although an older one is still to go: it let
 * that pass. By the order of creation, which no clock changes. Null where there is none, or consent was given since.
 */
export function laterCredential(
  store: ItemStore,
  { sequence, integration, spec, agreedUpTo }: OutboxItem,
): Holder | null {
  const { connectionId, sessionId } = spec;
  if (connectionId === null) return null;
  const after = Math.max(sequence, agreedUpTo ?? sequence);
  const later = store
    .ofConnection(connectionId)
    .filter(
      (one) => one.sequence > after && one.integration === integration && one.spec.sessionId !== sessionId,
    )
    .findLast((one) => isAcceptedByNeo(one) || one.mayHaveArrived);
  if (later === undefined) return null;
  return isAcceptedByNeo(later) ? holderFrom(later) : { ...holderFrom(later), waiting: true };
}
