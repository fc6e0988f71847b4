import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { ItemStore } from './item-store.ts';
import { isFinished, type OutboxItem } from './outbox-item.ts';

/** What leaves the outbox without a person's word on each of it. Everything rejects with a DiskError. */
export type Withdrawals = {
  /** What is not finished, also what is being sent. */
  ofConnection(connectionId: string): Promise<void>;
  /** What is not finished and waits for a tenant that another has replaced. */
  ofFormer(isFormer: (connectionId: string) => boolean): Promise<void>;
  /** What waits; returns how many. What is being sent keeps its outcome, and is not tried again. */
  ofSession(sessionId: string): Promise<number>;
  /** Everything, also what Neo has. */
  forget(sessionId: string): Promise<void>;
};

export function openWithdrawals(store: ItemStore, vendor: (vendorId: string) => Vendor): Withdrawals {
  /** Items of deleted sessions that were being sent at that time: this attempt is the last. */
  const lastTries = new Set<string>();
  store.onChange(({ id, state }) => {
    if (state.status === 'sending' || !lastTries.delete(id) || state.status !== 'queued') return;
    void store.tryApply(id, { kind: 'withdrawn', by: 'app' });
  });

  return {
    ofConnection(connectionId) {
      const open = store.ofConnection(connectionId).filter((item) => !isFinished(item));
      return withdrawTogether(store, vendor, open, { kind: 'withdrawn', by: 'app' });
    },

    ofFormer(isFormer) {
      const waits = (item: OutboxItem) =>
        !isFinished(item) && item.spec.connectionId !== null && isFormer(item.spec.connectionId);
      return withdrawTogether(store, vendor, store.all().filter(waits), { kind: 'withdrawn', by: 'app' });
    },

    async ofSession(sessionId) {
      const open = store.ofSession(sessionId).filter((item) => !isFinished(item));
      const isOnItsWay = ({ state }: OutboxItem) => state.status === 'sending';
      for (const { id } of open.filter(isOnItsWay)) lastTries.add(id);
      const waiting = open.filter((item) => !isOnItsWay(item));
      await withdrawTogether(store, vendor, waiting, { kind: 'withdrawn', by: 'app' });
      return waiting.length;
    },

    forget: (sessionId) => withdrawTogether(store, vendor, store.ofSession(sessionId), { kind: 'forgotten' }),
  };
}

type Event = { kind: 'withdrawn'; by: 'app' } | { kind: 'forgotten' };

/**
 * Takes out several items at once, and settles when all of that is durable. Memory changes for all of them before the
 * first write, the RMMs first: a PSA that goes before them would let them go. Rejects with a DiskError; what the disk
 * refused is still there.
 */
async function withdrawTogether(
  store: ItemStore,
  vendor: (vendorId: string) => Vendor,
  items: readonly OutboxItem[],
  event: Event,
): Promise<void> {
  const isPsa = (item: OutboxItem) => vendor(item.spec.vendor).kind === 'psa';
  const ordered = [...items.filter((item) => !isPsa(item)), ...items.filter(isPsa)];
  const written = await Promise.allSettled(ordered.map(({ id }) => store.apply(id, event)));
  const refused = written.find((one) => one.status === 'rejected');
  if (refused === undefined) return;
  // A response that came meanwhile found no item: the item is sent again with the same key, or asked about.
  for (const { id } of ordered) {
    if (store.get(id)?.state.status === 'sending') store.applyInMemory(id, { kind: 'restarted' });
  }
  throw refused.reason;
}
