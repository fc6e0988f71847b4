import { setMaxListeners } from 'node:events';
import type { Holder } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { ConnectionAccess, NeoApi } from '../neo/neo-api.ts';
import { openNeoCache } from '../neo/neo-cache.ts';
import { openNeoLimiter, openRequestBudget, openRequestedWaits } from '../neo/neo-limiter.ts';
import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { openLimiter } from '../system/limiter.ts';
import type { Log } from '../system/log.ts';
import { uuid } from '../system/random.ts';
import { type Preview, previewRoute } from './attempt.ts';
import { enqueue, isUnchanged, openWithdrawals } from './enqueue.ts';
import { openItemFiles, type UnusableFiles } from './item-files.ts';
import { openItemStore } from './item-store.ts';
import { type ItemSpec, isFinished, type OutboxItem } from './outbox-item.ts';
import type { TestOutcome } from './outcomes.ts';
import { isCurrentHolder, otherHolder } from './replacement.ts';
import { type ResumeReason, requestedWaitsOf } from './retry-times.ts';
import { openScheduler } from './scheduler.ts';
import { canOf, type ItemEvent } from './transitions.ts';

/** The result of a person's action on one item. `refused`: it may have been sent, or is finished. */
export type ActionResult = 'done' | 'refused' | 'not-found';

/**
 * The outbox: what a technician handed over, in one file each, until Neo has taken it. An item and its
 * Idempotency-Key are on the disk before the first byte leaves, so that a crash at any moment ends in one
 * effect at Neo, as long as Neo keeps the keys. Items hold references to secrets, never secrets.
 */
export type Outbox = {
  /** Settles when durable. The same content again is the same item. Rejects with a DiskError. */
  submit(spec: ItemSpec): Promise<OutboxItem>;
  read(itemId: string): OutboxItem | null;
  items(): OutboxItem[];
  ofSession(sessionId: string): OutboxItem[];
  /** Only memory holds it, because there is no keyring. */
  isInMemory(itemId: string): boolean;
  /** Does it hold what was submitted here? Its file may have been written by anything. */
  isAuthentic(item: OutboxItem): boolean;
  /** Files of the outbox's folder that this run cannot use. */
  unusableFiles(): UnusableFiles;
  /** For Review: the route it would take now, and whether Neo knows the integration already. Sends nothing. */
  preview(connectionId: string, vendorId: string): Promise<Preview>;
  /** Something changed that items may wait for. Never undercuts a wait that was asked for, and ends no pause. */
  resume(why: ResumeReason): void;
  /** Nothing of it leaves until `sendNow`, or until it is submitted again. Rejects with a DiskError. */
  pause(itemId: string): Promise<ActionResult>;
  /** A person's word on this one item; see the request of that name. Rejects with a DiskError. */
  sendNow(itemId: string): Promise<ActionResult>;
  /** A key is about to be replaced: nothing of the connection leaves until keyReplaced. */
  hold(connectionId: string): void;
  /**
   * Ends `hold`. Behind another tenant's key nothing can be sent to this one any more: what is not finished is
   * withdrawn, and where the disk refuses that, by the next start. Rejects with a DiskError.
   */
  keyReplaced(connectionId: string, sameTenant: boolean): Promise<void>;
  finishHandOver(itemId: string): Promise<OutboxItem>;
  noteCopied(itemId: string, field: string): Promise<OutboxItem>;
  keepSecrets(itemId: string, keep: boolean): Promise<OutboxItem>;
  /** Notices that the clock was set since: what it measures for this item begins anew. */
  checkClock(itemId: string): Promise<void>;
  /**
   * Takes back what has not left. Announced once more, as withdrawn. Rejects with a DiskError: then it is still
   * there.
   */
  withdraw(itemId: string): Promise<ActionResult>;
  /**
   * The session is deleted: what Neo has not taken is withdrawn; returns how many. What is being sent keeps its
   * outcome, and is not tried again. Rejects with a DiskError.
   */
  withdrawSession(sessionId: string): Promise<number>;
  /** The session is deleted for good: nothing of it stays in the outbox. Rejects with a DiskError. */
  forgetSession(sessionId: string): Promise<void>;
  /** What of a session has not ended. */
  waiting(sessionId: string): OutboxItem[];
  onChange(listener: (item: OutboxItem) => void): () => void;
  /** Settles when nothing is running and nothing is due. */
  drained(): Promise<void>;
  /** Ends what is running; an item left at `sending` is sent again with the same key at the next start. */
  close(): Promise<void>;
  /** Which other session's credential this connection holds, or waits for, for this integration. */
  otherHolder(connectionId: string, integration: string, sessionId?: string): Holder | null;
  /**
   * Whose credential a submission of this session would replace, as far as is known without attemptParts Neo anew:
   * another session's, or one that Neo reported within the last minute.
   */
  wouldReplace(connectionId: string, integration: string, sessionId: string): Holder | null;
};

