import { expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { openFixture } from './outbox-fixture.ts';

const DAY = 86_400_000;

/** One whose test is a surprise, until it is not. */
async function faulty() {
  const tools = await openFixture();
  const surprise = { is: true, count: 0 };
  const outbox = await tools.open(undefined, {
    needsTest: async ({ sessionId }) => sessionId === 'session-1',
    test: async () => {
      surprise.count += 1;
      if (surprise.is) throw new TypeError('nobody thought of this');
      return { kind: 'passed' };
    },
  });
  const { id } = await outbox.submit(await tools.spec());
  await outbox.drained();
  const view = () => {
    const item = outbox.read(id);
    return item === null ? null : viewOf(item);
  };
  return { ...tools, surprise, outbox, id, view };
}

it('what a surprise stopped says so, does not run in circles, and goes on when it is told to', async () => {
  const { surprise, outbox, id, view, clock } = await faulty();
  expect(view()).toMatchObject({ state: 'queued', waitsFor: 'fault', can: { sendNow: true } });
  expect(view()?.nextTryAt).toBeUndefined();
  clock.pass(DAY);
  await outbox.drained();
  expect(surprise.count).toBe(1);
  outbox.resume('online');
  await outbox.drained();
  expect(surprise.count).toBe(2);
  surprise.is = false;
  await outbox.sendNow(id);
  await outbox.drained();
  expect(view()?.state).toBe('connected');
});

it('what a surprise stopped holds up nobody else, and asks a person after seven days', async () => {
  const { surprise, server, spec, outbox, view, clock } = await faulty();
  await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
  await outbox.drained();
  expect(server.effects).toHaveLength(1);
  for (let day = 0; day < 8; day += 1) {
    clock.pass(DAY);
    await outbox.drained();
  }
  expect(view()).toMatchObject({ attention: 'too-old' });
  expect(surprise.count).toBe(1);
});

it('a surprise leaves alone what waits for somebody anyway', async () => {
  const { outbox, spec, access, surprise } = await faulty();
  access.key = null;
  const { id } = await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
  await outbox.drained();
  await outbox.submit(await spec({ clientName: 'Acme again', plain: [] }));
  await outbox.drained();
  expect(outbox.read(id)?.state).toMatchObject({ waitsFor: 'no-key' });
  expect(surprise.count).toBe(1);
});
