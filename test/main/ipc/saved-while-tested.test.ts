import { expect, it } from 'vitest';
import { runChecks } from '../../../src-main/ipc/answers/checks.ts';
import { keepField, replaceField } from '../../../src-main/ipc/answers/fields.ts';
import { findWhere } from '../../../src-main/ipc/answers/find.ts';
import { orderOf } from '../../../src-main/ipc/order-of.ts';
import { testOrder } from '../../../src-main/ipc/test-order.ts';
import { practiceValues } from '../../../src-main/practice/practice-answers.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

const vendor = 'vsax';
const field = 'tokenSecret';

/** A filled session whose requests wait until they are let go. */
async function filled() {
  const desk = await openDesk();
  const sessionId = await begin(desk, 'Acme', [vendor]);
  const where = { sessionId, vendor };
  const values = practiceValues(await findPractice(vendor), 'everything-works');
  for (const { id } of findVendor(vendor).fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(desk, { ...where, field: id, text }));
  }
  const { send } = desk.client;
  let letGo = () => {};
  let isRefused = false;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  desk.client.send = async (request) => {
    await gate;
    const outcome = await send(request);
    return isRefused && outcome.ok
      ? { ...outcome, answer: { ...outcome.answer, status: 401, body: '{}' } }
      : outcome;
  };
  const stored = async () => answerOf(await findWhere(desk, where)).stored;
  return {
    desk,
    where,
    letGo,
    refuse: () => {
      isRefused = true;
    },
    stored,
    run: () => desk.runs.get(`${sessionId}.${vendor}`),
    async replace() {
      answerOf(await replaceField(desk, { ...where, field }));
      answerOf(await keepField(desk, { ...where, field, text: 'the-newer-secret-0123456789-0123456789' }));
    },
  };
}

type Filled = Awaited<ReturnType<typeof filled>>;
const ways: [string, (on: Filled) => Promise<unknown>][] = [
  [
    'the button',
    async (on) => {
      answerOf(await runChecks(on.desk, on.where));
      return on.run()?.ended;
    },
  ],
  [
    'the outbox',
    async ({ desk, where }) => {
      const terms = { testFirst: 'when-stale', mayReplace: false, beforePsa: false } as const;
      const found = answerOf(await findWhere(desk, where));
      const order = orderOf(desk, found, { work: 'test', connectionId: null, ...terms });
      return order && testOrder(desk, order, new AbortController().signal);
    },
  ],
];

/** What the test that began before the replacing leaves, with the reference that it was made with. */
async function replacedMeanwhile(on: Filled, test: (on: Filled) => Promise<unknown>) {
  const former = (await on.stored()).fields[field]?.ref;
  if (former === undefined) throw new Error('Nothing was kept.');
  const ended = test(on);
  await expect.poll(() => on.run()).toBeDefined();
  const run = on.run();
  await on.replace();
  on.letGo();
  await run?.ended;
  const after = await on.stored();
  await ended;
  return { former, after };
}

it.each(ways)(
  'a pass of the former secret leaves it behind the untested new one, by %s',
  async (_way, test) => {
    const on = await filled();
    const { former, after } = await replacedMeanwhile(on, test);
    expect(after.report?.overall).toMatch(/passed|warning/);
    expect(after.fields[field]?.ref).not.toEqual(former);
    expect(after.fields[field]?.former).toMatchObject(former);
    expect(await on.desk.vault.open(former)).toMatchObject({ ok: true });
  },
);

it('a refusal of the former secret is no wait for the new one', async () => {
  const on = await filled();
  on.refuse();
  const [, test] = ways[0] ?? [];
  if (test === undefined) throw new Error('There is no way.');
  const { after } = await replacedMeanwhile(on, test);
  expect(after.report?.ended).toBe('refused');
  expect(after).toMatchObject({ refusals: 0, lastRefusalAt: null });
});
