import type { QueueReason } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { Log } from '../log.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { AskedWaits } from './asked-waits.ts';
import { isReplaced, replacedUnasked } from './holders.ts';
import { laterAtNeo } from './later-at-neo.ts';
import { type ConnectionAccess, type NeoApi, routeFrom } from './neo-api.ts';
import type { Ask, NeoMemory } from './neo-memory.ts';
import { namedValues } from './new-item.ts';
import type { OutboxItem, SubmitOrder, SyncKnowledge } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';
import { isBehindPsa } from './psa-first.ts';
import type { TestOutcome } from './test-outcome.ts';

export type TryParts<W extends World> = {
  ledger: Ledger;
  neo: NeoApi<W>;
  memory: NeoMemory;
  ask: Ask;
  waits: AskedWaits;
  connection: (connectionId: string) => ConnectionAccess | null;
  vendor: (vendorId: string) => Vendor;
  /** Runs the test of the session's vendor, as the button does. Never rejects for what a vendor does. */
  test: (order: SubmitOrder, signal: AbortSignal) => Promise<TestOutcome>;
  /** Is there no pass for these very values that still holds? */
  needsTest: (order: SubmitOrder) => Promise<boolean>;
  /** True while a person decides on a new key: nothing leaves. */
  isHeld: (connectionId: string) => boolean;
  /** Does an item hold what was submitted here? */
  isOurs: (item: OutboxItem) => boolean;
  signal: AbortSignal;
  log: Log;
};

type Way = { item: OutboxItem; connectionId: string; access: ConnectionAccess };

/** Takes one item as far as it goes now: test it, find the way, ask what Neo knows, write down that it leaves, send. */
export async function tryItem<W extends World>(parts: TryParts<W>, item: OutboxItem): Promise<void> {
  const { ledger, signal, connection, isHeld } = parts;
  const { id, order } = item;
  const { connectionId } = order;
  if (!parts.isOurs(item)) return ledger.applyAnyway(id, { kind: 'file-changed' });
  if (order.work === 'test' || connectionId === null) return void (await passesTest(parts, item));
  if (isBehindPsa(ledger, parts.vendor, item)) {
    return ledger.applyAnyway(id, { kind: 'held-back', waitsFor: 'psa-first' });
  }
  const hasKey = () => (connection(connectionId)?.key ?? null) !== null;
  if (!hasKey()) return holdBack(parts, item, { waitsFor: 'no-key' });
  // What may have arrived goes on under the same key: a test now could not take it back.
  const isUntested = order.testFirst === 'when-stale' && !item.mayHaveArrived;
  if (isUntested && (await parts.needsTest(order)) && !(await passesTest(parts, item))) return;
  if (signal.aborted || isHeld(connectionId)) return;
  // A test takes as long as it takes: the key may be another one by now, or gone.
  const access = connection(connectionId);
  if (access === null || !hasKey()) return holdBack(parts, item, { waitsFor: 'no-key' });
  const way = { item, connectionId, access };
  // What may have arrived keeps its way; another may have gone past it since, while a person had it in hand.
  const goes = item.mayHaveArrived
    ? await isAgreed(parts, item, { kind: 'unknown' })
    : await findWay(parts, way);
  if (goes && (await leaves(parts, way))) await send(parts, way);
}

/** Asks sync-runs about items of one lane that Neo took, or may have taken: one question for all of them. */
export async function askWhetherConnected<W extends World>(
  { ledger, memory, connection, signal }: TryParts<W>,
  items: readonly OutboxItem[],
): Promise<void> {
  const [first] = items;
  const connectionId = first?.order.connectionId;
  if (first === undefined || connectionId == null) return;
  const access = connection(connectionId);
  // Of one that another has replaced since, no answer says anything.
  const isAsked = access !== null && !items.every((item) => isReplaced(ledger, item));
  const answer = isAsked ? await memory.after(connectionId, access, first.integration, signal) : null;
  if (signal.aborted) return;
  const sync = answer?.sync ?? { kind: 'unknown' as const };
  await Promise.all(
    items.map((item) => {
      const replaced = isReplaced(ledger, item) ? { replaced: true } : {};
      return ledger.applyAnyway(item.id, { kind: 'synced', sync, ...replaced });
    }),
  );
}

/** False when the item ends or waits. */
async function passesTest<W extends World>(
  { ledger, test, signal, log }: TryParts<W>,
  { id, order }: OutboxItem,
): Promise<boolean> {
  await ledger.applyAnyway(id, { kind: 'test-began' });
  if (ledger.get(id)?.state.at !== 'testing' || signal.aborted) return false;
  const outcome = await test(order, signal);
  if (signal.aborted) return false;
  log.info('outbox-tested', { item: id, outcome: outcome.kind });
  await ledger.applyAnyway(id, { kind: 'test-ended', outcome });
  return outcome.kind === 'passed' && ledger.get(id)?.state.at === 'queued';
}

/** False when it would replace a credential without anybody having said yes: then a person is asked. */
async function isAgreed<W extends World>(
  { ledger }: TryParts<W>,
  item: OutboxItem,
  before: SyncKnowledge,
): Promise<boolean> {
  const holder = replacedUnasked(ledger, item, before) ?? laterAtNeo(ledger, item);
  if (holder === null) return true;
  await ledger.applyAnyway(item.id, { kind: 'would-replace', holder });
  return false;
}

