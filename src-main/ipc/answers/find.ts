import type { Result } from '../../../src-preload/contract/result.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import type { StoredSession, StoredVendor } from '../../storage/stored-session.ts';
import { findVendor, hasVendor } from '../../vendors/catalog.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import { type Desk, runKey } from '../desk.ts';
import { vendorOf, viewVendor, withVendor } from '../view-vendor.ts';

export type Found = { session: StoredSession; stored: StoredVendor; vendor: Vendor };

/** A session and one of its vendors, or why not. */
export async function findWhere<W extends World>(
  desk: Desk<W>,
  where: { sessionId: string; vendor: string },
): Promise<Result<Found>> {
  const read = await desk.sessions.read(where.sessionId);
  if (!read.ok) return read;
  const stored = vendorOf(read.value, where.vendor);
  if (stored === undefined) return refuse('session-not-found');
  // Its folder came with a newer build.
  if (!hasVendor(where.vendor)) return refuse('session-newer');
  return ok({ session: read.value, stored, vendor: findVendor(where.vendor) });
}

export function findField(found: Found, field: string): VendorField | undefined {
  return found.vendor.fields.find((one) => one.id === field);
}

/**
 * Changes one vendor of a session, durably, tells the windows, and answers its progress. `settle` runs between
 * the write and the view: what the write replaces is dropped there.
 */
export function changeVendor<W extends World>(
  desk: Desk<W>,
  where: { sessionId: string; vendor: string },
  change: (stored: StoredVendor) => StoredVendor,
  settle: () => void = () => {},
): Promise<Result<VendorProgress>> {
  return inTurn(desk, async () => {
    if (!hasVendor(where.vendor)) {
      const found = await findWhere(desk, where);
      return found.ok ? refuse('session-newer') : found;
    }
    const changed = await desk.sessions.change(where.sessionId, (session) =>
      withVendor(session, where.vendor, change),
    );
    settle();
    if (!changed.ok) return changed;
    const stored = vendorOf(changed.value, where.vendor);
    if (stored === undefined) return refuse('session-not-found');
    const progress = await viewVendor(desk, changed.value, stored);
    desk.announce('vendor-changed', { sessionId: where.sessionId, progress });
    return ok(progress);
  });
}

const waiting = new WeakMap<object, Set<string>>();

/**
 * Tells the windows how a vendor stands now, when something other than its session file changed. One that
 * waits for its turn serves all that ask meanwhile: it reads what is there when it starts.
 */
export function announceVendor<W extends World>(
  desk: Desk<W>,
  where: { sessionId: string; vendor: string },
): Promise<void> {
  const keys = waiting.get(desk) ?? new Set();
  waiting.set(desk, keys);
  const key = runKey(where.sessionId, where.vendor);
  if (keys.has(key)) return inTurn(desk, async () => {});
  keys.add(key);
  return inTurn(desk, async () => {
    keys.delete(key);
    const found = await findWhere(desk, where);
    if (!found.ok) return;
    const progress = await viewVendor(desk, found.value.session, found.value.stored);
    desk.announce('vendor-changed', { sessionId: where.sessionId, progress });
  });
}

const turns = new WeakMap<object, Promise<unknown>>();

/**
 * One view at a time: what is read for an older one must never be numbered, answered or announced after a newer. The
 * reading belongs into the task, not before it.
 */
export function inTurn<T>(desk: object, task: () => Promise<T>): Promise<T> {
  const turn = (turns.get(desk) ?? Promise.resolve()).then(task, task);
  turns.set(desk, turn);
  return turn;
}
