import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { ITEM_MIGRATIONS, readItem } from '../../../src-main/outbox/item-versions.ts';
import type { OutboxParts } from '../../../src-main/outbox/outbox.ts';
import { contentOf, ITEM_VERSION } from '../../../src-main/outbox/outbox-item.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { atEnd } from '../../harness/at-end.ts';
import { openFixture, quietLog } from './outbox-fixture.ts';

const golden = (version: number) =>
  readFile(join(import.meta.dirname, 'golden', `item-${version}.json`), 'utf8');

describe('the versions of an item', () => {
  it('each have a golden file, and a step to the next', async () => {
    const names = await readdir(join(import.meta.dirname, 'golden'));
    const versions = Array.from({ length: ITEM_VERSION }, (_, index) => index + 1);
    const items = names.filter((name) => name.endsWith('.json')).sort();
    expect(items).toEqual(versions.map((version) => `item-${version}.json`));
    expect(Object.keys(ITEM_MIGRATIONS).map(Number)).toEqual(versions.slice(0, -1));
  });

  it('all read as the latest one', async () => {
    const latest = JSON.parse(await golden(ITEM_VERSION));
    for (let version = 1; version <= ITEM_VERSION; version += 1) {
      const text = await golden(version);
      const before = JSON.parse(text);
      const changes = version === ITEM_VERSION ? null : 0;
      expect(readItem(text)).toEqual({ kind: 'item', item: latest, changes });
      expect(JSON.parse(text)).toEqual(before);
    }
  });

  it.each([
    ['a newer version', '{"version":4,"anything":true}', 'newer'],
    ['no version', '{}', 'unreadable'],
    ['half a file', '{"version":2,"id":"a"', 'unreadable'],
    ['version 2 without its parts', '{"version":2}', 'unreadable'],
    ['version 3 without its parts', '{"version":3}', 'unreadable'],
    ['version 0', '{"version":0}', 'unreadable'],
  ])('%s reads as %s', (_name, text, kind) => {
    expect(readItem(text).kind).toBe(kind);
  });
});

it('an item is sent by a later version of the app in the very bytes that may have arrived', async () => {
  const { server, spec, open } = await openFixture();
  server.odd.push({ method: 'PUT', path: /credentials$/, answer: { afterEffect: true } });
  const before = await open(undefined, { appVersion: '0.9.0' });
  const { id } = await before.submit(await spec());
  await before.drained();
  expect(before.read(id)).toMatchObject({ state: { status: 'queued' }, mayHaveArrived: true });
  await before.close();
  const after = await open(undefined, { appVersion: '1.0.0' });
  after.resume('started');
  await after.drained();
  const bodies = server.seen.filter(({ method }) => method === 'PUT').map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ source: { version: '0.9.0' } });
  expect(after.read(id)?.state.status).toBe('connected');
  expect(server.effects).toHaveLength(1);
});

describe('a folder with items of other versions', () => {
  it('sends an old one under its old key, and leaves a newer one exactly as it is', async () => {
    const { server, spec, open, folder, vault } = await openFixture();
    await (await open()).close();
    const { secrets } = await spec();
    const old = JSON.parse(await golden(1));
    const outboxFolder = join(folder, 'outbox');
    const newer = '{"version":4,"id":"x","of":"tomorrow"}';
    const first = await open();
    // For another connection: one of this would ask before the old one takes its place.
    await first.submit(await spec({ connectionId: 'connection-2' }));
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
    } satisfies Partial<OutboxParts>);
    expect(outbox.unusableFiles()).toEqual({ setAside: 1, newer: 1, unread: 0 });
    expect(warned.sort()).toEqual(['outbox-items-newer', 'outbox-items-set-aside']);
    outbox.resume('started');
    await outbox.drained();
    expect(outbox.read(old.id)).toMatchObject({ version: 3, idempotencyKey: old.idempotencyKey });
    expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toContain(old.idempotencyKey);
    // It may have arrived, and was sent by the version that did not write down which it was.
    const effect = server.effects.find(({ idempotencyKey }) => idempotencyKey === old.idempotencyKey);
    expect(effect?.body).toMatchObject({ source: { version: '0.1.0' } });
    expect(await readFile(join(outboxFolder, 'x.json'), 'utf8')).toBe(newer);
    expect(await readdir(outboxFolder)).toContain('broken.json.unreadable');
  });
});

it('a folder that version 2 has left, with its journal, becomes one file for each item and loses nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-folder-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const golden = join(import.meta.dirname, 'golden', 'folder-2');
  await cp(golden, folder, { recursive: true });
  const old = new Map<string, { idempotencyKey: string; fingerprint: string; order: unknown }>();
  for (const name of (await readdir(golden)).filter((one) => one.endsWith('.json')))
    old.set(name.slice(0, -'.json'.length), JSON.parse(await readFile(join(golden, name), 'utf8')));
  expect(old.size).toBe(4);

  const { items, unusable } = await openItemFiles(openFiles(), folder).load();
  expect(unusable).toEqual({ setAside: 0, newer: 0, unread: 0 });
  // Cedar was withdrawn: only the journal says so, as it does of Acme's pause and of Birch's secrets.
  expect(items.map(({ spec, state, keepsSecrets }) => [spec.clientName, state, keepsSecrets])).toMatchObject([
    ['Acme', { status: 'queued', waitsFor: 'paused', from: 'waiting' }, false],
    ['Birch', { status: 'queued', waitsFor: 'waiting' }, true],
    ['Dune', { status: 'queued', waitsFor: 'waiting' }, false],
  ]);
  for (const { id, version, idempotencyKey, fingerprint, spec } of items) {
    const before = old.get(id);
    expect(version).toBe(ITEM_VERSION);
    expect({ idempotencyKey, fingerprint, order: spec }).toEqual({
      idempotencyKey: before?.idempotencyKey,
      fingerprint: before?.fingerprint,
      order: before?.order,
    });
    expect(spec.secrets).toHaveLength(1);
  }
  expect((await readdir(folder)).sort()).toEqual(items.map(({ id }) => `${id}.json`).sort());
  expect((await openItemFiles(openFiles(), folder).load()).items).toEqual(items);
});
