import type { QueueReason, SubmissionRoute } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { Log } from '../log.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Files } from '../storage/files.ts';
import { type InWorld, placeIn, type World } from '../world.ts';
import { openItemFiles } from './item-files.ts';
import { openLanes } from './lanes.ts';
import type { ConnectionAccess, NeoApi } from './neo-api.ts';
import { contentOf, namedValues, newItem, uuid } from './new-item.ts';
import { isSettled, type OutboxItem, routeOf, type SubmitOrder } from './outbox-item.ts';
import { openLedger } from './outbox-ledger.ts';
import type { QueueEvent } from './queue.ts';

/**
 * The outbox: what a technician handed over, in one file each, until Neo has taken it. An item and its
 * Idempotency-Key are on the disk before the first byte leaves, so that a crash at any moment ends in one
 * effect at Neo. Items hold references to secrets, never secrets.
 */
export type Outbox<W extends World> = InWorld<W> & {
  /** Settles when durable. The same content again is the same item. Rejects with a DiskError. */
  submit(order: SubmitOrder): Promise<OutboxItem>;
  read(itemId: string): OutboxItem | null;
  items(): OutboxItem[];
  /** For Review: which way it would go now, and whether Neo knows the integration already. Sends nothing. */
  preview(connectionId: string, vendorId: string): Promise<Preview>;
  /** Something changed that items may wait for. Never undercuts a wait Neo asked for. */
  resume(why: 'online' | 'key-changed' | 'started' | 'send-now'): void;
  /** A key is about to be replaced: nothing of the connection leaves until keyReplaced. */
  hold(connectionId: string): void;
  /** Another tenant's key means that what waits must not follow: those items are withdrawn. */
  keyReplaced(connectionId: string, sameTenant: boolean): Promise<void>;
  finishHandOver(itemId: string): Promise<OutboxItem>;
  noteCopied(itemId: string, field: string): Promise<OutboxItem>;
  keepSecrets(itemId: string, keep: boolean): Promise<OutboxItem>;
  /** Takes back what Neo has not taken. Announced once more, as withdrawn. */
  withdraw(itemId: string): Promise<void>;
  onChange(listener: (item: OutboxItem) => void): () => void;
  /** Settles when nothing is under way and nothing is due. */
  drained(): Promise<void>;
  /** Ends what is under way; an item left at `sending` is sent again with the same key at the next start. */
  close(): Promise<void>;
  /** Whose credential this connection last got for this integration from here; null for `exceptSession`'s own. */
  replacedBy(
    connectionId: string,
    integration: string,
    exceptSession?: string,
  ): { sessionId: string; clientName: string; at: string } | null;
};

export type Preview = {
  route: SubmissionRoute | { kind: 'unknown'; why: QueueReason };
  connectedBefore: 'yes' | 'no' | 'unknown';
};

/** `folder` is absolute and the outbox's own. `files` null keeps items in memory: practice. Times in ms. */
export type OutboxParts<W extends World> = {
  neo: NeoApi<W>;
  vault: Vault<W>;
  files: Files | null;
  folder: string;
  connection: (connectionId: string) => ConnectionAccess | null;
  vendor: (vendorId: string) => Vendor;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  schedule: (milliseconds: number, callBack: () => void) => () => void;
  log: Log;
};

