import type { Result } from '../../src-preload/contract/result.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { vendorKey } from './runtime-state.ts';
import { sessionFacts, vendorOf, viewVendor, withVendor } from './view-session.ts';

export type SessionVendor = { session: StoredSession; stored: StoredVendor; vendor: Vendor };

/** A session and one of its vendors, or why not. */
export async function findSessionVendor(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
): Promise<Result<SessionVendor>> {
  const read = await services.sessions.read(where.sessionId);
  if (!read.ok) return read;
  const stored = vendorOf(read.value, where.vendor);
  if (stored === undefined) return refuse('session-not-found');
  // Its folder came with a newer build.
  if (!hasVendor(where.vendor)) return refuse('session-newer');
  return ok({ session: read.value, stored, vendor: findVendor(where.vendor) });
}

export function findField(found: SessionVendor, field: string): VendorField | undefined {
  return found.vendor.fields.find((one) => one.id === field);
}

/**
 * Changes one vendor of a session, durably, and announces its progress. `settle` runs between the write and the view:
 * what the write replaces is dropped there.
 */
export function changeVendor(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
  change: (stored: StoredVendor) => StoredVendor,
  settle: () => void = () => {},
): Promise<Result<null>> {
  return services.runtime.views(async () => {
    if (!hasVendor(where.vendor)) {
      const found = await findSessionVendor(services, where);
      return found.ok ? refuse('session-newer') : found;
    }
    const changed = await services.sessions.change(where.sessionId, (session) =>
      withVendor(session, where.vendor, change),
    );
    settle();
    if (!changed.ok) return changed;
    const stored = vendorOf(changed.value, where.vendor);
    if (stored === undefined) return refuse('session-not-found');
    const progress = await viewVendor(services, changed.value, stored);
    services.announce('vendor-changed', { sessionId: where.sessionId, progress });
    return ok(null);
  });
}

/** Changes what belongs to a session as a whole, durably, and announces it. */
export function changeSession(
  services: EnvironmentServices,
  sessionId: string,
  change: (session: StoredSession) => StoredSession,
): Promise<Result<null>> {
  return services.runtime.views(async () => {
    const changed = await services.sessions.change(sessionId, change);
    if (!changed.ok) return changed;
    services.announce('session-changed', sessionFacts(services, changed.value));
    services.announce('sessions-changed', { practice: services.environment === 'practice' });
    return ok(null);
  });
}

/**
 * Tells the windows how a vendor stands now, when something other than its session file changed. One that
 * waits for its turn serves all that ask meanwhile: it reads what is there when it starts.
 */
export function announceVendor(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
): Promise<void> {
  const { views, announcing } = services.runtime;
  const key = vendorKey(where.sessionId, where.vendor);
  if (announcing.has(key)) return views(async () => {});
  announcing.add(key);
  return views(async () => {
    announcing.delete(key);
    const found = await findSessionVendor(services, where);
    if (!found.ok) return;
    const progress = await viewVendor(services, found.value.session, found.value.stored);
    services.announce('vendor-changed', { sessionId: where.sessionId, progress });
  });
}

/** The same for every vendor of a session; nothing where it is not there. */
export async function announceVendors(services: EnvironmentServices, sessionId: string): Promise<void> {
  const read = await services.sessions.read(sessionId);
  if (!read.ok) return;
  for (const { vendor } of read.value.vendors) await announceVendor(services, { sessionId, vendor });
}
