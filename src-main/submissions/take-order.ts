import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { AskedWaits } from './asked-waits.ts';
import type { Lanes } from './lanes.ts';
import type { NeoMemory } from './neo-memory.ts';
import { contentOf, type Inherited, newItem, uuid } from './new-item.ts';
import { isOver, isSettled, type OutboxItem, type SubmitOrder } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';

export type TakeParts = {
  ledger: Ledger;
  lanes: Lanes;
  waits: AskedWaits;
  memory: NeoMemory;
  fingerprint: (text: string) => string;
  vendor: (vendorId: string) => Vendor;
  appVersion: string;
  now: () => number;
  random: (bytes: number) => Uint8Array;
};

/** Takes an order into the outbox. Settles when durable. The same content again is the same item. */
export async function takeOrder(parts: TakeParts, given: SubmitOrder): Promise<OutboxItem> {
  const { ledger, lanes, random } = parts;
  const order = { ...given, plain: given.plain.filter(({ value }) => value !== '') };
  const content = contentOf(order);
  const fingerprint = parts.fingerprint(content);
  const rivals = rivalsOf(ledger, order);
  const same = rivals.find((item) => isSameStill(parts, item, { fingerprint, content }, rivals));
  if (same !== undefined) {
    const { testFirst, mayReplace, beforePsa } = order;
    const allowed = { testFirst, mayReplace, beforePsa };
    const said = { upTo: ledger.nextTurn(), newKey: uuid(random) };
    const again = await ledger.apply(same.id, { kind: 'submitted-again', allowed, ...said });
    // What was submitted last is what is meant: neither an older nor a later one may be sent after it.
    for (const { id } of rivals.filter((one) => one.id !== same.id && !isOver(one)))
      await ledger.applyAnyway(id, { kind: 'withdrawn', by: 'app' });
    lanes.wake(same);
    return again ?? same;
  }
  const identity = {
    id: uuid(random),
    idempotencyKey: uuid(random),
    fingerprint,
    appVersion: parts.appVersion,
    turn: ledger.nextTurn(),
    now: parts.now(),
  };
  const item = newItem(order, parts.vendor(order.vendor), identity, inherited(parts, order));
  await ledger.add(item, rivals);
  for (const { id } of rivals) await ledger.applyAnyway(id, { kind: 'withdrawn', by: 'app' });
  ledger.announce(item);
  lanes.wake(item);
  return ledger.get(item.id) ?? item;
}

/**
 * Whose place an order takes: a later revision the one of what has not arrived, a submission that is tested on its way
 * also that of a test.
 */
function rivalsOf(ledger: Ledger, { sessionId, vendor, work, testFirst }: SubmitOrder): OutboxItem[] {
  return ledger.ofSession(sessionId).filter(({ order }) => {
    const isTest = order.work === 'test' && testFirst === 'when-stale';
    return order.vendor === vendor && (order.work === work || isTest);
  });
}

/** What Neo took once, and has no more or may have no more, is a new submission. */
function isSameStill(
  { ledger, memory }: TakeParts,
  item: OutboxItem,
  { fingerprint, content }: { fingerprint: string; content: string },
  rivals: readonly OutboxItem[],
): boolean {
  if (item.state.at === 'needs-attention' && item.state.why === 'file-changed') return false;
  // The key of the fingerprints is another one while the keyring is locked.
  if (item.fingerprint !== fingerprint && contentOf(item.order) !== content) return false;
  const { connectionId } = item.order;
  if (!isSettled(item) || connectionId === null) return true;
  // Of what was only sent, that Neo does not have it yet is what is expected.
  if (item.state.at === 'connected' && memory.known(connectionId, item.integration).kind === 'not-connected')
    return false;
  // Other values of this session, or another session's, took its place since, or may have.
  const latest = ledger.latestTaken(connectionId, item.integration);
  return (latest === undefined || latest.id === item.id) && !rivals.some(mayHaveLeft);
}

/** It is on its way, or was, and its outcome is open. */
function mayHaveLeft(item: OutboxItem): boolean {
  const isOut = item.mayHaveArrived || item.state.at === 'sending' || item.state.at === 'unsure';
  return item.order.work === 'submit' && isOut && !isOver(item);
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
