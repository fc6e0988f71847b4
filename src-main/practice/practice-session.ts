import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import { keepField } from '../credentials/field-changes.ts';
import type { EnvironmentServices, RealServices } from '../sessions/environment-services.ts';
import { findSessionVendor } from '../sessions/vendor-progress.ts';
import { emptyVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findPractice, findVendor, vendorIds } from '../vendors/catalog.ts';
import { practiceValues } from './practice-responses.ts';

/** Where practice begins and ends: its services are there while it is on. */
export type PracticeHost = {
  real: RealServices;
  practice: { services: EnvironmentServices; scenario: PracticeScenario } | null;
  /** Its code and data are loaded with the first practice. */
  openPractice: (scenario: PracticeScenario) => Promise<EnvironmentServices>;
};

/** Enters practice with one session over all vendors, or those that are rehearsed. Nothing of it is written to disk. */
export async function startPractice(
  host: PracticeHost,
  input: Input<'startPractice'>,
): Promise<Result<Response<'startPractice'>>> {
  const vendors = inConnectingOrder(
    vendorIds()
      .map(findVendor)
      .filter(({ id, kind }) => kind !== 'neo' && (input.vendors?.includes(id) ?? true)),
  );
  if (vendors.length === 0) return refuse('bad-input');
  await closePractice(host);
  const { theme } = host.real.settings.read();
  const services = await host.openPractice(input.scenario);
  // How the window looks is all that practice is given: a technician's name and connections stay where they are.
  const settings = await services.settings.change((first) => ({ ...first, theme }));
  host.practice = { services, scenario: input.scenario };
  const session = await services.sessions.create({
    clientName: 'Acme (practice)',
    technician: '',
    connectionId: settings.connections[0]?.id ?? null,
    currentVendor: vendors[0]?.id ?? '',
    vendors: vendors.map(({ id }) => emptyVendor(id)),
  });
  services.announce('practice-changed', services.practice);
  services.announce('sessions-changed', { practice: true });
  services.announce('secret-storage-changed', services.vault.storage());
  return ok({ sessionId: session.id });
}

/** The values the pretend portal shows. They are made up, so they may be shown. */
export async function readPractice(host: PracticeHost): Promise<Result<Response<'readPractice'>>> {
  const { practice } = host;
  if (practice === null) return refuse('only-in-practice');
  const values: Record<string, Record<string, string>> = {};
  for (const id of vendorIds()) values[id] = practiceValues(await findPractice(id), practice.scenario);
  return ok({ scenario: practice.scenario, values });
}

/** Types the pretend portal's values into a vendor's fields, as the technician would. */
export async function fillPracticeValues(
  host: PracticeHost,
  input: Input<'fillPracticeValues'>,
): Promise<Result<Response<'fillPracticeValues'>>> {
  const { practice } = host;
  if (practice === null) return refuse('only-in-practice');
  const { services } = practice;
  const values = practiceValues(await findPractice(input.vendor), practice.scenario);
  let last: Result<Response<'fillPracticeValues'>> = refuse('field-not-found');
  for (const field of findVendor(input.vendor).fields) {
    const text = values[field.id];
    if (text === undefined) continue;
    const found = await findSessionVendor(services, input);
    const isSealed = found.ok && found.value.stored.fields[field.id]?.ref !== undefined;
    if (isSealed)
      await services.sessions.change(input.sessionId, (session) =>
        openForReplacing(session, input.vendor, field.id),
      );
    last = await keepField(services, { ...input, field: field.id, text });
    if (!last.ok) return last;
  }
  return last;
}

type Session = Parameters<Parameters<EnvironmentServices['sessions']['change']>[1]>[0];

function openForReplacing(session: Session, vendor: string, field: string): Session {
  return {
    ...session,
    vendors: session.vendors.map((stored) => {
      const kept = stored.fields[field];
      if (stored.vendor !== vendor || kept === undefined) return stored;
      return { ...stored, fields: { ...stored.fields, [field]: { ...kept, replacing: true } } };
    }),
  };
}

export async function leavePractice(host: PracticeHost): Promise<Result<Response<'leavePractice'>>> {
  if (host.practice === null) return refuse('not-in-practice');
  await closePractice(host);
  host.real.announce('practice-changed', { on: false });
  host.real.announce('sessions-changed', { practice: false });
  host.real.announce('secret-storage-changed', host.real.vault.storage());
  host.real.announce('theme-changed', host.real.settings.read().theme);
  return ok(null);
}

/** Ends practice and everything in it. */
async function closePractice(host: PracticeHost): Promise<void> {
  const { practice } = host;
  if (practice === null) return;
  host.practice = null;
  for (const run of practice.services.runtime.runs.values()) run.abort.abort();
  practice.services.pastes.clear();
  await practice.services.outbox.close();
  await practice.services.client.close();
}
