import { expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { openFixture, rmm } from '../outbox/outbox-fixture.ts';

const asked = (status: number) => ({ status, headers: { 'retry-after': '3600' } });

it.each([
  ['openapi.json', /openapi/, 503, 'server-error'],
  ['openapi.json', /openapi/, 429, 'rate-limited'],
  ['sync-runs', /sync-runs/, 503, 'server-error'],
  ['sync-runs', /sync-runs/, 429, 'rate-limited'],
] as const)(
  'a Retry-After on %s (%s %i) holds the item and all of its connection',
  async (_name, path, status, waitsFor) => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    server.odd.push({ method: 'GET', path, answer: asked(status) });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      waitsFor,
      nextTryAt: '2026-11-21T11:00:00.000Z',
    });
    const before = server.seen.length;
    await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    clock.pass(3_599_000);
    outbox.resume('online');
    await outbox.drained();
    expect(server.seen.length).toBe(before);
    clock.pass(1_000);
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
  },
);

it.each([409, 503])(
  'a Retry-After with %i of one submission is not undercut by a new item',
  async (status) => {
    const { server, spec, open, clock, vendors } = await openFixture();
    vendors.set('other', { ...rmm, id: 'other', integration: 'other' });
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: /\/credentials$/, answer: asked(status) });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    const before = server.seen.length;
    // Of another integration, and so not held back by it.
    const other = await spec({ sessionId: 'session-2', vendor: 'other', mayReplace: true });
    await outbox.submit(other);
    clock.pass(3_599_000);
    await outbox.drained();
    expect(server.seen.length).toBe(before);
    clock.pass(1_000);
    await outbox.drained();
    expect(outbox.read(item.id)?.state.status).toBe('connected');
  },
);
