import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmHost } from '../../../src-main/checks/start-test.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { submit } from '../../../src-main/outbox/submit-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices, type Plain } from '../sessions/filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  on = await openFilledServices();
});
afterEach(() => on.close());

describe('an address in a folder of a server', () => {
  const HALO = 'https://apps.example/halo';
  const OTHER = 'https://apps.example/other';
  const type = async (where: { sessionId: string; vendor: string }, text: string) =>
    answerOf(await keepField(on.services, { ...where, field: 'baseUrl', text }));
  async function confirmed(text: string) {
    const where = await on.filled('halopsa');
    await type(where, text);
    const question = await on.test(where);
    if (question === 'started') throw new Error('Nothing was asked.');
    const { questionId, host } = question;
    answerOf(await confirmHost(on.services, { ...where, questionId, host }));
    expect(await on.test(where)).toBe('started');
    on.asked.length = 0;
    return { where, question };
  }
  const edited = (where: { sessionId: string }, text: string) =>
    on.edit(where, (_session, stored) => Object.assign(stored.fields.baseUrl, { text }));

  it('is asked about with its folder, and once', async () => {
    const { where, question } = await confirmed(HALO);
    expect(question).toMatchObject({ host: 'apps.example', folder: '/halo', namedBy: 'typed' });
    await type(where, HALO);
    expect(await on.test(where)).toBe('started');
  });

  it.each([
    ['another folder', HALO, OTHER],
    ['a folder in that', HALO, `${HALO}/sub`],
    ['no folder', HALO, 'https://apps.example'],
    ['a folder where there was none', 'https://apps.example', OTHER],
  ])(
    'written into the file as %s is asked about, and nothing is submitted there',
    async (_what, from, to) => {
      const { where } = await confirmed(from);
      await edited(where, to);
      expect(await on.test(where)).toMatchObject({
        ...{ host: 'apps.example', folder: new URL(to).pathname.replace(/\/$/, ''), namedBy: 'file' },
      });
      expect(await submit(on.services, { ...where, anyway: true })).toEqual({
        ok: false,
        error: { code: 'address-not-confirmed' },
      });
      expect(on.asked).toEqual([]);
      await edited(where, from);
      expect(await on.test(where), 'as it was').toBe('started');
    },
  );

  it('typed anew as another folder is asked about, and a yes to one is none to the other', async () => {
    const { where } = await confirmed(HALO);
    await type(where, OTHER);
    const question = await on.test(where);
    expect(question).toMatchObject({ folder: '/other', why: 'unknown', namedBy: 'typed' });
    if (question === 'started') return;
    answerOf(
      await confirmHost(on.services, { ...where, questionId: question.questionId, host: question.host }),
    );
    expect(await on.test(where)).toBe('started');
    await type(where, HALO);
    expect(await on.test(where), 'said yes to before').toBe('started');
  });

  /** As versions before this one sealed it: the origin alone. */
  const sealAsBefore = (where: { sessionId: string; vendor: string }) =>
    on.edit(where, (_session, stored) => {
      const { origin, hosts } = stored.destinations;
      const plain = hosts.map(({ host, reach }: Plain) => ({ host, reach }));
      const reached = plain.map(({ host, reach }: Plain) => [host, reach]);
      const text = `destinations ${JSON.stringify([where.sessionId, where.vendor, origin, reached])}`;
      stored.destinations = { origin, hosts: plain, seal: on.services.vault.fingerprint(text) };
    });

  it.each([HALO, 'https://apps.example'])('%s under an earlier seal is asked about once', async (address) => {
    const { where } = await confirmed(address);
    await sealAsBefore(where);
    const question = await on.test(where);
    expect(question).toMatchObject({ host: 'apps.example', namedBy: 'unknown' });
    if (question === 'started') return;
    answerOf(
      await confirmHost(on.services, { ...where, questionId: question.questionId, host: question.host }),
    );
    expect(await on.test(where)).toBe('started');
  });

  it.each(['vsax', 'halopsa', 'asio'] as const)(
    '%s: an earlier seal holds where there is no folder',
    async (id) => {
      const where = await on.filled(id);
      await sealAsBefore(where);
      expect(await on.test(where)).toBe('started');
    },
  );

  it('a seal of today without its folder is none', async () => {
    const { where } = await confirmed(HALO);
    await on.edit(where, (_session, stored) => Reflect.deleteProperty(stored.destinations, 'folder'));
    expect(await on.test(where)).toMatchObject({ namedBy: 'unknown' });
  });
});
