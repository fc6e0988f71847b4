import type { SubmissionRoute, WaitReason } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { type ConnectionAccess, type NeoApi, routeFrom } from '../neo/neo-api.ts';
import type { NeoCache } from '../neo/neo-cache.ts';
import type { NeoLimiter, RequestedWaits } from '../neo/neo-limiter.ts';
import { routeOf } from '../neo/route.ts';
import type { SyncKnowledge } from '../neo/sync-runs.ts';
import { DiskError } from '../storage/disk-error.ts';
import { faultFields } from '../system/fault-fields.ts';
import type { Log } from '../system/log.ts';
import type { ItemStore } from './item-store.ts';
import { type ItemSpec, isFinished, namedValues, type OutboxItem } from './outbox-item.ts';
import type { TestOutcome } from './outcomes.ts';
import { isReplaced, laterCredential, replacedWithoutConsent } from './replacement.ts';

export type AttemptParts = {
  store: ItemStore;
  neo: NeoApi;
  cache: NeoCache;
  limiter: NeoLimiter;
  waits: RequestedWaits;
  connection: (connectionId: string) => ConnectionAccess | null;
  vendor: (vendorId: string) => Vendor;
  /** Runs the test of the session's vendor, as the button does. Never rejects for what a vendor does. */
  test: (spec: ItemSpec, signal: AbortSignal) => Promise<TestOutcome>;
  /** True without a passed test of these very values that still counts. */
  needsTest: (spec: ItemSpec) => Promise<boolean>;
  /** True while a person decides on a new key: nothing is sent. */
  isHeld: (connectionId: string) => boolean;
  /** True when an item holds what was submitted here. */
  isAuthentic: (item: OutboxItem) => boolean;
  signal: AbortSignal;
  log: Log;
};

type Target = { item: OutboxItem; connectionId: string; access: ConnectionAccess };

/**
 * Takes one item as far as it goes now: test it, find its route, ask what Neo knows, write down that it leaves, send.
 */
export async function attempt(parts: AttemptParts, item: OutboxItem): Promise<void> {
  const { store, signal, connection, isHeld } = parts;
  const { id, spec } = item;
  const { connectionId } = spec;
  if (!parts.isAuthentic(item)) return store.tryApply(id, { kind: 'file-changed' });
  if (spec.work === 'test' || connectionId === null) return void (await passesTest(parts, item));
  if (waitsForPsa(store, parts.vendor, item)) {
    return store.tryApply(id, { kind: 'held-back', waitsFor: 'psa-first' });
  }
  const hasKey = () => (connection(connectionId)?.key ?? null) !== null;
  if (!hasKey()) return holdBack(parts, item, { waitsFor: 'no-key' });
  // What may have arrived is sent again under the same key: a test now could not undo it.
  const isUntested = spec.testFirst === 'when-stale' && !item.mayHaveArrived;
  if (isUntested && (await parts.needsTest(spec)) && !(await passesTest(parts, item))) return;
  if (signal.aborted || isHeld(connectionId)) return;
  // A test takes time: the key may have been replaced or removed meanwhile.
  const access = connection(connectionId);
  if (access === null || !hasKey()) return holdBack(parts, item, { waitsFor: 'no-key' });
  const target = { item, connectionId, access };
  // What may have arrived keeps its route; another may have overtaken it since, while a person had it in hand.
  const goes = item.mayHaveArrived
    ? await hasConsent(parts, item, { kind: 'unknown' })
    : await findRoute(parts, target);
  if (goes && (await markSending(parts, target))) await send(parts, target);
}

/** Asks sync-runs about items of one queue that Neo took, or may have taken: one question for all of them. */
export async function askWhetherConnected(
  { store, cache, connection, signal }: AttemptParts,
  items: readonly OutboxItem[],
): Promise<void> {
  const [first] = items;
  const connectionId = first?.spec.connectionId;
  if (first === undefined || connectionId == null) return;
  const access = connection(connectionId);
  // No response says anything about one that another has replaced since.
  const isAsked = access !== null && !items.every((item) => isReplaced(store, item));
  const answer = isAsked ? await cache.syncNow(connectionId, access, first.integration, signal) : null;
  if (signal.aborted) return;
  const sync = answer?.sync ?? { kind: 'unknown' as const };
  await Promise.all(
    items.map((item) => {
      const replaced = isReplaced(store, item) ? { replaced: true } : {};
      return store.tryApply(item.id, { kind: 'synced', sync, ...replaced });
    }),
  );
}

