import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSession } from '../../../src-main/ipc/answers/sessions.ts';
import { runKey } from '../../../src-main/ipc/desk.ts';
import { aReport } from '../../harness/sample-session.ts';
import { openFilledDesk, type VendorId } from './filled-desk.ts';
import { answerOf } from './practice-sessions.ts';

let on: Awaited<ReturnType<typeof openFilledDesk>>;
beforeEach(async () => {
  on = await openFilledDesk();
});
afterEach(() => on.close());

async function viewAfterTest(where: { sessionId: string; vendor: string }) {
  await on.test(where);
  await on.desk.runs.get(runKey(where.sessionId, where.vendor))?.ended;
  return answerOf(await readSession(on.desk, where)).vendors[0];
}

describe.each<VendorId>(['vsax', 'asio', 'halopsa'])('%s, offline', (vendor) => {
  it('a pressed test leaves no rows, no state that asks for somebody', async () => {
    const where = await on.filled(vendor);
    on.desk.isOnline = () => false;
    const view = await viewAfterTest(where);
    expect(view).toMatchObject({ metNoNetwork: true, test: { kind: 'not-run' }, state: 'complete' });
  });

  it('what was known before stays', async () => {
    const where = await on.filled(vendor);
    await on.desk.sessions.change(where.sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((one) => ({ ...one, report: aReport })),
    }));
    on.desk.isOnline = () => false;
    expect(await viewAfterTest(where)).toMatchObject({
      metNoNetwork: true,
      test: { kind: 'done', report: { runId: aReport.runId } },
    });
  });

  it('the same trouble while online is a result, with its cause', async () => {
    const where = await on.filled(vendor);
    const view = await viewAfterTest(where);
    expect(view).toMatchObject({ test: { kind: 'done' }, state: 'needs-attention' });
    expect(view).not.toHaveProperty('metNoNetwork');
  });
});
