import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { announceSettings } from '../settings/preferences.ts';
import { DiskError } from '../storage/disk-error.ts';
import { emptyVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, hasVendor, vendorIds } from '../vendors/catalog.ts';
import { restorableSessions } from './deleted-sessions.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { pageOfSessions } from './session-search.ts';
import { changeSession, changeVendor, findSessionVendor } from './vendor-progress.ts';
import { viewSession } from './view-session.ts';
import { workBegun } from './work-time.ts';

export async function listSessions(
  services: EnvironmentServices,
  input: Input<'listSessions'>,
): Promise<Result<Response<'listSessions'>>> {
  const page = await pageOfSessions(services, input);
  if (input.search === '' && input.filter === 'all' && input.sort === undefined)
    services.rememberFirstPage?.();
  const deleted = services.presentedSession() === null ? restorableSessions(services) : [];
  return ok({ ...page, deleted });
}

export async function createSession(
  services: EnvironmentServices,
  input: Input<'createSession'>,
): Promise<Result<Response<'createSession'>>> {
  const clientName = input.clientName.trim();
  const known = new Set(vendorIds());
  const chosen = inConnectingOrder(
    [...new Set(input.vendors)].filter((id) => known.has(id)).map((id) => findVendor(id)),
  );
  if (clientName === '' || chosen.length === 0) return refuse('bad-input');
  const session = await services.sessions.create({
    clientName,
    technician: input.technician.trim(),
    connectionId: input.connectionId,
    currentVendor: chosen[0]?.id ?? '',
    vendors: chosen.map(({ id }) => emptyVendor(id)),
  });
  await rememberTechnician(services, session.technician);
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return ok({ sessionId: session.id });
}

/** The next session is most often begun by the same person. Not worth a refusal where the settings take nothing. */
async function rememberTechnician(services: EnvironmentServices, technician: string): Promise<void> {
  if (technician === '' || technician === services.settings.read().technician) return;
  try {
    await services.settings.change((before) => ({ ...before, technician }));
    announceSettings(services);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    services.log.warn('technician-not-remembered', { code: error.code });
  }
}

export async function readSession(
  services: EnvironmentServices,
  input: Input<'readSession'>,
): Promise<Result<Response<'readSession'>>> {
  return services.runtime.views(async () => {
    const read = await services.sessions.read(input.sessionId);
    if (!read.ok) return read;
    const { vendors } = read.value;
    if (vendors.length > 0 && !vendors.some(({ vendor }) => hasVendor(vendor)))
      return refuse('session-newer');
    return ok(await viewSession(services, read.value));
  });
}

export async function chooseConnection(
  services: EnvironmentServices,
  { sessionId, connectionId }: Input<'chooseConnection'>,
): Promise<Result<Response<'chooseConnection'>>> {
  return changeSession(services, sessionId, (session) => ({ ...session, connectionId }));
}

export async function openVendor(
  services: EnvironmentServices,
  { sessionId, vendor }: Input<'openVendor'>,
): Promise<Result<Response<'openVendor'>>> {
  services.warmUp();
  const found = await findSessionVendor(services, { sessionId, vendor });
  if (!found.ok) return found;
  const changed = await changeSession(services, sessionId, (session) => ({
    ...session,
    currentVendor: vendor,
  }));
  // Which vendor was open last is not worth a refusal: on a disk that takes nothing a session can still be read.
  return changed.ok || !changed.error.code.startsWith('disk-') ? changed : ok(null);
}

export async function goToStep(
  services: EnvironmentServices,
  input: Input<'goToStep'>,
): Promise<Result<Response<'goToStep'>>> {
  return changeVendor(services, input, (stored) => ({
    ...workBegun(stored, services.now()),
    edition: input.edition,
    step: input.step,
    visitedSteps: [...new Set([...stored.visitedSteps, input.step])],
  }));
}

export async function tickItem(
  services: EnvironmentServices,
  input: Input<'tickItem'>,
): Promise<Result<Response<'tickItem'>>> {
  return changeVendor(services, input, (stored) => {
    const others = stored.ticked.filter((item) => item !== input.item);
    return { ...stored, ticked: input.ticked ? [...others, input.item] : others };
  });
}

/** What the technician expects is a guess of theirs: it is kept with the session and changes no verdict. */
export async function expectVisible(
  services: EnvironmentServices,
  input: Input<'expectVisible'>,
): Promise<Result<Response<'expectVisible'>>> {
  const asked = findVendor(input.vendor).visibility?.some((one) => one.check === input.check) === true;
  if (!asked) return refuse('field-not-found');
  return changeVendor(services, input, ({ expected, ...stored }) => {
    const { [input.check]: _former, ...others } = expected ?? {};
    const after = input.count === null ? others : { ...others, [input.check]: input.count };
    return Object.keys(after).length === 0 ? stored : { ...stored, expected: after };
  });
}
