import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { CONNECTION, openFixture } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const ANY = /./;

describe('a start', () => {
  it('sends what was on its way again with the same key, and sets aside what it cannot read', async () => {
    const { server, spec, open, folder } = await openFixture();
    const outbox = await open();
    server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true, status: 200, body: 'x' } });
    const item = await outbox.submit(await spec());
    await outbox.drained();
    await outbox.close();
    const path = join(folder, 'outbox', `${item.id}.json`);
    const stored = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...stored, state: { status: 'sending' } }));
    await writeFile(join(folder, 'outbox', 'broken.json'), '{"version":1');
    const again = await open();
    expect(server.count('PUT', ANY)).toBe(1);
    again.resume('started');
    await again.drained();
    expect(server.count('PUT', ANY)).toBe(2);
    expect(server.effects).toHaveLength(1);
    expect(again.read(item.id)?.state.status).toBe('connected');
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
        const { server, spec, open, clock } = await openFixture();
        let outbox = await open();
        for (const one of faults) {
          if (one === 'drop-request') server.odd.push({ method: 'PUT', path: PUT, answer: {} });
          if (one === 'drop-answer')
            server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true } });
          if (/\d/.test(one)) server.odd.push({ method: 'PUT', path: PUT, answer: { status: Number(one) } });
          if (one === 'description') server.odd.push({ method: 'GET', path: /openapi/, answer: {} });
        }
        const { id } = await outbox.submit(await spec());
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
        expect(outbox.read(id)?.state.status).toBe('connected');
        await outbox.close();
        await server.close();
      }),
      { numRuns: 25 },
    );
  });
});
describe('a connection', () => {
  it('says whose credential it got last', async () => {
    const { spec, open } = await openFixture();
    const outbox = await open();
    expect(outbox.otherHolder(CONNECTION, 'vsax')).toBeNull();
    await outbox.submit(await spec());
    await outbox.drained();
    expect(outbox.otherHolder(CONNECTION, 'vsax')).toMatchObject({
      sessionId: 'session-1',
      clientName: 'Acme',
    });
    expect(outbox.otherHolder(CONNECTION, 'vsax', 'session-1')).toBeNull();
    expect(outbox.otherHolder('other', 'vsax')).toBeNull();
  });

  it('without a key keeps its items until it has one', async () => {
    const { server, spec, open, access } = await openFixture();
    const { key } = access;
    access.key = null;
    const outbox = await open();
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(viewOf(outbox.read(item.id) ?? item).waitsFor).toBe('no-key');
    expect(server.seen).toHaveLength(0);
    access.key = key;
    outbox.resume('key-changed');
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('holds its items while a key is replaced, and another tenant gets none of them', async () => {
    const { server, spec, open } = await openFixture();
    const outbox = await open();
    outbox.hold(CONNECTION);
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(server.seen).toHaveLength(0);
    await outbox.keyReplaced(CONNECTION, false);
    await outbox.drained();
    expect(outbox.read(item.id)).toBeNull();
    expect(server.effects).toHaveLength(0);
  });

  it('whose secret is gone says so and sends nothing', async () => {
    const { server, spec, open, vault } = await openFixture();
    const outbox = await open();
    await outbox.close();
    const given = await spec();
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
  const { server, spec, open } = await openFixture();
  const outbox = await open();
  server.odd.push({ method: 'PUT', path: PUT, answer: { afterEffect: true, silent: true } });
  const received = server.received('PUT');
  const item = await outbox.submit(await spec());
  await received;
  await outbox.close();
  const again = await open();
  again.resume('started');
  await again.drained();
  expect(server.count('PUT', ANY)).toBe(2);
  expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toEqual([item.idempotencyKey]);
  expect(again.read(item.id)?.state.status).toBe('connected');
});
