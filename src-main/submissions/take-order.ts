import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { AskedWaits } from './asked-waits.ts';
import type { Lanes } from './lanes.ts';
import { contentOf, type Inherited, newItem, uuid } from './new-item.ts';
import { isSettled, type OutboxItem, type SubmitOrder } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';

export type TakeParts = {
  ledger: Ledger;
  lanes: Lanes;
  waits: AskedWaits;
  fingerprint: (text: string) => string;
  vendor: (vendorId: string) => Vendor;
  now: () => number;
  random: (bytes: number) => Uint8Array;
};

/** Takes an order into the outbox. Settles when durable. The same content again is the same item. */
export async function takeOrder(parts: TakeParts, given: SubmitOrder): Promise<OutboxItem> {
  const { ledger, lanes, random } = parts;
  const order = { ...given, plain: given.plain.filter(({ value }) => value !== '') };
  const content = contentOf(order);
  const fingerprint = parts.fingerprint(content);
  const same = ledger
    .ofSession(order.sessionId)
    .find((item) => isSameStill(ledger, item, { fingerprint, content }));
  if (same !== undefined) {
    const { testFirst, mayReplace, beforePsa } = order;
    const allowed = { testFirst, mayReplace, beforePsa };
    const upTo = ledger.nextTurn();
    const again = await ledger.apply(same.id, { kind: 'submitted-again', allowed, upTo });
    lanes.wake(same);
    return again ?? same;
  }
  const identity = {
    id: uuid(random),
    idempotencyKey: uuid(random),
    fingerprint,
    turn: ledger.nextTurn(),
    now: parts.now(),
  };
  const item = newItem(order, parts.vendor(order.vendor), identity, inherited(parts, order));
  // A later revision takes the place of what has not arrived: an older one must never be sent after it.
  const older = ledger.ofSession(order.sessionId).filter(({ turn, order: { vendor, work } }) => {
    return turn < item.turn && vendor === order.vendor && work === order.work;
  });
  await ledger.add(item, older);
  for (const { id } of older) await ledger.applyAnyway(id, { kind: 'withdrawn', by: 'app' });
  ledger.announce(item);
  lanes.wake(item);
  return ledger.get(item.id) ?? item;
}

/** What Neo took once, and another session's has replaced since, is a new submission. */
function isSameStill(
  ledger: Ledger,
  item: OutboxItem,
  { fingerprint, content }: { fingerprint: string; content: string },
): boolean {
  // The key of the fingerprints is another one while the keyring is locked.
  if (item.fingerprint !== fingerprint && contentOf(item.order) !== content) return false;
  const { connectionId } = item.order;
  if (!isSettled(item) || connectionId === null) return true;
  const latest = ledger.latestTaken(connectionId, item.integration);
  return latest === undefined || latest.order.sessionId === item.order.sessionId;
}

/** What the connection waits for, its new items wait for too. */
function inherited({ ledger, waits, now }: TakeParts, order: SubmitOrder): Inherited | undefined {
  const { connectionId } = order;
  if (connectionId === null) return undefined;
  for (const { state } of ledger.ofConnection(connectionId)) {
    if (state.at !== 'queued' || state.waitsFor === 'paused') continue;
    if (state.waitsFor !== 'no-key' && state.waitsFor !== 'key-refused') continue;
    return { waitsFor: state.waitsFor, nextTryAt: null, notBefore: waits.until(connectionId) };
  }
  const until = waits.until(connectionId);
  return until > now() ? { waitsFor: 'rate-limited', nextTryAt: until, notBefore: until } : undefined;
}
