import { expect, it } from 'vitest';
import { expectVisible } from '../../../src-main/ipc/answers/sessions.ts';
import { previewSubmission } from '../../../src-main/ipc/answers/submissions.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

const vendor = 'vsax';

it('a guess at how many should be visible is kept with the session, and forgotten when emptied', async () => {
  const desk = await openDesk();
  const sessionId = await begin(desk, 'Acme', [vendor]);
  const where = { sessionId, vendor, check: 'organizations' };
  expect(answerOf(await expectVisible(desk, { ...where, count: 40 })).expected).toEqual({
    organizations: 40,
  });
  const stored = answerOf(await desk.sessions.read(sessionId));
  expect(stored.vendors[0]?.expected).toEqual({ organizations: 40 });
  expect(answerOf(await expectVisible(desk, { ...where, count: null }))).not.toHaveProperty('expected');
});

it('only what the vendor asks about can be guessed', async () => {
  const desk = await openDesk();
  const sessionId = await begin(desk, 'Acme', [vendor]);
  const answer = await expectVisible(desk, { sessionId, vendor, check: 'devices', count: 1 });
  expect(answer).toMatchObject({ error: { code: 'field-not-found' } });
});

it('Review asks about the order while a PSA of the same session has not gone', async () => {
  const desk = await openDesk();
  const psa = vendorIds().find((id) => findVendor(id).kind === 'psa') ?? '';
  const both = await begin(desk, 'Acme', [vendor, psa]);
  const alone = await begin(desk, 'Beta', [vendor]);
  const asks = async (sessionId: string, id: string) =>
    answerOf(await previewSubmission(desk, { sessionId, vendor: id })).psaFirst;
  expect(await asks(both, vendor)).toBe(true);
  expect(await asks(both, psa)).toBe(false);
  expect(await asks(alone, vendor)).toBe(false);
});
