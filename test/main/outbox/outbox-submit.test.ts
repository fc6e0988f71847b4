import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { KEY, openFixture, SECRET } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const ANY = /./;

describe('a submission', () => {
  it('is one PUT of the assumed body, and connected when Neo did not know the integration before', async () => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item)).toMatchObject({
      state: 'connected',
      route: { kind: 'described', method: 'PUT', path: '/public-api/integrations/vsax/credentials' },
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
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    const [first, second] = await Promise.all([outbox.submit(await spec()), outbox.submit(await spec())]);
    await outbox.drained();
    const third = await outbox.submit(await spec());
    await outbox.drained();
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(server.effects).toHaveLength(1);
  });

  it('is on the disk before a byte leaves, and no file of the outbox holds a secret', async () => {
    const { server, spec, open, folder } = await openFixture();
    const outbox = await open();
    const states: string[] = [];
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 503 } });
    const item = await outbox.submit(await spec());
    const path = join(folder, 'outbox', `${item.id}.json`);
    states.push(JSON.parse(await readFile(path, 'utf8')).state.status);
    await outbox.drained();
    const text = await readFile(path, 'utf8');
    states.push(JSON.parse(text).state.status);
    expect(states).toEqual(['queued', 'queued']);
    expect(JSON.parse(text)).toMatchObject({ attempts: 1, mayHaveArrived: true });
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(KEY);
  });

  it('does not leave when it cannot be written down', async () => {
    const { server, spec, open, files } = await openFixture();
    let room = 1;
    const outbox = await open({
      ...files,
      writeAtomic(path, contents) {
        if (room === 0) return Promise.reject(new DiskError('disk-full', null));
        room -= 1;
        return files.writeAtomic(path, contents);
      },
    });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(server.count('PUT', ANY)).toBe(0);
    expect(outbox.read(item.id)?.state).toMatchObject({ status: 'queued', waitsFor: 'disk' });
    await expect(outbox.submit(await spec({ sessionId: 'other' }))).rejects.toMatchObject({
      code: 'disk-full',
    });
  });

  it('stays in memory without a keyring', async () => {
    const { spec, open, folder, server } = await openFixture(null);
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes the place of an earlier revision that has not arrived', async () => {
    const { server, spec, open, vault, clock } = await openFixture();
    const outbox = await open();
    server.odd.push({ method: 'GET', path: /openapi/, answer: { status: 500 } });
    const old = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(1);
    const { ref } = await vault.save('session.pretend.tokenSecret', 'second-secret-value');
    const seen: string[] = [];
    outbox.onChange((item) => seen.push(`${item.id === old.id ? 'old' : 'new'} ${viewOf(item).state}`));
    await outbox.submit(await spec({ secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }] }));
    await outbox.drained();
    expect(outbox.read(old.id)).toBeNull();
    expect(seen[0]).toBe('old none');
    expect(server.effects.map(({ body }) => body.credentials)).toMatchObject([
      { token_secret: 'second-secret-value' },
    ]);
  });
});
