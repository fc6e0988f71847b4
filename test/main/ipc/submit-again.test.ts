import { expect, it, vi } from 'vitest';
import { keepField, replaceField } from '../../../src-main/ipc/answers/fields.ts';
import { previewSubmission, submit } from '../../../src-main/ipc/answers/submissions.ts';
import { practiceValues } from '../../../src-main/practice/practice-answers.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

/** VSA X of Acme, filled in and never tested. What is submitted is sent at once. */
async function world() {
  const desk = await openDesk();
  const sessionId = await begin(desk, 'Acme', ['vsax']);
  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  const where = { sessionId, vendor: 'vsax' };
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(desk, { ...where, field: id, text }));
  }
  const retype = async (text: string) => {
    answerOf(await replaceField(desk, { ...where, field: 'tokenSecret' }));
    answerOf(await keepField(desk, { ...where, field: 'tokenSecret', text }));
  };
  const items = () => desk.outbox.ofSession(sessionId);
  return { desk, where, retype, items };
}

it('the values that Neo took need no yes to an untested credential: nothing is sent again', async () => {
  const { desk, where, items } = await world();
  expect(await submit(desk, { ...where, anyway: false })).toMatchObject({
    error: { code: 'nothing-to-submit' },
  });
  const { itemId } = answerOf(await submit(desk, { ...where, anyway: true, named: [] }));
  await vi.waitFor(() => expect(items()).toMatchObject([{ state: { at: 'connected' } }]), {
    timeout: 15_000,
  });
  expect(answerOf(await previewSubmission(desk, where))).toMatchObject({ itemId, tested: 'not-run' });

  const again = answerOf(await submit(desk, { ...where, anyway: false, named: [] }));
  expect(again).toMatchObject({ state: 'connected', itemId, attempts: 1 });
  expect(items()).toHaveLength(1);
  await desk.outbox.close();
});

it('Review knows whether what waits is of the values that it shows', async () => {
  const { desk, where, retype } = await world();
  desk.outbox.hold('practice-connection');
  expect(answerOf(await previewSubmission(desk, where)).itemId).toBeUndefined();
  const { itemId } = answerOf(await submit(desk, { ...where, anyway: true, named: [] }));
  expect(answerOf(await previewSubmission(desk, where)).itemId).toBe(itemId);
  await retype('another-token-secret-of-the-portal');
  expect(answerOf(await previewSubmission(desk, where)).itemId).toBeUndefined();
  await desk.outbox.close();
});
