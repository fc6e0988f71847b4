import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { isOver, type OutboxItem } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';

/** Neo needs the PSA first: does an item for an RMM wait for a PSA of the same session, whatever that waits for? */
export function isBehindPsa(
  ledger: Ledger,
  vendor: (vendorId: string) => Vendor,
  { order }: Pick<OutboxItem, 'order'>,
): boolean {
  if (order.work === 'test' || order.beforePsa || vendor(order.vendor).kind !== 'rmm') return false;
  return ledger
    .ofSession(order.sessionId)
    .some(
      (item) => item.order.work === 'submit' && !isOver(item) && vendor(item.order.vendor).kind === 'psa',
    );
}