/** False when the item ends or waits. */
async function passesTest(
  { store, test, signal, log }: AttemptParts,
  { id, spec }: OutboxItem,
): Promise<boolean> {
  await store.tryApply(id, { kind: 'test-began' });
  if (store.get(id)?.state.status !== 'testing' || signal.aborted) return false;
  const outcome = await test(spec, signal);
  if (signal.aborted) return false;
  log.info('outbox-tested', { item: id, outcome: outcome.kind });
  await store.tryApply(id, { kind: 'test-ended', outcome });
  return outcome.kind === 'passed' && store.get(id)?.state.status === 'queued';
}

/** False when it would replace a credential without consent: then a person is asked. */
async function hasConsent(
  { store }: AttemptParts,
  item: OutboxItem,
  before: SyncKnowledge,
): Promise<boolean> {
  const holder = replacedWithoutConsent(store, item, before) ?? laterCredential(store, item);
  if (holder === null) return true;
  await store.tryApply(item.id, { kind: 'would-replace', holder });
  return false;
}

/** False when the item has to wait, is handed over, or a person is asked first. */
async function findRoute(parts: AttemptParts, target: Target): Promise<boolean> {
  const { store, cache, vendor, isHeld, signal } = parts;
  const { item, connectionId, access } = target;
  const { id, spec, integration } = item;
  const description = await cache.description(connectionId, access, signal);
  if (signal.aborted || isHeld(connectionId)) return false;
  const finding = routeFrom(description, access, integration, namedValues(vendor(spec.vendor), spec));
  if (finding.kind === 'not-yet') {
    if (!isOfFormerKey(parts, target, finding)) await holdBack(parts, item, finding);
    return false;
  }
  const { route } = finding;
  const { sync, blocked, waitMs } = await cache.syncBeforeSending(connectionId, access, integration, signal);
  if (signal.aborted || isHeld(connectionId)) return false;
  if (blocked !== undefined && route.kind !== 'hand-over') {
    const hold = { waitsFor: blocked, ...(waitMs === undefined ? {} : { waitMs }) };
    if (!isOfFormerKey(parts, target, hold)) await holdBack(parts, item, hold);
    return false;
  }
  if (route.kind === 'hand-over') {
    await store.tryApply(id, { kind: 'route-found', route, before: sync });
    return false;
  }
  if (!(await hasConsent(parts, item, sync))) return false;
  // Written with the next step, which is durable before anything leaves.
  store.applyInMemory(id, { kind: 'route-found', route, before: sync });
  return true;
}

/** The one step that must be on the disk before it is taken. */
async function markSending(
  { store, isHeld, signal, log }: AttemptParts,
  { item: { id }, connectionId }: Target,
): Promise<boolean> {
  const before = store.get(id);
  if (before?.state.status !== 'queued' || isHeld(connectionId)) return false;
  try {
    const leaving = await store.apply(id, { kind: 'sending-began' });
    return leaving?.state.status === 'sending' && !signal.aborted;
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    log.error('outbox-not-written', { item: id, code: error.code });
    store.revert(before);
    await store.tryApply(id, { kind: 'held-back', waitsFor: 'disk' });
    return false;
  }
}

async function send(parts: AttemptParts, target: Target): Promise<void> {
  const { item, connectionId, access } = target;
  const { store, neo, cache, limiter, signal, log } = parts;
  const leaving = store.get(item.id);
  if (leaving?.state.status !== 'sending') return;
  const takeBack = cache.noteSending(connectionId, leaving.integration);
  let isAuthentic = true;
  const outcome = await limiter(connectionId, async (whenAllowed) =>
    signal.aborted
      ? null
      : await neo.send(access, leaving, signal, async (request) => {
          // Its secrets are open by now, also where they were locked when the item was checked before.
          isAuthentic = parts.isAuthentic(leaving);
          return isAuthentic ? whenAllowed(request) : { waitMs: 0 };
        }),
  );
  // Stopped while sending: the file says `sending`, and the next start sends it again with the same key.
  if (signal.aborted || outcome === null) return;
  if (outcome.kind === 'secret-lost' || outcome.kind === 'held') takeBack();
  if (!isAuthentic) return store.tryApply(item.id, { kind: 'file-changed' });
  if (outcome.kind === 'secret-lost') return store.tryApply(item.id, outcome);
  if (outcome.kind === 'no-such-path') cache.forget(connectionId);
  if (outcome.kind === 'held' && isOfFormerKey(parts, target, outcome)) {
    const again = store.tryApply(item.id, {
      kind: 'ended',
      outcome: { ...outcome, waitsFor: 'waiting' },
    });
    store.applyInMemory(item.id, { kind: 'resumed', why: 'key-changed' });
    return again;
  }
  const written = store.tryApply(item.id, { kind: 'ended', outcome });
  // The next item of the queue is written down after this one or with it, so that it need not wait for the disk here.
  if (outcome.kind === 'accepted') {
    written.catch((fault: unknown) => log.error('outbox-fault', faultFields(fault)));
    return;
  }
  // All at once: nothing else of the connection leaves while this is written.
  const others = outcome.kind === 'held' ? holdConnection(parts, item, outcome) : undefined;
  await written;
  await others;
}

