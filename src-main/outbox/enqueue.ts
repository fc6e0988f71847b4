import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { NeoCache } from '../neo/neo-cache.ts';
import type { RequestedWaits } from '../neo/neo-limiter.ts';
import type { Vault } from '../secrets/vault.ts';
import { uuid } from '../system/random.ts';
import type { ItemStore } from './item-store.ts';
import {
  contentOf,
  type Inherited,
  type ItemSpec,
  isAcceptedByNeo,
  isFinished,
  newItem,
  type OutboxItem,
} from './outbox-item.ts';
import type { Scheduler } from './scheduler.ts';

/* What comes into the outbox, what leaves it without a person's word on each item, and what was altered on the disk. */

export type EnqueueParts = {
  store: ItemStore;
  scheduler: Scheduler;
  waits: RequestedWaits;
  cache: NeoCache;
  fingerprint: (text: string) => string;
  vendor: (vendorId: string) => Vendor;
  appVersion: string;
  now: () => number;
  random: (bytes: number) => Uint8Array;
};

/** Takes a test or a submission into the outbox. Settles when durable. The same content again is the same item. */
export async function enqueue(parts: EnqueueParts, given: ItemSpec): Promise<OutboxItem> {
  const { store, scheduler, random } = parts;
  const spec = { ...given, plain: given.plain.filter(({ value }) => value !== '') };
  const content = contentOf(spec);
  const fingerprint = parts.fingerprint(content);
  const rivals = rivalsOf(store, spec);
  const same = rivals.find((item) => isSameStill(parts, item, { fingerprint, content }, rivals));
  if (same !== undefined) {
    const { testFirst, mayReplace, beforePsa } = spec;
    const allowed = { testFirst, mayReplace, beforePsa };
    const consent = { upTo: store.nextSequence(), newKey: uuid(random) };
    const again = await store.apply(same.id, { kind: 'submitted-again', allowed, ...consent });
    // What was submitted last is what is meant: neither an older nor a later one may be sent after it.
    for (const { id } of rivals.filter((one) => one.id !== same.id && !isFinished(one)))
      await store.tryApply(id, { kind: 'withdrawn', by: 'app' });
    scheduler.wake(same);
    return again ?? same;
  }
  const identity = {
    id: uuid(random),
    idempotencyKey: uuid(random),
    fingerprint,
    appVersion: parts.appVersion,
    sequence: store.nextSequence(),
    now: parts.now(),
  };
  const item = newItem(spec, parts.vendor(spec.vendor), identity, inherited(parts, spec));
  await store.add(item, rivals);
  for (const { id } of rivals) await store.tryApply(id, { kind: 'withdrawn', by: 'app' });
  store.announce(item);
  scheduler.wake(item);
  return store.get(item.id) ?? item;
}

/**
 * The items that a new one replaces: a later revision replaces what has not arrived, a submission that is tested
 * first also a test.
 */
function rivalsOf(store: ItemStore, { sessionId, vendor, work, testFirst }: ItemSpec): OutboxItem[] {
  return store.ofSession(sessionId).filter(({ spec }) => {
    const isTest = spec.work === 'test' && testFirst === 'when-stale';
    return spec.vendor === vendor && (spec.work === work || isTest);
  });
}

/** What Neo took once, and has no more or may have no more, is a new submission. */
function isSameStill(
  { store, cache }: EnqueueParts,
  item: OutboxItem,
  { fingerprint, content }: { fingerprint: string; content: string },
  rivals: readonly OutboxItem[],
): boolean {
  if (item.state.status === 'needs-attention' && item.state.why === 'file-changed') return false;
  // The key of the fingerprints is another one while the keyring is locked.
  if (item.fingerprint !== fingerprint && contentOf(item.spec) !== content) return false;
  const { connectionId } = item.spec;
  if (!isAcceptedByNeo(item) || connectionId === null) return true;
  // Of what was only sent, that Neo does not have it yet is what is expected.
  if (
    item.state.status === 'connected' &&
    cache.known(connectionId, item.integration).kind === 'not-connected'
  )
    return false;
  // Other values of this session, or another session's, took its place since, or may have.
  const latest = store.latestAccepted(connectionId, item.integration);
  return (latest === undefined || latest.id === item.id) && !rivals.some(mayHaveLeft);
}

/** It is being sent, or was, and its outcome is open. */
function mayHaveLeft(item: OutboxItem): boolean {
  const isOut = item.mayHaveArrived || item.state.status === 'sending' || item.state.status === 'unsure';
  return item.spec.work === 'submit' && isOut && !isFinished(item);
}

/** What the connection waits for, its new items wait for too. */
function inherited({ store, waits, now }: EnqueueParts, spec: ItemSpec): Inherited | undefined {
  const { connectionId } = spec;
  if (connectionId === null) return undefined;
  for (const { state } of store.ofConnection(connectionId)) {
    if (state.status !== 'queued' || state.waitsFor === 'paused') continue;
    if (state.waitsFor !== 'no-key' && state.waitsFor !== 'key-refused') continue;
    return { waitsFor: state.waitsFor, nextTryAt: null, notBefore: waits.until(connectionId) };
  }
  const until = waits.until(connectionId);
  return until > now() ? { waitsFor: 'rate-limited', nextTryAt: until, notBefore: until } : undefined;
}

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

/** Where Neo's description and the assumed contract have their paths, see neo/route-discovery.ts. */
const NEO_PATH = /^\/public-api\/integrations\/[A-Za-z0-9._~/{}-]+$/;

/**
 * An item's file is plain. Its fingerprint is made under a key of the vault, over the session, the connection, the
 * secrets and the values beside them: edited, it would send a secret to another tenant, or to Neo with another
 * address. While none of its secrets opens, nothing of it is sent and nothing can be compared. They may open a moment
 * later, so whoever lets something leave asks right before that.
 */
export function isUnchanged(
  vault: Vault,
  vendor: (vendorId: string) => Vendor,
  { spec, integration, fingerprint, route }: OutboxItem,
): boolean {
  const { secrets } = spec;
  const maySend =
    secrets.length === 0
      ? vault.storage().state === 'encrypted'
      : secrets.some(({ ref }) => vault.opensHere(ref));
  if (!maySend) return true;
  const isOnPath = route === null || route.kind === 'hand-over' || isNeoPath(route.path);
  const isSame = vault.isFingerprintOf(contentOf(spec), fingerprint);
  return isSame && isOnPath && vendor(spec.vendor).integration === integration;
}

function isNeoPath(path: string): boolean {
  return NEO_PATH.test(path) && !path.split('/').includes('..');
}
