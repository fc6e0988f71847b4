import { expect, it, vi } from 'vitest';
import { runChecks } from '../../../src-main/checks/start-test.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { missingFields, missingForTest } from '../../../src-main/sessions/vendor-state.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const vendor = 'halopsa';

/** A session of HaloPSA in practice with everything entered but what is left out, or with other text. */
async function filled(agentId: string | null) {
  const services = await openServices();
  const where = { sessionId: await begin(services, 'Acme', [vendor]), vendor };
  const values = { ...practiceValues(await findPractice(vendor), 'everything-works'), agentId };
  for (const { id } of findVendor(vendor).fields) {
    const text = values[id as keyof typeof values];
    if (typeof text === 'string') answerOf(await keepField(services, { ...where, field: id, text }));
  }
  const report = async () => answerOf(await findSessionVendor(services, where)).stored.report;
  return { services, where, report };
}

it('a test of HaloPSA runs without an Agent ID, and offers the agents to choose from', async () => {
  const { services, where, report } = await filled(null);
  expect(answerOf(await runChecks(services, where)).kind).toBe('started');
  await vi.waitFor(async () => expect(await report()).not.toBeNull(), { timeout: 15_000 });
  const done = await report();
  expect(done?.rows.find(({ row }) => row === 'agent')).toMatchObject({
    verdict: 'not-tested',
    reason: { code: 'vendor:agent-not-entered' },
  });
  expect(done?.rows.find(({ row }) => row === 'tickets')?.verdict).toBe('passed');
  expect(done?.offers?.[0]).toMatchObject({ field: 'agentId', choices: [{ value: '42' }, { value: '7' }] });
  expect(done?.overall).toBe('not-tested');
});

it('submitting needs the Agent ID all the same', async () => {
  const { services, where } = await filled(null);
  const answer = await submit(services, { ...where, anyway: true } as Parameters<typeof submit>[1]);
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'field-incomplete', params: { fields: 'Agent ID' } },
  });
});

it('only what a test can do without may be left open, and nothing that is wrong', async () => {
  const { services, where } = await filled(null);
  const { stored, vendor: halo } = answerOf(await findSessionVendor(services, where));
  expect([missingFields(halo, stored), missingForTest(halo, stored)]).toEqual([['agentId'], []]);
  const masked = { code: 'masked', blocking: true, params: {} } as const;
  const fields = { ...stored.fields, agentId: { corrections: [], issue: masked } };
  expect(missingForTest(halo, { ...stored, fields })).toEqual(['agentId']);
  const { clientId: _left, ...without } = stored.fields;
  expect(missingForTest(halo, { ...stored, fields: without })).toEqual(['clientId']);
});
