import { expect, it, vi } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { previewSubmission, submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

/** VSA X of Acme, filled in and never tested. What is submitted is sent at once. */
async function world() {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', ['vsax']);
  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  const where = { sessionId, vendor: 'vsax' };
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(services, { ...where, field: id, text }));
  }
  const retype = async (text: string) => {
    answerOf(await replaceField(services, { ...where, field: 'tokenSecret' }));
    answerOf(await keepField(services, { ...where, field: 'tokenSecret', text }));
  };
  const items = () => services.outbox.ofSession(sessionId);
  return { services, where, retype, items };
}

it('the values that Neo took need no yes to an untested credential: nothing is sent again', async () => {
  const { services, where, items } = await world();
  expect(await submit(services, { ...where, anyway: false })).toMatchObject({
    error: { code: 'nothing-to-submit' },
  });
  answerOf(await submit(services, { ...where, anyway: true, named: [] }));
  const itemId = items()[0]?.id;
  await vi.waitFor(() => expect(items()).toMatchObject([{ state: { status: 'connected' } }]), {
    timeout: 15_000,
  });
  expect(answerOf(await previewSubmission(services, where))).toMatchObject({ itemId, tested: 'not-run' });

  answerOf(await submit(services, { ...where, anyway: false, named: [] }));
  expect(answerOf(await readSession(services, where)).vendors[0]?.submission).toMatchObject({
    state: 'connected',
    itemId,
    attempts: 1,
  });
  expect(items()).toHaveLength(1);
  await services.outbox.close();
});

it('Review knows whether what waits is of the values that it shows', async () => {
  const { services, where, retype, items } = await world();
  services.outbox.hold('practice-connection');
  expect(answerOf(await previewSubmission(services, where)).itemId).toBeUndefined();
  answerOf(await submit(services, { ...where, anyway: true, named: [] }));
  const itemId = items()[0]?.id;
  expect(answerOf(await previewSubmission(services, where)).itemId).toBe(itemId);
  await retype('another-token-secret-of-the-portal');
  expect(answerOf(await previewSubmission(services, where)).itemId).toBeUndefined();
  await services.outbox.close();
});
