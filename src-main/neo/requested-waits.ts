import type { OutboxItem } from '../outbox/outbox-item.ts';
import { rebased } from '../outbox/waits.ts';

/**
 * How long Neo asked the whole of a connection to wait: its limit is one for all requests of a tenant. Measured by a
 * clock that nobody sets, so that setting the other one neither ends it nor makes it endless; over a restart only the
 * computer's own clock tells. On Linux `monotonic` stands still while the computer sleeps: then a wait ends late,
 * which costs less than one that is undercut. Times in milliseconds.
 */
export type RequestedWaits = {
  add(connectionId: string, wait: number | undefined): void;
  /** By the computer's clock as it stands now; 0 when nothing was asked. */
  until(connectionId: string): number;
  forget(connectionId: string): void;
};

export function openRequestedWaits(
  items: readonly OutboxItem[],
  now: () => number,
  monotonic: () => number,
): RequestedWaits {
  /** When each ends, by `monotonic`. */
  const ends = new Map<string, number>();

  function hold(connectionId: string, wait: number): void {
    const end = monotonic() + wait;
    if (end > (ends.get(connectionId) ?? Number.NEGATIVE_INFINITY)) ends.set(connectionId, end);
  }

  for (const { order, state: kept } of items) {
    if (kept.at !== 'queued' || order.connectionId === null) continue;
    // Of two waits the longer one counts as it is left now: the clock may have been set back between them.
    const state = rebased(kept, now());
    // What was asked may stand behind a later reason, such as a key that was refused meanwhile.
    const isOfVendor = (state.from ?? state.waitsFor) === 'vendor-asked-to-wait';
    if (!isOfVendor) hold(order.connectionId, state.notBefore - now());
  }

  return {
    add(connectionId, wait) {
      if (wait !== undefined && wait > 0) hold(connectionId, wait);
    },

    until(connectionId) {
      const left = Math.ceil((ends.get(connectionId) ?? Number.NEGATIVE_INFINITY) - monotonic());
      if (left > 0) return now() + left;
      ends.delete(connectionId);
      return 0;
    },

    forget: (connectionId) => void ends.delete(connectionId),
  };
}
