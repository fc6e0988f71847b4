import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { deniedDescription, otherPathDescription } from '../../servers/neo-descriptions.ts';
import type { SyncRun } from '../../servers/neo-server.ts';
import { CONNECTION, openFixture, SECRET } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const ANY = /./;

describe('the way to Neo', () => {
  it('is the one its description names, with its names', async () => {
    const { server, spec, open } = await openFixture();
    server.description = otherPathDescription;
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    expect(server.count('POST', /\/integrations\/vsax\/connect$/)).toBe(1);
    expect(server.effects[0]?.body).toEqual({
      rmm_url: 'https://acme.vsax.net',
      rmm_client_id: 'token-id-1',
      rmm_client_secret: SECRET,
    });
  });

  it('is by hand where the description has none, unless the assumed path is switched on', async () => {
    const { server, spec, open, access } = await openFixture();
    server.description = deniedDescription;
    const outbox = await open();
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item).handOver?.fields.map(({ label }) => label)).toEqual([
      'Tenant URL',
      'Token ID',
      'Token Secret',
    ]);
    expect(server.effects).toHaveLength(0);
    await outbox.noteCopied(item.id, 'tokenSecret');
    server.sync.set('vsax', { kind: 'does-not-sync' });
    const done = await outbox.finishHandOver(item.id);
    expect(viewOf(done)).toMatchObject({
      state: 'connected',
      route: { kind: 'hand-over' },
      secretsLeaveAt: '2026-11-22T10:00:00.000Z',
    });
    access.sendByAssumedPath = true;
    await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('is the assumed one where there is no description', async () => {
    const { server, spec, open } = await openFixture();
    server.description = 'missing';
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it.each(['broken', '<html>Sign in</html>', { nothing: true }])(
    'waits while %j is what is read',
    async (what) => {
      const { server, spec, open, clock } = await openFixture();
      server.description = what;
      const outbox = await open();
      const item = await outbox.submit(await spec());
      await outbox.drained();
      expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
        state: 'queued',
        waitsFor: 'description-unreadable',
      });
      expect(server.seen.map(({ method }) => method)).toEqual(['GET']);
      server.description = 'missing';
      clock.pass(clock.next() ?? 0);
      await outbox.drained();
      expect(server.effects).toHaveLength(1);
    },
  );

  it('is told before anything is sent', async () => {
    const { server, open } = await openFixture();
    const outbox = await open();
    server.sync.set('vsax', { kind: 'runs', runs: [] });
    expect(await outbox.preview(CONNECTION, 'pretend')).toEqual({
      route: { kind: 'described', method: 'PUT', path: '/public-api/integrations/vsax/credentials' },
      connectedBefore: 'yes',
    });
    server.keys.clear();
    server.description = 'broken';
    expect(await outbox.preview(CONNECTION, 'pretend')).toEqual({
      route: { kind: 'unknown', why: 'description-unreadable' },
      connectedBefore: 'unknown',
    });
  });
});
describe('a lost answer', () => {
  it('of a PUT is asked for again with the same key, and has one effect', async () => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true } });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(clock.next() ?? 0);
    await outbox.drained();
    const keys = server.seen
      .filter(({ method }) => method === 'PUT')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([item.idempotencyKey, item.idempotencyKey]);
    expect(server.effects).toHaveLength(1);
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({ state: 'connected', attempts: 2 });
  });

  it.each([
    ['shows in sync-runs', true, 'connected'],
    ['shows nowhere', false, 'needs-attention'],
  ])('of a POST is never sent again; when it %s', async (_name, connects, state) => {
    const { server, spec, open, clock } = await openFixture();
    server.description = otherPathDescription;
    server.connectsOnWrite = connects;
    const outbox = await open();
    server.odd.push({ method: 'POST', path: ANY, answer: { afterEffect: true } });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(600_000);
    outbox.resume('started');
    await outbox.drained();
    expect(outbox.read(item.id)?.state.status).toBe(state);
    expect(server.count('POST', ANY)).toBe(1);
  });
});
describe('Could not tell', () => {
  it('is what stays when Neo knew the integration before, until a run began later', async () => {
    const { server, spec, open, clock } = await openFixture();
    const run = (at: number): SyncRun => {
      const time = new Date(at).toISOString();
      return { run_id: time, started_at: time, finished_at: time, error: null, activities: [] };
    };
    server.sync.set('vsax', { kind: 'runs', runs: [run(Date.now() - 60_000)] });
    const outbox = await open();
    const item = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    expect(outbox.read(item.id)?.confirmation).toBeNull();
    clock.pass(2_000);
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'sent',
      confirmation: { verdict: 'could-not-tell', reason: 'connected-before' },
    });
    server.sync.set('vsax', { kind: 'runs', runs: [run(Date.now() + 60_000)] });
    clock.pass(15_000);
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'connected',
      confirmation: { verdict: 'passed', reason: 'run-began-later' },
    });
  });

  it('is what a run under way leaves it at, and its end is proof', async () => {
    const { server, spec, open, clock } = await openFixture();
    server.sync.set('vsax', { kind: 'runs', runs: [] });
    const outbox = await open();
    const item = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    const began = new Date(Date.now() + 60_000).toISOString();
    const underWay: SyncRun = {
      run_id: 'r',
      started_at: began,
      finished_at: null,
      error: null,
      activities: [],
    };
    server.sync.set('vsax', { kind: 'runs', runs: [underWay] });
    for (const pause of [2_000, 15_000]) {
      const asked = server.count('GET', /sync-runs/);
      clock.pass(pause);
      await outbox.drained();
      expect(server.count('GET', /sync-runs/)).toBe(asked + 1);
      expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
        state: 'sent',
        confirmation: { verdict: 'could-not-tell', reason: 'connected-before' },
      });
    }
    server.sync.set('vsax', { kind: 'runs', runs: [{ ...underWay, finished_at: began }] });
    clock.pass(60_000);
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'connected',
      confirmation: { verdict: 'passed', reason: 'run-began-later' },
    });
  });

  it('is said of an integration Neo does not know, and it is asked no more', async () => {
    const { server, spec, open, clock } = await openFixture();
    server.sync.set('vsax', { kind: 'unknown' });
    const outbox = await open();
    const item = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(3_600_000);
    await outbox.drained();
    expect(outbox.read(item.id)?.confirmation).toEqual({
      verdict: 'could-not-tell',
      reason: 'unknown-integration',
    });
    expect(server.count('GET', /sync-runs/)).toBe(2);
  });
});
