import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { QueuedWork } from '../../src-preload/contract/submission.ts';
import { isAddressKnown } from '../checks/host-question.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { announceVendor, changeVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import { isStale, missingFields, missingForTest } from '../sessions/vendor-state.ts';
import { vendorOf } from '../sessions/view-session.ts';
import { noteWork, workEnded } from '../sessions/work-time.ts';
import { connectionOfTenant, tenantOf } from '../storage/tenant-of.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { ActionResult } from './outbox.ts';
import { type ItemSpec, isAcceptedByNeo, isFinished, type OutboxItem } from './outbox-item.ts';
import { announceOutbox, mayBeShown, rowOf } from './outbox-view.ts';

/** Puts a test or a submission in the outbox. Nothing is queued when one of them would replace something unasked. */
export async function queueWork(
  services: EnvironmentServices,
  input: Input<'queueWork'>,
): Promise<Result<Response<'queueWork'>>> {
  const { sessionId, work, anyway } = input;
  const read = await services.sessions.read(sessionId);
  if (!read.ok) return read;
  const session = read.value;
  const wanted = session.vendors.filter(({ vendor }) => input.vendor === null || vendor === input.vendor);
  if (wanted.length === 0) return refuse('session-not-found');
  const known = wanted.filter(({ vendor }) => hasVendor(vendor));
  if (known.length === 0) return refuse('session-newer');
  const ready: SessionVendor[] = [];
  const leftOut: Response<'queueWork'>['leftOut'] = [];
  // The PSA first: that is also the order in which they go.
  for (const vendor of inConnectingOrder(known.map((stored) => findVendor(stored.vendor)))) {
    const stored = vendorOf(session, vendor.id);
    if (stored === undefined) continue;
    const missing = (work === 'test' ? missingForTest : missingFields)(vendor, stored);
    if (missing.length === 0) {
      const why = input.vendor === null ? whyLeftOut(services, work, sessionId, vendor.id) : undefined;
      if (why === undefined) ready.push({ session, stored, vendor });
      else leftOut.push({ vendor: vendor.id, missing: [], why });
    } else {
      const labels = vendor.fields.filter(({ id }) => missing.includes(id)).map(({ label }) => label);
      leftOut.push({ vendor: vendor.id, missing: labels });
    }
  }
  // Asked anew for each vendor: a key of another tenant may come in between.
  const tenant = () => {
    const connection = work === 'test' ? undefined : connectionOf(services, session);
    return connection === undefined ? null : tenantOf(connection);
  };
  const connectionId = tenant();
  if (work === 'submit' && connectionId === null) return refuse('connection-not-found');
  // A test asks by itself. Neo signs in at the address that is sent with the secret.
  const isInDoubt = work === 'submit' && ready.some((found) => !isAddressKnown(services, found));
  if (isInDoubt) return refuse('address-not-confirmed');
  if (connectionId !== null && !anyway) {
    // One yes is for all of them, so all of them are named.
    const holders = ready.flatMap(({ vendor }) => {
      const holder = services.outbox.wouldReplace(connectionId, vendor.integration, sessionId);
      return holder === null ? [] : [holder.clientName ?? ''];
    });
    const named = new Set(holders.filter((client) => client !== ''));
    if (holders.length > 0) return refuse('would-replace', { client: [...named].join(', ') });
  }
  const queued: string[] = [];
  for (const found of ready) {
    const { vendor } = found;
    const terms = { testFirst: 'when-stale', mayReplace: anyway, beforePsa: false } as const;
    const spec = buildItemSpec(services, found, { work, connectionId: tenant(), ...terms });
    if (spec === null) return refuse('secret-lost', { field: vendor.name });
    const item = await services.outbox.submit(spec);
    // Neo has these very values already: nothing of them waits.
    if (!isAcceptedByNeo(item)) queued.push(vendor.id);
    if (work === 'test') {
      await announceVendor(services, { sessionId, vendor: vendor.id });
      continue;
    }
    const changed = await changeVendor(services, { sessionId, vendor: vendor.id }, (before) => {
      const ended = workEnded(before, services.now());
      return ended.itemId === item.id ? ended : { ...ended, itemId: item.id };
    });
    if (!changed.ok) return changed;
    await noteWork(services, found.stored);
  }
  await announceOutbox(services);
  return ok({ queued, leftOut });
}

