import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ITEM_MIGRATIONS, readItem } from '../../../src-main/outbox/item-versions.ts';
import type { OutboxParts } from '../../../src-main/outbox/outbox.ts';
import { contentOf, ITEM_VERSION } from '../../../src-main/outbox/outbox-item.ts';
import { openFixture, quietLog } from './outbox-fixture.ts';

const golden = (version: number) =>
  readFile(join(import.meta.dirname, 'golden', `item-${version}.json`), 'utf8');

describe('the versions of an item', () => {
  it('each have a golden file, and a step to the next', async () => {
    const names = await readdir(join(import.meta.dirname, 'golden'));
    const versions = Array.from({ length: ITEM_VERSION }, (_, index) => index + 1);
    expect(names.sort()).toEqual(versions.map((version) => `item-${version}.json`));
    expect(Object.keys(ITEM_MIGRATIONS).map(Number)).toEqual(versions.slice(0, -1));
  });

  it('all read as the latest one', async () => {
    const latest = JSON.parse(await golden(ITEM_VERSION));
    for (let version = 1; version <= ITEM_VERSION; version += 1) {
      const text = await golden(version);
      const before = JSON.parse(text);
      expect(readItem(text)).toEqual({ kind: 'item', item: latest });
      expect(JSON.parse(text)).toEqual(before);
    }
  });

  it.each([
    ['a newer version', '{"version":3,"anything":true}', 'newer'],
    ['no version', '{}', 'unreadable'],
    ['half a file', '{"version":2,"id":"a"', 'unreadable'],
    ['version 2 without its parts', '{"version":2}', 'unreadable'],
    ['version 0', '{"version":0}', 'unreadable'],
  ])('%s reads as %s', (_name, text, kind) => {
    expect(readItem(text).kind).toBe(kind);
  });
});

it('an item is sent by a later version of the app in the very bytes that may have arrived', async () => {
  const { server, order, open } = await openFixture();
  server.odd.push({ method: 'PUT', path: /credentials$/, answer: { afterEffect: true } });
  const before = await open(undefined, { appVersion: '0.9.0' });
  const { id } = await before.submit(await order());
  await before.drained();
  expect(before.read(id)).toMatchObject({ state: { at: 'queued' }, mayHaveArrived: true });
  await before.close();
  const after = await open(undefined, { appVersion: '1.0.0' });
  after.resume('started');
  await after.drained();
  const bodies = server.seen.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ source: { version: '0.9.0' } });
  expect(after.read(id)?.state.at).toBe('connected');
  expect(server.effects).toHaveLength(1);
});

describe('a folder with items of other versions', () => {
  it('sends an old one under its old key, and leaves a newer one exactly as it is', async () => {
    const { server, order, open, folder, vault } = await openFixture();
    await (await open()).close();
    const { secrets } = await order();
    const old = JSON.parse(await golden(1));
    const outboxFolder = join(folder, 'outbox');
    const newer = '{"version":3,"id":"x","of":"tomorrow"}';
    const first = await open();
    // For another connection: one of this would ask before the old one takes its place.
    await first.submit(await order({ connectionId: 'connection-2' }));
    await first.drained();
    await first.close();
    const given = { ...old.order, vendor: 'pretend', secrets };
    // As that version has made it, under the key of this vault.
    const fingerprint = vault.fingerprint(contentOf({ ...given, work: 'submit' }));
    await writeFile(
      join(outboxFolder, `${old.id}.json`),
      JSON.stringify({ ...old, fingerprint, order: given }),
    );
    await writeFile(join(outboxFolder, 'x.json'), newer);
    await writeFile(join(outboxFolder, 'broken.json'), '{"version":2');
    const warned: string[] = [];
    const outbox = await open(undefined, {
      appVersion: '9.9.9',
      log: { ...quietLog, warn: (event) => warned.push(event), error: (event) => warned.push(event) },
    } satisfies Partial<OutboxParts<'real'>>);
    expect(outbox.unusableFiles()).toEqual({ setAside: 1, newer: 1, unread: 0 });
    expect(warned.sort()).toEqual(['outbox-items-newer', 'outbox-items-set-aside']);
    outbox.resume('started');
    await outbox.drained();
    expect(outbox.read(old.id)).toMatchObject({ version: 2, idempotencyKey: old.idempotencyKey });
    expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toContain(old.idempotencyKey);
    // It may have arrived, and was sent by the version that did not write down which it was.
    const effect = server.effects.find(({ idempotencyKey }) => idempotencyKey === old.idempotencyKey);
    expect(effect?.body).toMatchObject({ source: { version: '0.1.0' } });
    expect(await readFile(join(outboxFolder, 'x.json'), 'utf8')).toBe(newer);
    expect(await readdir(outboxFolder)).toContain('broken.json.unreadable');
  });
});
