import type { Holder } from '../../src-preload/contract/submission.ts';
import type { ItemStore } from './item-store.ts';
import { isAcceptedByNeo, type OutboxItem } from './outbox-item.ts';
import { holderFrom } from './replacement.ts';

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
