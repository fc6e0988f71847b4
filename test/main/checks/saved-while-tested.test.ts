import { expect, it } from 'vitest';
import { runChecks } from '../../../src-main/checks/start-test.ts';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { buildItemSpec } from '../../../src-main/outbox/queue-work.ts';
import { runQueuedTest } from '../../../src-main/outbox/queued-test.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const vendor = 'vsax';
const field = 'tokenSecret';

/** A filled session whose requests wait until they are let go. */
async function filled() {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', [vendor]);
  const where = { sessionId, vendor };
  const values = practiceValues(await findPractice(vendor), 'everything-works');
  for (const { id } of findVendor(vendor).fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(services, { ...where, field: id, text }));
  }
  const { send } = services.client;
  let letGo = () => {};
  let isRefused = false;
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  services.client.send = async (request) => {
    await released;
    const outcome = await send(request);
    return isRefused && outcome.ok
      ? { ...outcome, response: { ...outcome.response, status: 401, body: '{}' } }
      : outcome;
  };
  const stored = async () => answerOf(await findSessionVendor(services, where)).stored;
  return {
    services,
    where,
    letGo,
    refuse: () => {
      isRefused = true;
    },
    stored,
    run: () => services.runtime.runs.get(`${sessionId}.${vendor}`),
    async replace() {
      answerOf(await replaceField(services, { ...where, field }));
      answerOf(
        await keepField(services, { ...where, field, text: 'the-newer-secret-0123456789-0123456789' }),
      );
    },
  };
}

type Filled = Awaited<ReturnType<typeof filled>>;
const ways: [string, (on: Filled) => Promise<unknown>][] = [
  [
    'the button',
    async (on) => {
      answerOf(await runChecks(on.services, on.where));
      return on.run()?.ended;
    },
  ],
  [
    'the outbox',
    async ({ services, where }) => {
      const terms = { testFirst: 'when-stale', mayReplace: false, beforePsa: false } as const;
      const found = answerOf(await findSessionVendor(services, where));
      const order = buildItemSpec(services, found, { work: 'test', connectionId: null, ...terms });
      return order && runQueuedTest(services, order, new AbortController().signal);
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
    expect(await on.services.vault.open(former)).toMatchObject({ ok: true });
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
