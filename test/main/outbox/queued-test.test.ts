import { expect, it } from 'vitest';
import { credentialVersion } from '../../../src-main/credentials/credential-version.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { buildItemSpec } from '../../../src-main/outbox/queue-work.ts';
import { runQueuedTest } from '../../../src-main/outbox/queued-test.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { findSessionVendor } from '../../../src-main/sessions/vendor-progress.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

/** A filled session of VSA X whose last test, of other values or of these, ended with a wait of ten minutes from now. */
async function asked(isOfTheseValues: boolean, endedAgoMs = 1) {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', ['vsax']);
  const where = { sessionId, vendor: 'vsax' };
  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(services, { ...where, field: id, text }));
  }
  const ended = services.now() - endedAgoMs;
  const tryAgainAt = new Date(ended + 600_000).toISOString();
  const endedAt = new Date(ended).toISOString();
  await services.sessions.change(sessionId, (session) => ({
    ...session,
    vendors: session.vendors.map((stored) => ({
      ...stored,
      reportOf: isOfTheseValues ? credentialVersion(stored) : 'of-others',
      report: {
        ...aReport,
        ended: 'wait-asked' as const,
        overall: 'not-tested' as const,
        endedAt,
        tryAgainAt,
      },
    })),
  }));
  const found = answerOf(await findSessionVendor(services, where));
  const terms = { testFirst: 'when-stale', mayReplace: false, beforePsa: false } as const;
  const spec = buildItemSpec(services, found, { work: 'test', connectionId: null, ...terms });
  if (spec === null) throw new Error('a secret was lost');
  return { services, spec };
}

it('does not test again for the outbox what the vendor asked to wait for', async () => {
  const { services, spec } = await asked(true);
  const outcome = await runQueuedTest(services, spec, new AbortController().signal);
  expect(outcome).toMatchObject({ kind: 'held', waitsFor: 'vendor-asked-to-wait' });
  expect(outcome.kind === 'held' ? outcome.waitMs : 0).toBeGreaterThan(590_000);
  expect(services.runtime.runs.size).toBe(0);
});

it('tests other values than those the vendor asked to wait for', async () => {
  const { services, spec } = await asked(false);
  expect(await runQueuedTest(services, spec, new AbortController().signal)).toEqual({ kind: 'passed' });
});

it('waits as long, and no longer, where the clock was set back by a day meanwhile', async () => {
  const { services, spec } = await asked(true, -86_400_000);
  const { signal } = new AbortController();
  const outcome = await runQueuedTest(services, spec, signal);
  expect(outcome).toMatchObject({ kind: 'held', waitsFor: 'vendor-asked-to-wait' });
  expect(outcome.kind === 'held' ? outcome.waitMs : 0).toBeGreaterThan(590_000);
  // Written down as it is left now, so that the wait runs on instead of beginning anew with each look.
  const found = answerOf(await findSessionVendor(services, spec));
  const { endedAt, tryAgainAt } = found.stored.report ?? {};
  expect(Date.parse(endedAt ?? '')).toBeLessThanOrEqual(services.now());
  expect(Date.parse(tryAgainAt ?? '') - services.now()).toBeLessThanOrEqual(600_000);
});
