import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import type { Odd } from '../../servers/neo-server.ts';
import { KEY, openFixture, SECRET } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const ANY = /./;

describe('what Neo answers', () => {
  const error = (code: string, message = 'Words') => ({
    error: { code, message },
    meta: { request_id: 'r-9' },
  });
  it.each<[string, Odd, object]>([
    [
      '400',
      { status: 400, body: error('VALIDATION_ERROR') },
      { state: 'needs-attention', attention: 'invalid', neo: { code: 'validation_error', requestId: 'r-9' } },
    ],
    ['422', { status: 422, body: error('x') }, { state: 'needs-attention', attention: 'invalid' }],
    [
      '403',
      { status: 403, body: error('FORBIDDEN') },
      { state: 'needs-attention', attention: 'not-allowed' },
    ],
    ['a 403 page', { status: 403, body: '<html>blocked' }, { state: 'queued', waitsFor: 'no-answer' }],
    ['404', { status: 404, body: error('not_found') }, { state: 'hand-over' }],
    [
      '404 with a known code',
      { status: 404, body: error('Unknown_Integration') },
      { state: 'needs-attention', attention: 'refused' },
    ],
    ['405', { status: 405 }, { state: 'hand-over', route: { kind: 'hand-over' } }],
    ['501', { status: 501 }, { state: 'hand-over' }],
    ['401', { status: 401, body: error('UNAUTHORIZED') }, { state: 'queued', waitsFor: 'key-refused' }],
    ['409', { status: 409, body: error('conflict') }, { state: 'queued', waitsFor: 'neo-busy' }],
    ['500', { status: 500, body: error('oops') }, { state: 'queued', waitsFor: 'server-error' }],
    ['200 page', { status: 200, body: '<html>hello' }, { state: 'queued', waitsFor: 'no-answer' }],
    [
      '200 without the envelope',
      { status: 200, body: { ok: true } },
      { state: 'needs-attention', attention: 'unclear' },
    ],
    [
      '200 with an error inside',
      { status: 200, body: error('nope') },
      { state: 'needs-attention', attention: 'refused' },
    ],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://evil.example' } },
      { state: 'queued', waitsFor: 'no-answer' },
    ],
    ['a closed socket', {}, { state: 'queued', waitsFor: 'no-answer' }],
  ])('%s', async (_name, odd, view) => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: odd });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject(view);
    expect(server.count('PUT', ANY)).toBe(1);
  });

  it('never repeats the secret that Neo echoes', async () => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    const message = `bad ${SECRET} ${encodeURIComponent(SECRET)} ${Buffer.from(SECRET).toString('base64')} ${KEY}`;
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: error(SECRET, message) } });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    const text = JSON.stringify(outbox.read(item.id));
    for (const secret of [SECRET, KEY, Buffer.from(SECRET).toString('base64')])
      expect(text).not.toContain(secret);
    expect(text).toContain('[removed]');
  });

  it('waits as long as Neo asks, whatever happens meanwhile', async () => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    server.odd.push({
      method: 'PUT',
      path: PUT,
      answer: { status: 429, headers: { 'retry-after': '3600' } },
    });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      waitsFor: 'rate-limited',
      nextTryAt: '2026-11-21T11:00:00.000Z',
    });
    clock.pass(3_599_000);
    for (const why of ['online', 'started', 'key-changed'] as const) outbox.resume(why);
    await outbox.sendNow(item.id);
    await outbox.drained();
    expect(server.count('PUT', ANY)).toBe(1);
    clock.pass(1_000);
    await outbox.drained();
    expect(outbox.read(item.id)?.state.status).toBe('connected');
  });

  it('pauses a connection whose key is refused until the key changes', async () => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    server.keys.clear();
    const first = await outbox.submit(await spec());
    await outbox.drained();
    const before = server.seen.length;
    const second = await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    outbox.resume('online');
    clock.pass(600_000);
    await outbox.drained();
    expect(server.seen.length).toBe(before);
    for (const { id } of [first, second])
      expect(viewOf(outbox.read(id) ?? first).waitsFor).toBe('key-refused');
    server.keys.add(KEY);
    outbox.resume('key-changed');
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
  });
});
