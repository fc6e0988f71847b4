import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addConnection } from '../../../src-main/neo/connections.ts';
import { submit } from '../../../src-main/outbox/submit-session.ts';
import { chooseConnection, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { vendorKey } from '../../../src-main/sessions/runtime-state.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices, type VendorId } from '../sessions/filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  on = await openFilledServices();
});
afterEach(() => on.close());

async function viewAfterTest(where: { sessionId: string; vendor: string }) {
  await on.test(where);
  await on.services.runtime.runs.get(vendorKey(where.sessionId, where.vendor))?.ended;
  return answerOf(await readSession(on.services, where)).vendors[0];
}

describe.each<VendorId>(['vsax', 'asio', 'halopsa'])('%s, offline', (vendor) => {
  it('a pressed test leaves no rows, no state that asks for somebody', async () => {
    const where = await on.filled(vendor);
    on.services.isOnline = () => false;
    const view = await viewAfterTest(where);
    expect(view).toMatchObject({ metNoNetwork: true, test: { kind: 'not-run' }, state: 'complete' });
  });

  it('what was known before stays', async () => {
    const where = await on.filled(vendor);
    await on.services.sessions.change(where.sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((one) => ({ ...one, report: aReport })),
    }));
    on.services.isOnline = () => false;
    expect(await viewAfterTest(where)).toMatchObject({
      metNoNetwork: true,
      test: { kind: 'done', report: { runId: aReport.runId } },
    });
  });

  it('submitted untested, it is tested on its way, and online as somebody agreed', async () => {
    const where = await on.filled(vendor);
    const { connectionId } = answerOf(await addConnection(on.services, { name: 'Acme tenant' }));
    answerOf(await chooseConnection(on.services, { sessionId: where.sessionId, connectionId }));
    on.services.isOnline = () => false;
    answerOf(await submit(on.services, { ...where, anyway: true }));
    expect(on.services.outbox.items().map(({ spec }) => spec.testFirst)).toEqual(['when-stale']);
    on.services.isOnline = () => true;
    answerOf(await submit(on.services, { ...where, anyway: true }));
    expect(on.services.outbox.items().map(({ spec }) => spec.testFirst)).toEqual(['no']);
  });

  it('the same error while online is a result, with its cause', async () => {
    const where = await on.filled(vendor);
    const view = await viewAfterTest(where);
    expect(view).toMatchObject({ test: { kind: 'done' }, state: 'needs-attention' });
    expect(view).not.toHaveProperty('metNoNetwork');
  });
});