/** False when the item has to wait, is handed over, or a person is asked first. */
async function findWay<W extends World>(parts: TryParts<W>, way: Way): Promise<boolean> {
  const { ledger, memory, vendor, isHeld, signal } = parts;
  const { item, connectionId, access } = way;
  const { id, order, integration } = item;
  const description = await memory.description(connectionId, access, signal);
  if (signal.aborted || isHeld(connectionId)) return false;
  const finding = routeFrom(description, access, integration, namedValues(vendor(order.vendor), order));
  if (finding.kind === 'not-yet') {
    if (!isOfFormerKey(parts, way, finding)) await holdBack(parts, item, finding);
    return false;
  }
  const { route } = finding;
  const { sync, blocked, wait } = await memory.before(connectionId, access, integration, signal);
  if (signal.aborted || isHeld(connectionId)) return false;
  if (blocked !== undefined && route.kind !== 'hand-over') {
    const hold = { waitsFor: blocked, ...(wait === undefined ? {} : { wait }) };
    if (!isOfFormerKey(parts, way, hold)) await holdBack(parts, item, hold);
    return false;
  }
  if (route.kind === 'hand-over') {
    await ledger.applyAnyway(id, { kind: 'route-found', route, before: sync });
    return false;
  }
  if (!(await isAgreed(parts, item, sync))) return false;
  // Written with the next step, which is durable before anything leaves.
  ledger.note(id, { kind: 'route-found', route, before: sync });
  return true;
}

/** The one step that must be on the disk before it is taken. */
async function leaves<W extends World>(
  { ledger, isHeld, signal, log }: TryParts<W>,
  { item: { id }, connectionId }: Way,
): Promise<boolean> {
  const before = ledger.get(id);
  if (before?.state.at !== 'queued' || isHeld(connectionId)) return false;
  try {
    const leaving = await ledger.apply(id, { kind: 'leaves' });
    return leaving?.state.at === 'sending' && !signal.aborted;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    log.error('outbox-not-written', { item: id, code: error.code });
    ledger.putBack(before);
    await ledger.applyAnyway(id, { kind: 'held-back', waitsFor: 'disk' });
    return false;
  }
}

async function send<W extends World>(parts: TryParts<W>, way: Way): Promise<void> {
  const { item, connectionId, access } = way;
  const { ledger, neo, memory, ask, signal, log } = parts;
  const leaving = ledger.get(item.id);
  if (leaving?.state.at !== 'sending') return;
  const takeBack = memory.sending(connectionId, leaving.integration);
  let isOurs = true;
  const outcome = await ask(connectionId, async (through) =>
    signal.aborted
      ? null
      : await neo.send(access, leaving, signal, async (request) => {
          // Its secrets have been opened by now, also where they were locked when the item was looked at.
          isOurs = parts.isOurs(leaving);
          return isOurs ? through(request) : { asked: 0 };
        }),
  );
  // Stopped on the way: the file says `sending`, and the next start sends it again with the same key.
  if (signal.aborted || outcome === null) return;
  if (outcome.kind === 'secret-lost' || outcome.kind === 'held') takeBack();
  if (!isOurs) return ledger.applyAnyway(item.id, { kind: 'file-changed' });
  if (outcome.kind === 'secret-lost') return ledger.applyAnyway(item.id, outcome);
  if (outcome.kind === 'no-such-path') memory.forget(connectionId);
  if (outcome.kind === 'held' && isOfFormerKey(parts, way, outcome)) {
    const again = ledger.applyAnyway(item.id, {
      kind: 'ended',
      outcome: { ...outcome, waitsFor: 'waiting' },
    });
    ledger.note(item.id, { kind: 'resumed', why: 'key-changed' });
    return again;
  }
  const written = ledger.applyAnyway(item.id, { kind: 'ended', outcome });
  // The next item of the lane is written down after this one or with it, so that it need not wait for the disk here.
  if (outcome.kind === 'taken') {
    written.catch((fault: unknown) => log.error('outbox-fault', { fault: nameOf(fault) }));
    return;
  }
  // All at once: nothing else of the connection leaves while this is written.
  const others = outcome.kind === 'held' ? holdLane(parts, item, outcome) : undefined;
  await written;
  await others;
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown';
}

type Hold = { waitsFor: QueueReason; wait?: number };

/**
 * Something was said of a key that another has replaced since: it holds nothing back, and the item is due again with
 * the new one. Each such round needs a new revision, so that they end.
 */
function isOfFormerKey<W extends World>(
  { connection }: TryParts<W>,
  { connectionId, access }: Way,
  { waitsFor }: Hold,
): boolean {
  if (waitsFor !== 'no-key' && waitsFor !== 'key-refused') return false;
  const key = connection(connectionId)?.key;
  return key?.record !== access.key?.record || key?.revision !== access.key?.revision;
}

async function holdBack<W extends World>(parts: TryParts<W>, item: OutboxItem, hold: Hold): Promise<void> {
  const { waitsFor, wait } = hold;
  const asked = wait === undefined ? {} : { wait };
  const written = parts.ledger.applyAnyway(item.id, { kind: 'held-back', waitsFor, ...asked });
  await holdLane(parts, item, hold);
  await written;
}

/** A refused or missing key, and a limit of Neo, are the same for everything that waits on this connection. */
async function holdLane<W extends World>(
  { ledger }: TryParts<W>,
  { id, order: { connectionId } }: OutboxItem,
  { waitsFor, wait }: Hold,
): Promise<void> {
  const isOfAll = waitsFor === 'no-key' || waitsFor === 'key-refused' || waitsFor === 'rate-limited';
  if (connectionId === null || !isOfAll) return;
  const event = { kind: 'lane-held', waitsFor, ...(wait === undefined ? {} : { wait }) } as const;
  const others = ledger.ofConnection(connectionId).filter((one) => one.id !== id);
  await Promise.all(others.map((one) => ledger.applyAnyway(one.id, event)));
}
