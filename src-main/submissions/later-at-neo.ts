import type { Holder } from '../../src-preload/contract/submission.ts';
import { holderFrom } from './holders.ts';
import { isSettled, type OutboxItem } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';

/**
 * Another session's later credential that Neo took, or may have taken, although an older one is still to go: it let
 * that pass. By the order of creation, which no clock changes. Null where there is none, or a yes was said since.
 */
export function laterAtNeo(
  ledger: Ledger,
  { turn, integration, order, agreedUpTo }: OutboxItem,
): Holder | null {
  const { connectionId, sessionId } = order;
  if (connectionId === null) return null;
  const after = Math.max(turn, agreedUpTo ?? turn);
  const later = ledger
    .ofConnection(connectionId)
    .filter((one) => one.turn > after && one.integration === integration && one.order.sessionId !== sessionId)
    .findLast((one) => isSettled(one) || one.mayHaveArrived);
  if (later === undefined) return null;
  return isSettled(later) ? holderFrom(later) : { ...holderFrom(later), waiting: true };
}
