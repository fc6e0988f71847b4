import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { Log } from '../log.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { ConnectionAccess, NeoApi } from './neo-api.ts';
import { namedValues } from './new-item.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { Ledger } from './outbox-ledger.ts';

export type TryParts<W extends World> = {
  ledger: Ledger;
  neo: NeoApi<W>;
  connection: (connectionId: string) => ConnectionAccess | null;
  vendor: (vendorId: string) => Vendor;
  /** True while a person decides on a new key: nothing leaves. */
  isHeld: (connectionId: string) => boolean;
  signal: AbortSignal;
  log: Log;
};

/** Takes one item as far as it goes now: find the way, ask what Neo knows, write down that it leaves, send. */
export async function tryItem<W extends World>(parts: TryParts<W>, item: OutboxItem): Promise<void> {
  const { ledger, neo, signal } = parts;
  const { id, order } = item;
  const access = parts.connection(order.connectionId);
  if (access === null || access.key === null) return holdLane(ledger, order.connectionId, 'no-key');
  if (item.route === null && !(await findWay(parts, item, access))) return;
  if (!(await leaves(parts, id))) return;
  const leaving = ledger.get(id);
  if (leaving?.state.at !== 'sending') return;
  const outcome = await neo.send(access, leaving, signal);
  // Stopped on the way: the file says `sending`, and the next start sends it again with the same key.
  if (signal.aborted) return;
  if (outcome.kind === 'secret-lost') return ledger.applyAnyway(id, outcome);
  await ledger.applyAnyway(id, { kind: 'ended', outcome });
  if (outcome.kind === 'held' && needsSomebody(outcome.waitsFor)) {
    await holdLane(ledger, order.connectionId, outcome.waitsFor);
  }
}

/** Asks sync-runs about an item that Neo took, or may have taken. */
export async function askWhetherConnected<W extends World>(
  { ledger, neo, connection, signal }: TryParts<W>,
  item: OutboxItem,
): Promise<void> {
  const access = connection(item.order.connectionId);
  const answer = access && (await neo.syncRuns(access, item.integration, signal));
  if (signal.aborted) return;
  await ledger.applyAnyway(item.id, { kind: 'synced', sync: answer?.sync ?? { kind: 'unknown' } });
}

/** False when the item has to wait, or is handed over. */
async function findWay<W extends World>(
  { ledger, neo, vendor, isHeld, signal }: TryParts<W>,
  { id, order, integration }: OutboxItem,
  access: ConnectionAccess,
): Promise<boolean> {
  const values = namedValues(vendor(order.vendor), order);
  const finding = await neo.findRoute(access, integration, values, signal);
  if (signal.aborted) return false;
  if (finding.kind === 'not-yet') {
    await ledger.applyAnyway(id, { ...finding, kind: 'held-back' });
    if (needsSomebody(finding.waitsFor)) await holdLane(ledger, order.connectionId, finding.waitsFor);
    return false;
  }
  const { sync, blocked, wait } = await neo.syncRuns(access, integration, signal);
  if (signal.aborted) return false;
  if (blocked !== undefined && finding.route.kind !== 'hand-over') {
    await ledger.applyAnyway(id, {
      kind: 'held-back',
      waitsFor: blocked,
      ...(wait === undefined ? {} : { wait }),
    });
    if (needsSomebody(blocked)) await holdLane(ledger, order.connectionId, blocked);
    return false;
  }
  if (isHeld(order.connectionId)) return false;
  await ledger.applyAnyway(id, { kind: 'route-found', route: finding.route, before: sync });
  return finding.route.kind !== 'hand-over';
}

/** The one step that must be on the disk before it is taken. */
async function leaves<W extends World>(
  { ledger, isHeld, signal, log }: TryParts<W>,
  id: string,
): Promise<boolean> {
  const before = ledger.get(id);
  if (before?.state.at !== 'queued' || isHeld(before.order.connectionId)) return false;
  try {
    await ledger.apply(id, { kind: 'leaves' });
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    log.error('outbox-not-written', { item: id, code: error.code });
    ledger.putBack(before);
    await ledger.applyAnyway(id, { kind: 'held-back', waitsFor: 'waiting' });
    return false;
  }
  return !signal.aborted;
}

/** A refused or missing key is the same for everything that waits on this connection. */
async function holdLane(
  ledger: Ledger,
  connectionId: string,
  waitsFor: 'no-key' | 'key-refused',
): Promise<void> {
  for (const item of ledger.ofConnection(connectionId)) {
    await ledger.applyAnyway(item.id, { kind: 'held-back', waitsFor });
  }
}

function needsSomebody(waitsFor: string): waitsFor is 'no-key' | 'key-refused' {
  return waitsFor === 'no-key' || waitsFor === 'key-refused';
}
