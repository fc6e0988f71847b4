import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmHost } from '../../../src-main/checks/start-test.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import type { HostQuestion } from '../../../src-preload/contract/requests.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices } from '../sessions/filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  on = await openFilledServices();
});
afterEach(() => on.close());

describe('the answer to a question', () => {
  async function inQuestion() {
    const where = await on.filled('vsax');
    answerOf(await keepField(on.services, { ...where, field: 'tenantUrl', text: 'https://rmm.example' }));
    const question = await on.test(where);
    if (question === 'started') throw new Error('Nothing was on.asked.');
    return { where, question };
  }
  const refused = { ok: false, error: { code: 'host-not-asked' } };

  it('is taken once', async () => {
    const { where, question } = await inQuestion();
    const yes = { ...where, questionId: question.questionId, host: 'rmm.example' };
    expect(await confirmHost(on.services, yes)).toEqual({ ok: true, value: null });
    expect(await confirmHost(on.services, yes)).toEqual(refused);
    expect(await on.test(where)).toBe('started');
  });

  it.each<[string, (question: HostQuestion) => object]>([
    ['another host', () => ({ host: 'evil.example' })],
    ['an invented question', () => ({ questionId: 'invented' })],
    ['another vendor', () => ({ vendor: 'halopsa' })],
    ['another session', () => ({ sessionId: 'b7227de7-f717-4f59-8b7b-000000000000' })],
  ])('is refused for %s, and the question stays open', async (_what, other) => {
    const { where, question } = await inQuestion();
    const yes = { ...where, questionId: question.questionId, host: 'rmm.example' };
    expect(await confirmHost(on.services, { ...yes, ...other(question) })).toEqual(refused);
    expect(await on.test(where)).toMatchObject({ host: 'rmm.example' });
    expect(on.asked).toEqual([]);
  });

  it('is refused where nothing was asked', async () => {
    const where = await on.filled('vsax');
    expect(await confirmHost(on.services, { ...where, questionId: 'q', host: 'evil.example' })).toEqual(
      refused,
    );
  });

  it('is refused after a later question has taken its place', async () => {
    const { where, question } = await inQuestion();
    answerOf(
      await keepField(on.services, { ...where, field: 'tenantUrl', text: 'https://rmm.other.example' }),
    );
    expect(await on.test(where)).toMatchObject({ host: 'rmm.other.example' });
    const { questionId, host } = question;
    expect(await confirmHost(on.services, { ...where, questionId, host })).toEqual(refused);
  });

  it('for a public host is asked anew once it lies in a private network, which is not opened before', async () => {
    const { where, question } = await inQuestion();
    const { questionId, host } = question;
    answerOf(await confirmHost(on.services, { ...where, questionId, host }));
    expect(await on.test(where)).toBe('started');
    expect(on.asked.map(({ allowPrivate }) => allowPrivate)).not.toContain(true);
    on.asked.length = 0;
    on.network.reach = 'private';
    const again = await on.test(where);
    expect(again).toMatchObject({ why: 'private', host: 'rmm.example' });
    expect(on.asked).toEqual([]);
    if (again === 'started') return;
    answerOf(await confirmHost(on.services, { ...where, questionId: again.questionId, host }));
    expect(await on.test(where)).toBe('started');
    expect(on.asked.map(({ allowPrivate }) => allowPrivate)).not.toContain(false);
    on.network.reach = 'public';
    expect(await on.test(where)).toBe('started');
  });
});
