import type { OutboxItem } from './outbox-item.ts';
import { rebased } from './queue-waits.ts';

/**
 * How long Neo asked the whole of a connection to wait: its limit is one for all requests of a tenant. Measured from
 * when it was asked, so that a clock set back does not make it endless. Times in milliseconds.
 */
export type AskedWaits = {
  ask(connectionId: string, wait: number | undefined): void;
  /** 0 when nothing was asked. */
  until(connectionId: string): number;
  forget(connectionId: string): void;
};

export function openAskedWaits(items: readonly OutboxItem[], now: () => number): AskedWaits {
  const waits = new Map<string, { since: number; until: number }>();

  function hold(connectionId: string, since: number, until: number): void {
    if (until > (waits.get(connectionId)?.until ?? 0)) waits.set(connectionId, { since, until });
  }

  for (const { order, state: kept } of items) {
    if (kept.at !== 'queued' || order.connectionId === null) continue;
    // Of two waits the longer one counts as it is left now: the clock may have been set back between them.
    const state = rebased(kept, now());
    // What was asked may stand behind a later reason, such as a key that was refused meanwhile.
    const isOfVendor = (state.from ?? state.waitsFor) === 'vendor-asked-to-wait';
    if (!isOfVendor) hold(order.connectionId, state.since, state.notBefore);
  }

  function until(connectionId: string): number {
    const known = waits.get(connectionId);
    if (known === undefined) return 0;
    const wait = {
      at: 'queued',
      waitsFor: 'rate-limited',
      nextTryAt: null,
      notBefore: known.until,
    } as const;
    const { since, notBefore } = rebased({ ...wait, since: known.since }, now());
    waits.set(connectionId, { since, until: notBefore });
    if (notBefore > now()) return notBefore;
    waits.delete(connectionId);
    return 0;
  }

  return {
    ask(connectionId, wait) {
      until(connectionId);
      if (wait !== undefined && wait > 0) hold(connectionId, now(), now() + wait);
    },

    until,
    forget: (connectionId) => void waits.delete(connectionId),
  };
}
