import { expect, it, vi } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { readCallPlan } from '../../../src-main/sessions/call-plan.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { goToStep } from '../../../src-main/sessions/open-sessions.ts';
import { measuredMinutes, noteWork } from '../../../src-main/sessions/work-time.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { emptyVendor } from '../../../src-main/storage/stored-session.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const begun = (services: EnvironmentServices, minutes: number) => ({
  ...emptyVendor('vsax'),
  work: { startedAt: new Date(services.now() - minutes * 60_000).toISOString() },
});

it('three finished sessions make a measure, of which the middle one counts', async () => {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', ['vsax']);
  const measured = async () => answerOf(await readCallPlan(services, { sessionId })).parts[0];
  for (const minutes of [50, 7]) await noteWork(services, begun(services, minutes));
  expect(await measured()).toMatchObject({ minutes: 10, measuredFrom: 0 });
  await noteWork(services, begun(services, 12));
  expect(await measured()).toMatchObject({ minutes: 12, measuredFrom: 3 });
  const { text } = answerOf(await readCallPlan(services, { sessionId }));
  expect(text).toContain('About 12 minutes, measured from 3 finished sessions on this computer');
});

it('a session is measured once, from the first step that was gone on from to its first submission', async () => {
  const services = await openServices();
  services.outbox.hold('practice-connection');
  const sessionId = await begin(services, 'Acme', ['vsax']);
  const where = { sessionId, vendor: 'vsax' };
  const work = async () => answerOf(await services.sessions.read(sessionId)).vendors[0]?.work;
  expect(await work()).toBeUndefined();
  answerOf(await goToStep(services, { ...where, edition: 'third-party-token', step: 'details' }));
  const started = (await work())?.startedAt ?? '';
  answerOf(await goToStep(services, { ...where, edition: 'third-party-token', step: 'save' }));
  expect((await work())?.startedAt).toBe(started);

  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(services, { ...where, field: id, text }));
  }
  const later = Date.parse(started) + 8 * 60_000;
  vi.spyOn(services, 'now').mockReturnValue(later);
  answerOf(await submit(services, { ...where, anyway: true }));
  expect(services.settings.read().workMinutes).toEqual({ vsax: [8] });
  expect((await work())?.endedAt).toBe(new Date(later).toISOString());
  answerOf(await submit(services, { ...where, anyway: true }));
  expect(services.settings.read().workMinutes).toEqual({ vsax: [8] });
  await services.outbox.close();
});

it.each([0, -5, 241])('%i minutes are no measure', async (minutes) => {
  const services = await openServices();
  await noteWork(services, begun(services, minutes));
  expect(services.settings.read().workMinutes).toBeUndefined();
});

it('keeps the last nine, and nothing but minutes', async () => {
  const services = await openServices();
  for (let minutes = 1; minutes <= 12; minutes += 1) await noteWork(services, begun(services, minutes));
  expect(services.settings.read().workMinutes).toEqual({ vsax: [4, 5, 6, 7, 8, 9, 10, 11, 12] });
  expect(measuredMinutes(services.settings.read(), 'vsax')).toEqual({ minutes: 8, count: 9 });
  expect(measuredMinutes(services.settings.read(), 'halopsa')).toBeUndefined();
});

it('a disk that takes nothing is no reason to refuse a submission', async () => {
  const services = await openServices();
  const change = vi.spyOn(services.settings, 'change');
  change.mockRejectedValueOnce(new DiskError('disk-full', 'There is no space.'));
  await noteWork(services, begun(services, 5));
  expect(change).toHaveBeenCalledOnce();
});