type Hold = { waitsFor: WaitReason; waitMs?: number };

/**
 * Neo refused a key that another has replaced since: that holds nothing back, and the item is due again with the new
 * one. Each such round needs a new revision, so that they end.
 */
function isOfFormerKey(
  { connection }: AttemptParts,
  { connectionId, access }: Target,
  { waitsFor }: Hold,
): boolean {
  if (waitsFor !== 'no-key' && waitsFor !== 'key-refused') return false;
  const key = connection(connectionId)?.key;
  return key?.record !== access.key?.record || key?.revision !== access.key?.revision;
}

async function holdBack(parts: AttemptParts, item: OutboxItem, hold: Hold): Promise<void> {
  const { waitsFor, waitMs } = hold;
  const wait = waitMs === undefined ? {} : { waitMs };
  const written = parts.store.tryApply(item.id, { kind: 'held-back', waitsFor, ...wait });
  await holdConnection(parts, item, hold);
  await written;
}

/** A refused or missing key, and a limit of Neo, are the same for everything that waits on this connection. */
async function holdConnection(
  { store }: AttemptParts,
  { id, spec: { connectionId } }: OutboxItem,
  { waitsFor, waitMs }: Hold,
): Promise<void> {
  const isOfAll = waitsFor === 'no-key' || waitsFor === 'key-refused' || waitsFor === 'rate-limited';
  if (connectionId === null || !isOfAll) return;
  const event = { kind: 'connection-held', waitsFor, ...(waitMs === undefined ? {} : { waitMs }) } as const;
  const others = store.ofConnection(connectionId).filter((one) => one.id !== id);
  await Promise.all(others.map((one) => store.tryApply(one.id, event)));
}

/** Neo needs the PSA first: does an item for an RMM wait for a PSA of the same session, whatever that waits for? */
export function waitsForPsa(
  store: ItemStore,
  vendor: (vendorId: string) => Vendor,
  { spec }: Pick<OutboxItem, 'spec'>,
): boolean {
  if (spec.work === 'test' || spec.beforePsa || vendor(spec.vendor).kind !== 'rmm') return false;
  return store
    .ofSession(spec.sessionId)
    .some(
      (item) => item.spec.work === 'submit' && !isFinished(item) && vendor(item.spec.vendor).kind === 'psa',
    );
}

export type Preview = {
  route: SubmissionRoute | { kind: 'unknown'; why: WaitReason };
  connectedBefore: 'yes' | 'no' | 'unknown';
};

/** The route that a submission would take now, and whether Neo knows the integration already. Sends nothing. */
export async function previewRoute(
  parts: Pick<AttemptParts, 'neo' | 'cache' | 'limiter' | 'connection' | 'vendor' | 'signal'>,
  connectionId: string,
  vendorId: string,
): Promise<Preview> {
  const { neo, cache, limiter, connection, vendor, signal } = parts;
  const access = connection(connectionId) ?? { key: null, sendByAssumedPath: false };
  const of = vendor(vendorId);
  // Review is read by a person: it says what Neo says now.
  const [description, { sync }] = await Promise.all([
    limiter(connectionId, (whenAllowed) => neo.describe(access, signal, whenAllowed)),
    cache.syncNow(connectionId, access, of.integration, signal),
  ]);
  const finding = routeFrom(description, access, of.integration, namedValues(of));
  const route =
    finding.kind === 'found' ? routeOf(finding.route) : { kind: 'unknown' as const, why: finding.waitsFor };
  const before = { connected: 'yes', 'not-connected': 'no' } as const;
  const known = sync.kind === 'connected' || sync.kind === 'not-connected';
  return { route, connectedBefore: known ? before[sync.kind] : 'unknown' };
}