/**
 * `folder` is absolute and the outbox's own. `files` null keeps items in memory: practice. Times in milliseconds:
 * `now` of the computer's clock, which may be set, `monotonic` of one that only this run has and nobody sets.
 */
export type OutboxParts = {
  neo: NeoApi;
  vault: Vault;
  files: Files | null;
  folder: string;
  connection: (connectionId: string) => ConnectionAccess | null;
  /** A tenant whose place another has taken. */
  isFormer: (connectionId: string) => boolean;
  vendor: (vendorId: string) => Vendor;
  test: (spec: ItemSpec, signal: AbortSignal) => Promise<TestOutcome>;
  needsTest: (spec: ItemSpec) => Promise<boolean>;
  /** Of the running app: stored with each item that it makes. */
  appVersion: string;
  now: () => number;
  monotonic: () => number;
  random: (bytes: number) => Uint8Array;
  schedule: (milliseconds: number, callBack: () => void) => () => void;
  log: Log;
};

/** Requests under way at once over all connections, and of these, tests. */
const AT_ONCE = 4;
const TESTS_AT_ONCE = 2;

/** Reads what waits; sends nothing before `resume('started')`. Rejects with a DiskError. */
export async function openOutbox(parts: OutboxParts): Promise<Outbox> {
  const { neo, vault, files, folder, connection, vendor, now, random, log } = parts;
  const itemFiles = files && openItemFiles(files, folder);
  const store = openItemStore({ vault, files: itemFiles, now, random, log });
  await store.load((item) => isKnown(vendor, item.spec.vendor));
  const held = new Set<string>();
  const isHeld = (connectionId: string) => held.has(connectionId);
  const stop = new AbortController();
  // Every running item listens to it, and there may be more than the ten that Node takes for a leak.
  setMaxListeners(0, stop.signal);
  const { signal } = stop;
  const budget = openRequestBudget();
  const waits = openRequestedWaits(now, parts.monotonic);
  for (const { connectionId, waitMs } of requestedWaitsOf(store.all(), now()))
    waits.add(connectionId, waitMs);
  const requestLimiter = openLimiter(AT_ONCE);
  const testLimiter = openLimiter(TESTS_AT_ONCE);
  const limiter = openNeoLimiter({ limiter: requestLimiter, prepared: 2 * AT_ONCE, budget, waits, now });
  const test = (spec: ItemSpec, ended: AbortSignal) =>
    testLimiter(() => requestLimiter(() => parts.test(spec, ended)));
  const cache = openNeoCache(neo, limiter, now);
  const isAuthentic = (item: OutboxItem) => !store.isLoaded(item.id) || isUnchanged(vault, vendor, item);
  const attemptParts = { ...parts, store, cache, limiter, waits, test, isHeld, isAuthentic, signal };
  const scheduler = openScheduler({ ...attemptParts, budget });
  const withdrawals = openWithdrawals(store, vendor);
  await withdrawals.ofFormer(parts.isFormer).catch((fault: unknown) => {
    // It has no key, so it does not go; the next start tries again.
    if (!(fault instanceof DiskError)) throw fault;
    log.warn('former-tenant-not-withdrawn', { code: fault.code });
  });
  const { fingerprint } = vault;
  const enqueueParts = { ...parts, store, scheduler, waits, cache, fingerprint };

  async function change(itemId: string, event: ItemEvent): Promise<OutboxItem> {
    const item = await store.apply(itemId, event);
    if (item === undefined) throw new Error('There is no such item in the outbox.');
    return item;
  }

  async function act(
    itemId: string,
    kind: 'pause' | 'sendNow' | 'withdraw',
    event: ItemEvent,
  ): Promise<ActionResult> {
    const item = store.get(itemId);
    if (item === undefined) return 'not-found';
    if (!canOf(item)[kind]) return 'refused';
    await store.apply(itemId, event);
    scheduler.wake(item);
    return 'done';
  }

  return {
    submit: (spec) => enqueue(enqueueParts, spec),
    read: (itemId) => store.get(itemId) ?? null,
    items: store.all,
    ofSession: store.ofSession,
    isInMemory: store.isInMemory,
    isAuthentic: isAuthentic,
    unusableFiles: store.unusableFiles,

    preview: (connectionId, vendorId) => previewRoute(attemptParts, connectionId, vendorId),
    resume: (why) => scheduler.resume(why),

    pause: (itemId) => act(itemId, 'pause', { kind: 'paused' }),
    sendNow: (itemId) =>
      act(itemId, 'sendNow', { kind: 'sent-now', upTo: store.nextSequence(), newKey: uuid(random) }),
    withdraw: (itemId) => act(itemId, 'withdraw', { kind: 'withdrawn', by: 'person' }),

    withdrawSession: withdrawals.ofSession,
    forgetSession: withdrawals.forget,

    waiting: (sessionId) => store.ofSession(sessionId).filter((item) => !isFinished(item)),

    hold: (connectionId) => void held.add(connectionId),

    async keyReplaced(connectionId, sameTenant) {
      cache.forget(connectionId);
      held.delete(connectionId);
      if (sameTenant) return scheduler.resume('key-changed', connectionId);
      waits.forget(connectionId);
      await withdrawals.ofConnection(connectionId);
    },

    async finishHandOver(itemId) {
      const item = store.get(itemId);
      const connectionId = item?.spec.connectionId ?? '';
      const access = connection(connectionId);
      const answer =
        item && access ? await cache.syncNow(connectionId, access, item.integration, signal) : undefined;
      const sync = answer?.sync ?? { kind: 'unknown' as const };
      const done = await change(itemId, { kind: 'handed-over', sync });
      cache.noteSending(connectionId, done.integration);
      scheduler.wake(done);
      return done;
    },

    noteCopied: (itemId, field) => change(itemId, { kind: 'copied', field }),
    keepSecrets: (itemId, keep) => change(itemId, { kind: 'kept', keep }),
    checkClock: (itemId) => store.tryApply(itemId, { kind: 'clock-checked' }),

    onChange: store.onChange,
    drained: scheduler.drained,

    async close() {
      stop.abort();
      await scheduler.close();
      store.close();
    },

    otherHolder: (connectionId, integration, sessionId) =>
      otherHolder(store, connectionId, integration, sessionId),

    wouldReplace(connectionId, integration, sessionId) {
      const other = otherHolder(store, connectionId, integration, sessionId);
      if (other !== null || isCurrentHolder(store, connectionId, integration, sessionId)) return other;
      return cache.known(connectionId, integration).kind === 'connected' ? { by: 'elsewhere' } : null;
    },
  };
}

/** False for the id of a vendor folder that only a newer build has. */
function isKnown(vendor: (vendorId: string) => Vendor, id: string): boolean {
  try {
    return vendor(id) !== undefined;
  } catch {
    return false;
  }
}
