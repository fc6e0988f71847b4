import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../../src-main/outbox/outbox.ts';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { CONNECTION, openFixture, openSecrets, rmm } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const view = (outbox: Outbox, id: string) => {
  const item = outbox.read(id);
  return item === null ? null : viewOf(item);
};
const psa = { ...rmm, id: 'halo', kind: 'psa', integration: 'halopsa' } as const;

describe('the PSA of a session', () => {
  async function withPsa() {
    const tools = await openFixture();
    tools.vendors.set('halo', psa);
    const outbox = await tools.open();
    const halo = await tools.spec({ vendor: 'halo' });
    return { ...tools, outbox, halo };
  }
  const integrations = (server: Awaited<ReturnType<typeof openFixture>>['server']) =>
    server.effects.map(({ integration }) => integration);

  it('goes first, whatever was queued first', async () => {
    const { server, spec, outbox, halo } = await withPsa();
    outbox.hold(CONNECTION);
    const { id } = await outbox.submit(await spec());
    await outbox.submit(halo);
    await outbox.keyReplaced(CONNECTION, true);
    await outbox.drained();
    expect(integrations(server)).toEqual(['halopsa', 'vsax']);
    expect(view(outbox, id)?.state).toBe('connected');
  });

  it('that needs attention keeps the RMM waiting, until Send now', async () => {
    const { server, spec, outbox, halo, clock } = await withPsa();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: { error: { code: 'x' } } } });
    await outbox.submit(halo);
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(86_400_000);
    for (const why of ['online', 'started', 'key-changed'] as const) outbox.resume(why);
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({ state: 'queued', waitsFor: 'psa-first' });
    expect(integrations(server)).toEqual([]);
    await outbox.sendNow(id);
    await outbox.drained();
    expect(integrations(server)).toEqual(['vsax']);
  });

  it('that is withdrawn, or handed over, lets the RMM go', async () => {
    const { server, spec, outbox, halo } = await withPsa();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 405 } });
    const first = await outbox.submit(halo);
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    expect(view(outbox, first.id)?.state).toBe('hand-over');
    expect(view(outbox, id)?.waitsFor).toBe('psa-first');
    await outbox.finishHandOver(first.id);
    await outbox.drained();
    expect(integrations(server)).toEqual(['vsax']);
  });

  it('of another session, or one that is not queued, is nobody’s concern', async () => {
    const { server, spec, outbox, halo } = await withPsa();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: { error: { code: 'x' } } } });
    await outbox.submit({ ...halo, sessionId: 'other' });
    await outbox.submit(await spec());
    await outbox.drained();
    expect(integrations(server)).toEqual(['vsax']);
  });
});

