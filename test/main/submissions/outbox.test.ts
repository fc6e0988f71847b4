import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { viewOf } from '../../../src-main/submissions/outbox-item.ts';
import { deniedDescription, otherPathDescription } from '../../servers/neo-descriptions.ts';
import type { Odd } from '../../servers/neo-server.ts';
import { bench, CONNECTION, KEY, SECRET } from './workbench.ts';

const PUT = /\/credentials$/;
const ANY = /./;

describe('a submission', () => {
  it('is one PUT of the assumed body, and connected when Neo did not know the integration before', async () => {
    const { server, order, open } = await bench();
    const outbox = await open();
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'connected',
      route: { kind: 'assumed', method: 'PUT', path: '/public-api/integrations/vsax/credentials' },
      confirmation: { verdict: 'passed', reason: 'newly-connected' },
      attempts: 1,
      neo: { status: 200, requestId: 'req-1' },
    });
    expect(server.effects).toEqual([
      {
        integration: 'vsax',
        idempotencyKey: item.idempotencyKey,
        key: KEY,
        body: {
          credentials: {
            tenant_url: 'https://acme.vsax.net',
            token_id: 'token-id-1',
            token_secret: SECRET,
          },
          client: { name: 'Acme' },
          source: { app: 'Neo Setup Assistant', version: '0.1.0', guide: 'pretend/now' },
        },
      },
    ]);
    expect(item.idempotencyKey).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(server.seen.map(({ method, path }) => `${method} ${path.replace('/public-api', '')}`)).toEqual([
      'GET /openapi.json',
      'GET /integrations/vsax/sync-runs',
      'PUT /integrations/vsax/credentials',
      'GET /integrations/vsax/sync-runs',
    ]);
  });

  it('is the same one when the same values are submitted again, also at once and after Neo took it', async () => {
    const { server, order, open } = await bench();
    const outbox = await open();
    const [first, second] = await Promise.all([outbox.submit(await order()), outbox.submit(await order())]);
    await outbox.drained();
    const third = await outbox.submit(await order());
    await outbox.drained();
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(server.effects).toHaveLength(1);
  });

  it('is on the disk before a byte leaves, and no file of the outbox holds a secret', async () => {
    const { server, order, open, folder } = await bench();
    const outbox = await open();
    const states: string[] = [];
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 503 } });
    const item = await outbox.submit(await order());
    const path = join(folder, 'outbox', `${item.id}.json`);
    states.push(JSON.parse(await readFile(path, 'utf8')).state.at);
    await outbox.drained();
    const text = await readFile(path, 'utf8');
    states.push(JSON.parse(text).state.at);
    expect(states).toEqual(['queued', 'queued']);
    expect(JSON.parse(text)).toMatchObject({ attempts: 1, mayHaveArrived: true });
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(KEY);
  });

  it('does not leave when it cannot be written down', async () => {
    const { server, order, open, files } = await bench();
    let room = 1;
    const outbox = await open({
      ...files,
      writeAtomic(path, contents) {
        if (room === 0) return Promise.reject(new DiskError('disk-full', null));
        room -= 1;
        return files.writeAtomic(path, contents);
      },
    });
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(server.count('PUT', ANY)).toBe(0);
    expect(outbox.read(item.id)?.state).toMatchObject({ at: 'queued', waitsFor: 'waiting' });
    await expect(outbox.submit(await order({ sessionId: 'other' }))).rejects.toMatchObject({
      code: 'disk-full',
    });
  });

  it('stays in memory without a keyring', async () => {
    const { order, open, folder, server } = await bench(null);
    const outbox = await open();
    await outbox.submit(await order());
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes the place of an earlier revision that has not arrived', async () => {
    const { server, order, open, vault, clock } = await bench();
    const outbox = await open();
    server.odd.push({ method: 'GET', path: /openapi/, answer: { status: 500 } });
    const old = await outbox.submit(await order());
    await outbox.drained();
    clock.pass(1);
    const { ref } = await vault.keep('session.pretend.tokenSecret', 'second-secret-value');
    const seen: string[] = [];
    outbox.onChange((item) => seen.push(`${item.id === old.id ? 'old' : 'new'} ${viewOf(item).state}`));
    await outbox.submit(await order({ secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }] }));
    await outbox.drained();
    expect(outbox.read(old.id)).toBeNull();
    expect(seen[0]).toBe('old none');
    expect(server.effects.map(({ body }) => body.credentials)).toMatchObject([
      { token_secret: 'second-secret-value' },
    ]);
  });
});

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
    ['409', { status: 409, body: error('conflict') }, { state: 'queued', waitsFor: 'waiting' }],
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
    const { server, order, open } = await bench();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: odd });
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject(view);
    expect(server.count('PUT', ANY)).toBe(1);
  });

  it('never repeats the secret that Neo echoes', async () => {
    const { server, order, open } = await bench();
    const outbox = await open();
    const message = `bad ${SECRET} ${encodeURIComponent(SECRET)} ${Buffer.from(SECRET).toString('base64')} ${KEY}`;
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: error(SECRET, message) } });
    const item = await outbox.submit(await order());
    await outbox.drained();
    const text = JSON.stringify(outbox.read(item.id));
    for (const secret of [SECRET, KEY, Buffer.from(SECRET).toString('base64')])
      expect(text).not.toContain(secret);
    expect(text).toContain('[hidden]');
  });

  it('waits as long as Neo asks, whatever happens meanwhile', async () => {
    const { server, order, open, clock } = await bench();
    const outbox = await open();
    server.odd.push({
      method: 'PUT',
      path: PUT,
      answer: { status: 429, headers: { 'retry-after': '3600' } },
    });
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      waitsFor: 'rate-limited',
      nextTryAt: '2026-11-21T11:00:00.000Z',
    });
    clock.pass(3_599_000);
    for (const why of ['online', 'send-now', 'started', 'key-changed'] as const) outbox.resume(why);
    await outbox.drained();
    expect(server.count('PUT', ANY)).toBe(1);
    clock.pass(1_000);
    await outbox.drained();
    expect(outbox.read(item.id)?.state.at).toBe('connected');
  });

  it('pauses a connection whose key is refused until the key changes', async () => {
    const { server, order, open, clock } = await bench();
    const outbox = await open();
    server.keys.clear();
    const first = await outbox.submit(await order());
    await outbox.drained();
    const before = server.seen.length;
    const second = await outbox.submit(await order({ sessionId: 'session-2' }));
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

describe('the way to Neo', () => {
  it('is the one its description names, with its names', async () => {
    const { server, order, open } = await bench();
    server.description = otherPathDescription;
    const outbox = await open();
    await outbox.submit(await order());
    await outbox.drained();
    expect(server.count('POST', /\/integrations\/vsax\/connect$/)).toBe(1);
    expect(server.effects[0]?.body).toEqual({
      rmm_url: 'https://acme.vsax.net',
      rmm_client_id: 'token-id-1',
      rmm_client_secret: SECRET,
    });
  });

  it('is by hand where the description has none, unless the assumed path is switched on', async () => {
    const { server, order, open, access } = await bench();
    server.description = deniedDescription;
    const outbox = await open();
    const item = await outbox.submit(await order());
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
    await outbox.submit(await order({ sessionId: 'session-2' }));
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('is the assumed one where there is no description', async () => {
    const { server, order, open } = await bench();
    server.description = 'missing';
    const outbox = await open();
    await outbox.submit(await order());
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it.each(['broken', '<html>Sign in</html>', { nothing: true }])(
    'waits while %j is what is read',
    async (what) => {
      const { server, order, open, clock } = await bench();
      server.description = what;
      const outbox = await open();
      const item = await outbox.submit(await order());
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
    const { server, open } = await bench();
    const outbox = await open();
    server.sync.set('vsax', { kind: 'runs', runs: [] });
    expect(await outbox.preview(CONNECTION, 'pretend')).toEqual({
      route: { kind: 'assumed', method: 'PUT', path: '/public-api/integrations/vsax/credentials' },
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
    const { server, order, open, clock } = await bench();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true } });
    const item = await outbox.submit(await order());
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
    const { server, order, open, clock } = await bench();
    server.description = otherPathDescription;
    server.connectsOnWrite = connects;
    const outbox = await open();
    server.odd.push({ method: 'POST', path: ANY, answer: { afterEffect: true } });
    const item = await outbox.submit(await order());
    await outbox.drained();
    clock.pass(600_000);
    outbox.resume('send-now');
    await outbox.drained();
    expect(outbox.read(item.id)?.state.at).toBe(state);
    expect(server.count('POST', ANY)).toBe(1);
  });
});

describe('Could not tell', () => {
  it('is what stays when Neo knew the integration before, until a run began later', async () => {
    const { server, order, open, clock } = await bench();
    const run = (at: number) => ({ run_id: String(at), started_at: new Date(at).toISOString(), error: null });
    server.sync.set('vsax', { kind: 'runs', runs: [run(Date.now() - 60_000)] });
    const outbox = await open();
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'sent',
      confirmation: { verdict: 'could-not-tell', reason: 'connected-before' },
    });
    server.sync.set('vsax', { kind: 'runs', runs: [run(Date.now() + 60_000)] });
    clock.pass(2_000);
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'connected',
      confirmation: { verdict: 'passed', reason: 'run-began-later' },
    });
  });

  it('is said of an integration Neo does not know, and it is asked no more', async () => {
    const { server, order, open, clock } = await bench();
    server.sync.set('vsax', { kind: 'unknown' });
    const outbox = await open();
    const item = await outbox.submit(await order());
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

describe('a start', () => {
  it('sends what was on its way again with the same key, and sets aside what it cannot read', async () => {
    const { server, order, open, folder } = await bench();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true, status: 200, body: 'x' } });
    const item = await outbox.submit(await order());
    await outbox.drained();
    await outbox.close();
    const path = join(folder, 'outbox', `${item.id}.json`);
    const stored = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...stored, state: { at: 'sending' } }));
    await writeFile(join(folder, 'outbox', 'broken.json'), '{"version":1');
    const again = await open();
    expect(server.count('PUT', ANY)).toBe(1);
    again.resume('started');
    await again.drained();
    expect(server.count('PUT', ANY)).toBe(2);
    expect(server.effects).toHaveLength(1);
    expect(again.read(item.id)?.state.at).toBe('connected');
    expect((await readdir(join(folder, 'outbox'))).sort()).toEqual(
      [`${item.id}.json`, 'broken.json.unreadable'].sort(),
    );
  });

  it('under random faults and restarts ends in one effect', async () => {
    const fault = fc.constantFrom(
      'drop-request',
      'drop-answer',
      '503',
      '409',
      '429',
      'restart',
      'description',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 6 }), async (faults) => {
        const { server, order, open, clock } = await bench();
        let outbox = await open();
        for (const one of faults) {
          if (one === 'drop-request') server.odd.push({ method: 'PUT', path: PUT, answer: {} });
          if (one === 'drop-answer')
            server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true } });
          if (/\d/.test(one)) server.odd.push({ method: 'PUT', path: PUT, answer: { status: Number(one) } });
          if (one === 'description') server.odd.push({ method: 'GET', path: /openapi/, answer: {} });
        }
        const { id } = await outbox.submit(await order());
        for (const one of faults) {
          await outbox.drained();
          if (one === 'restart') {
            await outbox.close();
            outbox = await open();
            outbox.resume('started');
          }
          clock.pass(300_000);
        }
        await outbox.drained();
        clock.pass(300_000);
        await outbox.drained();
        expect(server.effects).toHaveLength(1);
        expect(outbox.read(id)?.state.at).toBe('connected');
        await outbox.close();
        await server.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe('a connection', () => {
  it('says whose credential it got last', async () => {
    const { order, open } = await bench();
    const outbox = await open();
    expect(outbox.replacedBy(CONNECTION, 'vsax')).toBeNull();
    await outbox.submit(await order());
    await outbox.drained();
    expect(outbox.replacedBy(CONNECTION, 'vsax')).toMatchObject({
      sessionId: 'session-1',
      clientName: 'Acme',
    });
    expect(outbox.replacedBy(CONNECTION, 'vsax', 'session-1')).toBeNull();
    expect(outbox.replacedBy('other', 'vsax')).toBeNull();
  });

  it('without a key keeps its items until it has one', async () => {
    const { server, order, open, access } = await bench();
    const { key } = access;
    access.key = null;
    const outbox = await open();
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item).waitsFor).toBe('no-key');
    expect(server.seen).toHaveLength(0);
    access.key = key;
    outbox.resume('key-changed');
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('holds its items while a key is replaced, and another tenant gets none of them', async () => {
    const { server, order, open } = await bench();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const item = await outbox.submit(await order());
    await outbox.drained();
    expect(server.seen).toHaveLength(0);
    await outbox.keyReplaced(CONNECTION, false);
    await outbox.drained();
    expect(outbox.read(item.id)).toBeNull();
    expect(server.effects).toHaveLength(0);
  });

  it('whose secret is gone says so and sends nothing', async () => {
    const { server, order, open, vault } = await bench();
    const outbox = await open();
    await outbox.close();
    const given = await order();
    await vault.forget('session.pretend.tokenSecret');
    const again = await open();
    const item = await again.submit(given);
    await again.drained();
    expect(viewOf(again.read(item.id) ?? item)).toMatchObject({
      state: 'needs-attention',
      attention: 'secret-lost',
    });
    expect(server.count('PUT', ANY)).toBe(0);
  });
});

it('closes while Neo keeps it waiting, and goes on at the next start', async () => {
  const { server, order, open } = await bench();
  const outbox = await open();
  server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true, silent: true } });
  const heard = server.heard('PUT');
  const item = await outbox.submit(await order());
  await heard;
  await outbox.close();
  const again = await open();
  again.resume('started');
  await again.drained();
  expect(server.count('PUT', ANY)).toBe(2);
  expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toEqual([item.idempotencyKey]);
  expect(again.read(item.id)?.state.at).toBe('connected');
});