/** Reads what waits; sends nothing before `resume('started')`. Rejects with a DiskError. */
export async function openOutbox<W extends World>(world: W, parts: OutboxParts<W>): Promise<Outbox<W>> {
  const { neo, vault, files, folder, connection, vendor, now, random, schedule, log } = parts;
  const disk = files && openItemFiles(files, folder);
  const ledger = openLedger({ vault, disk, now, random, log });
  const held = new Set<string>();
  const isHeld = (connectionId: string) => held.has(connectionId);
  const stop = new AbortController();
  const { signal } = stop;
  const lanes = openLanes({ ledger, neo, connection, vendor, isHeld, signal, now, schedule, log });
  await ledger.load();

  async function change(itemId: string, event: QueueEvent): Promise<OutboxItem> {
    const item = await ledger.apply(itemId, event);
    if (item === undefined) throw new Error('There is no such item in the outbox.');
    return item;
  }

  return placeIn(world, {
    async submit(given) {
      const order = { ...given, plain: given.plain.filter(({ value }) => value !== '') };
      const fingerprint = vault.fingerprint(contentOf(order));
      const same = ledger.all().find((item) => item.fingerprint === fingerprint);
      if (same !== undefined) {
        await ledger.apply(same.id, { kind: 'submitted-again' });
        lanes.resume(order.connectionId, 'send-now');
        return ledger.get(same.id) ?? same;
      }
      const lane = ledger.ofConnection(order.connectionId);
      const identity = { id: uuid(random), idempotencyKey: uuid(random), fingerprint, now: now() };
      const item = newItem(order, vendor(order.vendor), identity, lane.map(pausedFor).find(Boolean));
      await ledger.add(item);
      // A later revision takes the place of what has not arrived: an older one must never be sent after it.
      const older = ledger.all().filter(({ id, order: { sessionId, vendor: of } }) => {
        return id !== item.id && sessionId === order.sessionId && of === order.vendor;
      });
      for (const { id } of older) await ledger.applyAnyway(id, { kind: 'withdrawn' });
      ledger.announce(item);
      lanes.resume(order.connectionId, 'online');
      return ledger.get(item.id) ?? item;
    },

    read: (itemId) => ledger.get(itemId) ?? null,
    items: () => ledger.all(),

    async preview(connectionId, vendorId) {
      const access = connection(connectionId) ?? { key: null, sendByAssumedPath: false };
      const { integration, ...rest } = vendor(vendorId);
      const values = namedValues({ integration, ...rest });
      const [finding, { sync }] = await Promise.all([
        neo.findRoute(access, integration, values, signal),
        neo.syncRuns(access, integration, signal),
      ]);
      const route =
        finding.kind === 'found'
          ? routeOf(finding.route)
          : { kind: 'unknown' as const, why: finding.waitsFor };
      const before = { connected: 'yes', 'not-connected': 'no' } as const;
      const known = sync.kind === 'connected' || sync.kind === 'not-connected';
      return { route, connectedBefore: known ? before[sync.kind] : 'unknown' };
    },

    resume(why) {
      const connections = new Set(ledger.all().map((item) => item.order.connectionId));
      for (const connectionId of connections) lanes.resume(connectionId, why);
    },

    hold: (connectionId) => void held.add(connectionId),

    async keyReplaced(connectionId, sameTenant) {
      if (!sameTenant) {
        for (const { id } of ledger.ofConnection(connectionId)) {
          await ledger.applyAnyway(id, { kind: 'withdrawn' });
        }
      }
      held.delete(connectionId);
      lanes.resume(connectionId, 'key-changed');
    },

    async finishHandOver(itemId) {
      const item = ledger.get(itemId);
      const access = item && connection(item.order.connectionId);
      const answer = item && access ? await neo.syncRuns(access, item.integration, signal) : undefined;
      const sync = answer?.sync ?? { kind: 'unknown' as const };
      const done = await change(itemId, { kind: 'handed-over', sync });
      lanes.wake(done.order.connectionId);
      return done;
    },

    noteCopied: (itemId, field) => change(itemId, { kind: 'copied', field }),
    keepSecrets: (itemId, keep) => change(itemId, { kind: 'kept', keep }),

    async withdraw(itemId) {
      await change(itemId, { kind: 'withdrawn' });
    },

    onChange: ledger.onChange,
    drained: lanes.drained,

    async close() {
      stop.abort();
      await lanes.close();
      ledger.close();
    },

    replacedBy(connectionId, integration, exceptSession) {
      const latest = ledger
        .ofConnection(connectionId)
        .filter((item) => item.integration === integration && isSettled(item))
        .sort((a, b) => (b.takenAt?.here ?? 0) - (a.takenAt?.here ?? 0))[0];
      if (latest === undefined || latest.order.sessionId === exceptSession) return null;
      const at = new Date(latest.takenAt?.here ?? latest.changedAt).toISOString();
      return { sessionId: latest.order.sessionId, clientName: latest.order.clientName, at };
    },
  } satisfies Omit<Outbox<W>, keyof InWorld<W>>);
}

function pausedFor({ state }: OutboxItem): 'no-key' | 'key-refused' | undefined {
  if (state.at !== 'queued') return undefined;
  return state.waitsFor === 'no-key' || state.waitsFor === 'key-refused' ? state.waitsFor : undefined;
}