describe('whose credential Neo holds', () => {
  it('is asked about when this computer knows of nobody, and a yes sends it', async () => {
    const { server, spec, open } = await openFixture();
    server.sync.set('vsax', { kind: 'does-not-sync' });
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({ attention: 'would-replace', holder: { by: 'elsewhere' } });
    expect(server.effects).toEqual([]);
    outbox.resume('online');
    outbox.resume('started');
    await outbox.drained();
    expect(server.effects).toEqual([]);
    await outbox.sendNow(id);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('is another session’s: named before, while that one waits, and at the moment of sending', async () => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    await outbox.submit(await spec());
    expect(outbox.wouldReplace(CONNECTION, 'vsax', 'session-2')).toMatchObject({
      clientName: 'Acme',
      waiting: true,
    });
    expect(outbox.wouldReplace(CONNECTION, 'vsax', 'session-1')).toBeNull();
    const { id } = await outbox.submit(await spec({ sessionId: 'session-2', clientName: 'Birch' }));
    await outbox.keyReplaced(CONNECTION, true);
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({
      attention: 'would-replace',
      holder: { by: 'session', sessionId: 'session-1', clientName: 'Acme' },
    });
    expect(server.effects).toHaveLength(1);
  });

  it('is this session’s own: it may be renewed', async () => {
    const { server, spec, open, vault, clock } = await openFixture();
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(1);
    const { ref } = await vault.save('session.pretend.tokenSecret', 'second-secret-value');
    await outbox.submit(await spec({ secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }] }));
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
    expect(outbox.wouldReplace(CONNECTION, 'vsax', 'session-1')).toBeNull();
  });

  it('is never replaced by an older one unasked, whatever was agreed to before', async () => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.pause(older.id);
    await outbox.submit(await spec({ sessionId: 'session-2', clientName: 'Birch', mayReplace: true }));
    await outbox.keyReplaced(CONNECTION, true);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject({
      attention: 'would-replace',
      holder: { clientName: 'Birch' },
    });
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
  });

  it('says of two sent one after another only what is known of the later one', async () => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const first = await outbox.submit(await spec());
    const second = await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    await outbox.keyReplaced(CONNECTION, true);
    await outbox.drained();
    clock.pass(2_000);
    await outbox.drained();
    expect(view(outbox, first.id)).toMatchObject({
      state: 'sent',
      confirmation: { verdict: 'could-not-tell', reason: 'replaced-since' },
    });
    expect(view(outbox, second.id)).toMatchObject({
      state: 'sent',
      confirmation: { verdict: 'could-not-tell', reason: 'unknown-before' },
    });
    expect(server.count('GET', /openapi/)).toBe(1);
    expect(server.count('GET', /sync-runs/)).toBe(2);
  });
});

describe('a person', () => {
  it('pauses an item, and nothing but Send now ends that, over a restart too', async () => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const { id } = await outbox.submit(await spec());
    expect(await outbox.pause(id)).toBe('done');
    expect(await outbox.pause(id)).toBe('refused');
    await outbox.keyReplaced(CONNECTION, true);
    for (const why of ['online', 'started', 'key-changed'] as const) outbox.resume(why);
    clock.pass(86_400_000);
    await outbox.drained();
    await outbox.close();
    const again = await open();
    again.resume('started');
    await again.drained();
    expect(server.seen).toEqual([]);
    expect(view(again, id)).toMatchObject({ waitsFor: 'paused', can: { pause: false, sendNow: true } });
    expect(await again.sendNow(id)).toBe('done');
    await again.drained();
    expect(server.effects).toHaveLength(1);
    expect(await again.sendNow(id)).toBe('refused');
  });

  it('withdraws what has not left, and not what may have', async () => {
    const { server, spec, open, files, folder } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const { id } = await outbox.submit(await spec());
    expect(openSecrets(outbox)).toHaveLength(1);
    expect(await outbox.withdraw(id)).toBe('done');
    expect(await outbox.withdraw(id)).toBe('not-found');
    expect(await files.list(`${folder}/outbox`)).toEqual([]);
    expect(openSecrets(outbox)).toEqual([]);
    await outbox.keyReplaced(CONNECTION, true);
    server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true } });
    const lost = await outbox.submit(await spec());
    await outbox.drained();
    expect(view(outbox, lost.id)).toMatchObject({ state: 'queued', can: { withdraw: false } });
    expect(await outbox.withdraw(lost.id)).toBe('refused');
    expect(outbox.waiting('session-1')).toHaveLength(1);
    expect(await outbox.withdrawSession('session-1')).toBe(1);
    expect(outbox.items()).toEqual([]);
  });

  it('deletes a session: what waits is withdrawn, and later nothing of it is left', async () => {
    const { spec, open, files, folder } = await openFixture();
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    expect(await outbox.withdrawSession('session-1')).toBe(0);
    expect(outbox.items()).toHaveLength(1);
    await outbox.forgetSession('session-1');
    expect(outbox.items()).toEqual([]);
    expect(await files.list(`${folder}/outbox`)).toEqual([]);
    expect(outbox.otherHolder(CONNECTION, 'vsax')).toBeNull();
  });
});
