import { expect, it } from 'vitest';
import { previewSubmission } from '../../../src-main/outbox/submit-session.ts';
import { expectVisible, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const vendor = 'vsax';

it('a guess at how many should be visible is kept with the session, and forgotten when emptied', async () => {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', [vendor]);
  const where = { sessionId, vendor, check: 'organizations' };
  const expected = async () => answerOf(await readSession(services, { sessionId })).vendors[0]?.expected;
  answerOf(await expectVisible(services, { ...where, count: 40 }));
  expect(await expected()).toEqual({ organizations: 40 });
  const stored = answerOf(await services.sessions.read(sessionId));
  expect(stored.vendors[0]?.expected).toEqual({ organizations: 40 });
  answerOf(await expectVisible(services, { ...where, count: null }));
  expect(await expected()).toBeUndefined();
});

it('only what the vendor asks about can be guessed', async () => {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', [vendor]);
  const answer = await expectVisible(services, { sessionId, vendor, check: 'devices', count: 1 });
  expect(answer).toMatchObject({ error: { code: 'field-not-found' } });
});

it('Review asks about the order while a PSA of the same session has not gone', async () => {
  const services = await openServices();
  const psa = vendorIds().find((id) => findVendor(id).kind === 'psa') ?? '';
  const both = await begin(services, 'Acme', [vendor, psa]);
  const alone = await begin(services, 'Beta', [vendor]);
  const asks = async (sessionId: string, id: string) =>
    answerOf(await previewSubmission(services, { sessionId, vendor: id })).psaFirst;
  expect(await asks(both, vendor)).toBe(true);
  expect(await asks(both, psa)).toBe(false);
  expect(await asks(alone, vendor)).toBe(false);
});
