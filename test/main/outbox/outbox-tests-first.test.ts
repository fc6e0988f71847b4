import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import type { TestOutcome } from '../../../src-main/outbox/outcomes.ts';
import { openFixture } from './outbox-fixture.ts';

const ANY = /./;
const view = (outbox: Awaited<ReturnType<Awaited<ReturnType<typeof openFixture>>['open']>>, id: string) => {
  const item = outbox.read(id);
  return item === null ? null : viewOf(item);
};

describe('a submission whose test is stale', () => {
  it('is tested first, and goes when that passed', async () => {
    const { server, spec, open, tests, tested } = await openFixture();
    tests.push({ kind: 'passed' });
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    expect(tested.map(({ sessionId }) => sessionId)).toEqual(['session-1']);
    expect(view(outbox, id)?.state).toBe('connected');
    expect(server.effects).toHaveLength(1);
  });

  it('goes untested where a person said so', async () => {
    const { server, spec, open, tests, tested } = await openFixture();
    tests.push({ kind: 'not-passed' });
    const outbox = await open();
    await outbox.submit(await spec({ testFirst: 'no' }));
    await outbox.drained();
    expect(tested).toEqual([]);
    expect(server.effects).toHaveLength(1);
  });

  it.each<[TestOutcome, object]>([
    [{ kind: 'not-passed' }, { state: 'needs-attention', attention: 'test-not-passed' }],
    [{ kind: 'changed' }, { state: 'needs-attention', attention: 'values-changed' }],
    [{ kind: 'host-unconfirmed' }, { state: 'needs-attention', attention: 'host-unconfirmed' }],
    [{ kind: 'secret-lost' }, { state: 'needs-attention', attention: 'secret-lost' }],
    [{ kind: 'stopped' }, { state: 'queued', waitsFor: 'paused' }],
    [
      { kind: 'held', waitsFor: 'vendor-unreachable' },
      { state: 'queued', waitsFor: 'vendor-unreachable' },
    ],
    [
      { kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: 60_000 },
      { state: 'queued', waitsFor: 'vendor-asked-to-wait', nextTryAt: '2026-11-21T10:01:00.000Z' },
    ],
  ])('%j sends nothing', async (outcome, becomes) => {
    const { server, spec, open, tests } = await openFixture();
    tests.push(outcome);
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject(becomes);
    expect(server.seen).toEqual([]);
  });

  it('is tested again when the vendor can be reached, and by Send now after it did not pass', async () => {
    const { server, spec, open, tests, tested, clock } = await openFixture();
    tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' }, { kind: 'not-passed' });
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(clock.next() ?? 0);
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({ attention: 'test-not-passed' });
    clock.pass(3 * 86_400_000);
    outbox.resume('online');
    outbox.resume('started');
    await outbox.drained();
    expect(tested).toHaveLength(2);
    tests.push({ kind: 'passed' });
    expect(await outbox.sendNow(id)).toBe('done');
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('does not undercut the wait the vendor asked for', async () => {
    const { spec, open, tests, tested, clock } = await openFixture();
    tests.push({ kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: 60_000 }, { kind: 'passed' });
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(59_000);
    for (const why of ['online', 'started', 'key-changed'] as const) outbox.resume(why);
    await outbox.sendNow(id);
    await outbox.drained();
    expect(tested).toHaveLength(1);
    clock.pass(1_000);
    await outbox.drained();
    expect(tested).toHaveLength(2);
  });

  it('sends what was queued, never a mixture, when the session has moved on', async () => {
    const { server, spec, open, vault, access } = await openFixture();
    const { key } = access;
    access.key = null;
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    await vault.save('session.pretend.tokenSecret', 'a-later-secret-value');
    access.key = key;
    outbox.resume('key-changed');
    await outbox.drained();
    expect(JSON.stringify(server.effects)).not.toContain('a-later-secret-value');
    expect(server.effects).toHaveLength(1);
  });
});

describe('a test that was asked for', () => {
  const work = { work: 'test', connectionId: null } as const;

  it.each<TestOutcome>([{ kind: 'passed' }, { kind: 'not-passed' }, { kind: 'stopped' }, { kind: 'gone' }])(
    'leaves the outbox when it ended with %j, and asks nothing of Neo',
    async (outcome) => {
      const { server, spec, open, tests, files, folder } = await openFixture();
      tests.push(outcome);
      const outbox = await open();
      const { id } = await outbox.submit(await spec(work));
      await outbox.drained();
      expect(outbox.read(id)).toBeNull();
      expect(await files.list(`${folder}/outbox`)).toEqual([]);
      expect(server.count('GET', ANY) + server.count('PUT', ANY)).toBe(0);
    },
  );

  it('waits for the vendor, also over a restart, and does not wait for a PSA or a key', async () => {
    const { spec, open, tests, tested, access, clock } = await openFixture();
    access.key = null;
    tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' });
    const outbox = await open();
    const { id } = await outbox.submit(await spec(work));
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({ work: 'test', state: 'queued', waitsFor: 'vendor-unreachable' });
    await outbox.close();
    const again = await open();
    again.resume('started');
    await again.drained();
    expect(tested).toHaveLength(2);
    expect(again.read(id)).toBeNull();
    expect(clock.next()).toBeNull();
  });

  it('and a submission of the same values are two items', async () => {
    const { server, spec, open, tests, tested } = await openFixture();
    tests.push({ kind: 'passed' });
    const outbox = await open();
    await Promise.all([outbox.submit(await spec(work)), outbox.submit(await spec())]);
    await outbox.drained();
    expect(tested.length).toBeGreaterThan(0);
    expect(outbox.items().map(({ spec: { work: what } }) => what)).toEqual(['submit']);
    expect(server.effects).toHaveLength(1);
  });
});
