import { describe, expect, it, vi } from 'vitest';
import { credentialMark } from '../../../src-main/fields/credential-mark.ts';
import { keepField, replaceField } from '../../../src-main/ipc/answers/fields.ts';
import { queueWork } from '../../../src-main/ipc/answers/outbox.ts';
import { previewSubmission, submit } from '../../../src-main/ipc/answers/submissions.ts';
import type { Desk } from '../../../src-main/ipc/desk.ts';
import { practiceValues } from '../../../src-main/practice/practice-answers.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

const CONNECTION = 'practice-connection';

async function fill(desk: Desk<'practice'>, sessionId: string): Promise<void> {
  const values = practiceValues(await findPractice('vsax'), 'everything-works');
  for (const { id } of findVendor('vsax').fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(desk, { sessionId, vendor: 'vsax', field: id, text }));
  }
}

/** VSA X is filled in and nothing leaves; HaloPSA of the same session has not gone. */
async function world() {
  const desk = await openDesk();
  desk.outbox.hold(CONNECTION);
  const sessionId = await begin(desk, 'Acme', ['halopsa', 'vsax']);
  await fill(desk, sessionId);
  const where = { sessionId, vendor: 'vsax' };
  const order = () => desk.outbox.ofSession(sessionId)[0]?.order;
  return { desk, where, order };
}

describe('a yes to what Review showed', () => {
  it('is no yes to replacing, nor to going before the PSA, where that was not shown', async () => {
    const { desk, where, order } = await world();
    answerOf(await submit(desk, { ...where, anyway: true, named: [] }));
    expect(order()).toMatchObject({ mayReplace: false, beforePsa: false, testFirst: 'no' });
    answerOf(await submit(desk, { ...where, anyway: true, named: ['psa'] }));
    expect(order()).toMatchObject({ mayReplace: false, beforePsa: true });
    answerOf(await submit(desk, { ...where, anyway: true, named: ['replace'] }));
    expect(order()).toMatchObject({ mayReplace: true });
    await desk.outbox.close();
  });

  it('that names nothing answers everything', async () => {
    const { desk, where, order } = await world();
    answerOf(await submit(desk, { ...where, anyway: true }));
    expect(order()).toMatchObject({ mayReplace: true, beforePsa: true, testFirst: 'no' });
    await desk.outbox.close();
  });

  it('is asked for again where another session holds the place', async () => {
    const { desk, where } = await world();
    answerOf(await submit(desk, { ...where, anyway: true, named: ['psa'] }));
    const other = await begin(desk, 'Birch', ['vsax']);
    await fill(desk, other);
    const asked = { sessionId: other, vendor: 'vsax', anyway: true } as const;
    expect(await submit(desk, { ...asked, named: [] })).toMatchObject({
      error: { code: 'would-replace', params: { client: 'Acme' } },
    });
    expect(desk.outbox.ofSession(other)).toEqual([]);
    answerOf(await submit(desk, { ...asked, named: ['replace'] }));
    expect(desk.outbox.ofSession(other)).toHaveLength(1);
    await desk.outbox.close();
  });

  it.each([
    ['warning', 'when-stale'],
    ['failed', 'no'],
    ['could-not-tell', 'no'],
  ] as const)('to a last test that said %s sends it with testFirst %s', async (overall, testFirst) => {
    const { desk, where, order } = await world();
    const endedAt = new Date(desk.now()).toISOString();
    await desk.sessions.change(where.sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((stored) => ({
        ...stored,
        reportOf: credentialMark(stored),
        report: { ...aReport, overall, endedAt },
      })),
    }));
    expect(answerOf(await previewSubmission(desk, where)).tested).toBe('not-passed');
    answerOf(await submit(desk, { ...where, anyway: true, named: ['psa'] }));
    expect(order()).toMatchObject({ testFirst });
    await desk.outbox.close();
  });

  it('to a pass that no longer holds lets it be tested before it is sent', async () => {
    const { desk, where, order } = await world();
    answerOf(await queueWork(desk, { ...where, work: 'test', anyway: false }));
    await vi.waitFor(() => expect(desk.outbox.items()).toEqual([]), { timeout: 15_000 });
    const field = { ...where, field: 'tokenSecret' };
    answerOf(await replaceField(desk, field));
    answerOf(await keepField(desk, { ...field, text: 'another-token-secret-of-the-portal' }));
    expect(answerOf(await previewSubmission(desk, where)).tested).toBe('stale');
    answerOf(await submit(desk, { ...where, anyway: true, named: ['psa'] }));
    expect(order()).toMatchObject({ testFirst: 'when-stale' });
    await desk.outbox.close();
  });
});
