import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { ItemStore } from './item-store.ts';
import { isFinished, type OutboxItem } from './outbox-item.ts';

/** Neo needs the PSA first: does an item for an RMM wait for a PSA of the same session, whatever that waits for? */
export function waitsForPsa(
  store: ItemStore,
  vendor: (vendorId: string) => Vendor,
  { order }: Pick<OutboxItem, 'order'>,
): boolean {
  if (order.work === 'test' || order.beforePsa || vendor(order.vendor).kind !== 'rmm') return false;
  return store
    .ofSession(order.sessionId)
    .some(
      (item) => item.order.work === 'submit' && !isFinished(item) && vendor(item.order.vendor).kind === 'psa',
    );
}