/** A submission tests what has no pass on its way: a test beside it would do the same once more. */
function whyLeftOut(
  services: EnvironmentServices,
  work: QueuedWork,
  sessionId: string,
  vendor: string,
): 'unclear' | 'waits' | undefined {
  if (work === 'submit') return isUnclear(services, sessionId, vendor) ? 'unclear' : undefined;
  const isComing = services.outbox.waiting(sessionId).some(({ spec, state }) => {
    const isUnderWay = ['queued', 'testing', 'sending'].includes(state.status);
    return spec.vendor === vendor && spec.work === 'submit' && isUnderWay;
  });
  return isComing ? 'waits' : undefined;
}

/** Neo may have it, and a person was asked to look: one press for a whole session is no answer to that. */
function isUnclear(services: EnvironmentServices, sessionId: string, vendor: string): boolean {
  return services.outbox
    .ofSession(sessionId)
    .some(
      ({ spec, state }) =>
        spec.vendor === vendor &&
        spec.work === 'submit' &&
        state.status === 'needs-attention' &&
        (state.why === 'unclear' || state.why === 'conflict'),
    );
}

type Wanted = Pick<ItemSpec, 'testFirst' | 'mayReplace' | 'beforePsa'> & {
  work: QueuedWork;
  connectionId: string | null;
};

/**
 * Names the secrets by record and revision; the outbox opens them just before the first byte leaves. Null when one of
 * them does not open any more.
 */
export function buildItemSpec(
  services: EnvironmentServices,
  found: SessionVendor,
  wanted: Wanted,
): ItemSpec | null {
  const { session, stored, vendor } = found;
  const spec: ItemSpec = {
    ...wanted,
    sessionId: session.id,
    vendor: vendor.id,
    clientName: session.clientName,
    guide: stored.edition === '' ? vendor.id : `${vendor.id}/${stored.edition}`,
    secrets: [],
    plain: [],
  };
  for (const field of vendor.fields) {
    const neoName = field.neoNames[0];
    if (neoName === undefined) continue;
    const value = stored.fields[field.id];
    if (value?.ref !== undefined) {
      if (!services.vault.has(value.ref)) return null;
      spec.secrets.push({ field: field.id, neoName, ref: value.ref });
    } else spec.plain.push({ neoName, value: value?.text ?? field.default ?? '' });
  }
  return spec;
}

export async function readOutbox(services: EnvironmentServices): Promise<Result<Response<'readOutbox'>>> {
  const { connections } = services.settings.read();
  const open = services.outbox.items().filter((item) => !isFinished(item) && mayBeShown(services, item));
  const sessions = new Map((await services.sessions.listCached()).map((row) => [row.id, row.vendors]));
  const now = services.now();
  const isTestedOnItsWay = ({ spec, mayHaveArrived }: OutboxItem) => {
    if (spec.work === 'test' || spec.testFirst === 'no' || mayHaveArrived) return false;
    const stored = sessions.get(spec.sessionId)?.find(({ vendor }) => vendor === spec.vendor);
    const overall = stored?.report?.overall;
    const hasPassed = overall === 'passed' || overall === 'warning';
    return stored !== undefined && (!hasPassed || isStale(stored, now));
  };
  const rows = open
    .sort((a, b) => a.sequence - b.sequence || a.createdAt - b.createdAt)
    .map((item) => ({
      ...rowOf(
        item,
        connectionOfTenant(connections, item.spec.connectionId)?.name ?? null,
        services.outbox.isInMemory(item.id),
      ),
      ...(isTestedOnItsWay(item) ? { tests: true as const } : {}),
    }));
  return ok({ rows, ...services.outbox.unusableFiles() });
}

export async function pauseItem(
  services: EnvironmentServices,
  { itemId }: Input<'pauseItem'>,
): Promise<Result<Response<'pauseItem'>>> {
  return changeItem(services, itemId, services.outbox.pause);
}

export async function sendItemNow(
  services: EnvironmentServices,
  { itemId }: Input<'sendItemNow'>,
): Promise<Result<Response<'sendItemNow'>>> {
  return changeItem(services, itemId, services.outbox.sendNow);
}

export async function withdrawItem(
  services: EnvironmentServices,
  { itemId }: Input<'withdrawItem'>,
): Promise<Result<Response<'withdrawItem'>>> {
  return changeItem(services, itemId, services.outbox.withdraw);
}

async function changeItem(
  services: EnvironmentServices,
  itemId: string,
  change: (itemId: string) => Promise<ActionResult>,
): Promise<Result<null>> {
  const spec = services.outbox.read(itemId)?.spec;
  const outcome = await change(itemId);
  if (outcome !== 'done') return refuse(outcome === 'refused' ? 'submission-busy' : 'not-running');
  if (spec !== undefined) await announceVendor(services, { sessionId: spec.sessionId, vendor: spec.vendor });
  await announceOutbox(services);
  return ok(null);
}
