import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { practiceValues } from '../../practice/practice-answers.ts';
import { emptyVendor } from '../../storage/stored-session.ts';
import { findPractice, findVendor, vendorIds } from '../../vendors/catalog.ts';
import { inOrder } from '../../vendors/in-order.ts';
import { ok, refuse } from '../answer.ts';
import type { House } from '../house.ts';
import { keepField } from './fields.ts';
import { findWhere } from './find.ts';

/** Enters the pretend world with one session over all vendors. Nothing of it is written to disk. */
export async function startPractice(
  house: House,
  input: Input<'startPractice'>,
): Promise<Result<Answer<'startPractice'>>> {
  await closePractice(house);
  const { theme } = house.real.settings.read();
  const desk = await house.openPractice(input.scenario);
  // How the window looks is all that practice is given: a technician's name and connections stay where they are.
  const settings = await desk.settings.change((first) => ({ ...first, theme }));
  house.practice = { desk, scenario: input.scenario };
  const vendors = inOrder(
    vendorIds()
      .map(findVendor)
      .filter((vendor) => vendor.kind !== 'neo'),
  );
  const session = await desk.sessions.create({
    clientName: 'Acme (practice)',
    technician: '',
    connectionId: settings.connections[0]?.id ?? null,
    currentVendor: vendors[0]?.id ?? '',
    vendors: vendors.map(({ id }) => emptyVendor(id)),
  });
  desk.announce('practice-changed', desk.practice);
  desk.announce('sessions-changed', { practice: true });
  desk.announce('secret-storage-changed', desk.vault.storage());
  return ok({ sessionId: session.id });
}

/** The values the pretend portal shows. They are made up, so they may be shown. */
export async function readPractice(house: House): Promise<Result<Answer<'readPractice'>>> {
  const { practice } = house;
  if (practice === null) return refuse('only-in-practice');
  const values: Record<string, Record<string, string>> = {};
  for (const id of vendorIds()) values[id] = practiceValues(await findPractice(id), practice.scenario);
  return ok({ scenario: practice.scenario, values });
}

/** Types the pretend portal's values into a vendor's fields, as the technician would. */
export async function fillPracticeValues(
  house: House,
  input: Input<'fillPracticeValues'>,
): Promise<Result<Answer<'fillPracticeValues'>>> {
  const { practice } = house;
  if (practice === null) return refuse('only-in-practice');
  const { desk } = practice;
  const values = practiceValues(await findPractice(input.vendor), practice.scenario);
  let last: Result<Answer<'fillPracticeValues'>> = refuse('field-not-found');
  for (const field of findVendor(input.vendor).fields) {
    const text = values[field.id];
    if (text === undefined) continue;
    const found = await findWhere(desk, input);
    const isSealed = found.ok && found.value.stored.fields[field.id]?.ref !== undefined;
    if (isSealed)
      await desk.sessions.change(input.sessionId, (session) =>
        openForReplacing(session, input.vendor, field.id),
      );
    last = await keepField(desk, { ...input, field: field.id, text });
    if (!last.ok) return last;
  }
  return last;
}

type Session = Parameters<Parameters<House['real']['sessions']['change']>[1]>[0];

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

export async function leavePractice(house: House): Promise<Result<Answer<'leavePractice'>>> {
  if (house.practice === null) return refuse('not-in-practice');
  await closePractice(house);
  house.real.announce('practice-changed', { on: false });
  house.real.announce('sessions-changed', { practice: false });
  house.real.announce('secret-storage-changed', house.real.vault.storage());
  house.real.announce('theme-changed', house.real.settings.read().theme);
  return ok(null);
}

/** Ends the pretend world and everything in it. */
async function closePractice(house: House): Promise<void> {
  const { practice } = house;
  if (practice === null) return;
  house.practice = null;
  for (const run of practice.desk.runs.values()) run.abort.abort();
  practice.desk.pastes.clear();
  await practice.desk.outbox.close();
  await practice.desk.client.close();
}
