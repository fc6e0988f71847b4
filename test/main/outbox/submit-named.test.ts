import { describe, expect, it, vi } from 'vitest';
import { credentialVersion } from '../../../src-main/credentials/credential-version.ts';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { queueWork } from '../../../src-main/outbox/queue-work.ts';
import { previewSubmission, submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';

const CONNECTION = 'practice-connection';

async function fill(services: EnvironmentServices, sessionId: string): Promise<void> {
  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined)
      answerOf(await keepField(services, { sessionId, vendor: 'vsax', field: id, text }));
  }
}

/** VSA X is filled in and nothing leaves; HaloPSA of the same session has not gone. */
async function world() {
  const services = await openServices();
  services.outbox.hold(CONNECTION);
  const sessionId = await begin(services, 'Acme', ['halopsa', 'vsax']);
  await fill(services, sessionId);
  const where = { sessionId, vendor: 'vsax' };
  const spec = () => services.outbox.ofSession(sessionId)[0]?.spec;
  return { services, where, spec };
}

describe('a yes to what Review showed', () => {
  it('is no yes to replacing, nor to going before the PSA, where that was not shown', async () => {
    const { services, where, spec } = await world();
    answerOf(await submit(services, { ...where, anyway: true, named: [] }));
    expect(spec()).toMatchObject({ mayReplace: false, beforePsa: false, testFirst: 'no' });
    answerOf(await submit(services, { ...where, anyway: true, named: ['psa'] }));
    expect(spec()).toMatchObject({ mayReplace: false, beforePsa: true });
    answerOf(await submit(services, { ...where, anyway: true, named: ['replace'] }));
    expect(spec()).toMatchObject({ mayReplace: true });
    await services.outbox.close();
  });

  it('that names nothing answers everything', async () => {
    const { services, where, spec } = await world();
    answerOf(await submit(services, { ...where, anyway: true }));
    expect(spec()).toMatchObject({ mayReplace: true, beforePsa: true, testFirst: 'no' });
    await services.outbox.close();
  });

  it('is asked for again where another session holds the place', async () => {
    const { services, where } = await world();
    answerOf(await submit(services, { ...where, anyway: true, named: ['psa'] }));
    const other = await begin(services, 'Birch', ['vsax']);
    await fill(services, other);
    const asked = { sessionId: other, vendor: 'vsax', anyway: true } as const;
    expect(await submit(services, { ...asked, named: [] })).toMatchObject({
      error: { code: 'would-replace', params: { client: 'Acme' } },
    });
    expect(services.outbox.ofSession(other)).toEqual([]);
    answerOf(await submit(services, { ...asked, named: ['replace'] }));
    expect(services.outbox.ofSession(other)).toHaveLength(1);
    await services.outbox.close();
  });

  it.each([
    ['warning', 'when-stale'],
    ['failed', 'no'],
    ['could-not-tell', 'no'],
  ] as const)('to a last test that said %s sends it with testFirst %s', async (overall, testFirst) => {
    const { services, where, spec } = await world();
    const endedAt = new Date(services.now()).toISOString();
    await services.sessions.change(where.sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((stored) => ({
        ...stored,
        reportOf: credentialVersion(stored),
        report: { ...aReport, overall, endedAt },
      })),
    }));
    expect(answerOf(await previewSubmission(services, where)).tested).toBe('not-passed');
    answerOf(await submit(services, { ...where, anyway: true, named: ['psa'] }));
    expect(spec()).toMatchObject({ testFirst });
    await services.outbox.close();
  });

  it('to a pass that no longer holds lets it be tested before it is sent', async () => {
    const { services, where, spec } = await world();
    answerOf(await queueWork(services, { ...where, work: 'test', anyway: false }));
    await vi.waitFor(() => expect(services.outbox.items()).toEqual([]), { timeout: 15_000 });
    const field = { ...where, field: 'tokenSecret' };
    answerOf(await replaceField(services, field));
    answerOf(await keepField(services, { ...field, text: 'another-token-secret-of-the-portal' }));
    expect(answerOf(await previewSubmission(services, where)).tested).toBe('stale');
    answerOf(await submit(services, { ...where, anyway: true, named: ['psa'] }));
    expect(spec()).toMatchObject({ testFirst: 'when-stale' });
    await services.outbox.close();
  });
});
