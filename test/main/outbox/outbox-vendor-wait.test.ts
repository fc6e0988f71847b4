import { expect, it } from 'vitest';
import { openFixture, rmm } from './outbox-fixture.ts';

const HOUR = 3_600_000;

it('what a vendor asked of one item is no limit of Neo, also over a restart after the key was refused', async () => {
  const { server, spec, open, clock, tests, vendors } = await openFixture();
  vendors.set('other', { ...rmm, id: 'other', integration: 'other' });
  tests.push({ kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: HOUR });
  const outbox = await open();
  const asked = await outbox.submit(await spec());
  await outbox.drained();
  const keys = [...server.keys];
  server.keys.clear();
  const free = await outbox.submit(await spec({ vendor: 'other', sessionId: 'session-2' }));
  await outbox.drained();
  expect(outbox.read(asked.id)?.state).toMatchObject({ waitsFor: 'key-refused' });
  expect(outbox.read(free.id)?.state).toMatchObject({ waitsFor: 'key-refused' });
  await outbox.close();
  for (const key of keys) server.keys.add(key);
  const again = await open();
  again.resume('started');
  await again.drained();
  expect(again.read(free.id)?.state.status).toBe('connected');
  expect(again.read(asked.id)?.state.status).toBe('queued');
  clock.pass(HOUR);
  await again.drained();
  expect(again.read(asked.id)?.state.status).toBe('connected');
});
