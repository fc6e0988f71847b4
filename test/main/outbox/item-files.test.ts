import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import { atEnd } from './outbox-fixture.ts';
import { itemOf } from './version-2.ts';

/** Files that wait, each until it is let go on or refused. */
async function slowDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'item-files-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const disk = openFiles();
  const waiting = new Map<string, { go: () => void; refuse: () => void }>();
  const written: string[] = [];
  const writeAtomic: Files['writeAtomic'] = async (path, text) => {
    const name = basename(path, '.json');
    await new Promise<void>((go, fail) =>
      waiting.set(name, { go, refuse: () => fail(new DiskError('disk-full', null)) }),
    );
    written.push(`${name} ${JSON.parse(String(text)).attempts}`);
    await disk.writeAtomic(path, text);
  };
  const items = openItemFiles({ ...disk, writeAtomic }, folder);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const isWaiting = async (name: string) => {
    for (let tries = 0; tries < 1_000 && !waiting.has(name); tries += 1) await turn();
    const one = waiting.get(name);
    waiting.delete(name);
    if (one === undefined) throw new Error(`${name} is not being written.`);
    return one;
  };
  return { folder, items, written, isWaiting, turn };
}

it('nothing of what is written together is acknowledged before all of it has been tried', async () => {
  const { items, isWaiting, turn } = await slowDisk();
  const settled: string[] = [];
  const writes = ['a', 'b'].map((id) =>
    items.write(itemOf(id)).then(
      () => settled.push(`${id} is durable`),
      () => settled.push(`${id} was refused`),
    ),
  );
  const [a, b] = [await isWaiting('a'), await isWaiting('b')];
  b.go();
  for (let turns = 0; turns < 50; turns += 1) await turn();
  expect(settled).toEqual([]);
  a.refuse();
  await Promise.all(writes);
  expect(settled.sort()).toEqual(['a was refused', 'b is durable']);
});

it('of one item only the latest version is written, after the one under way', async () => {
  const { folder, items, written, isWaiting } = await slowDisk();
  const first = items.write(itemOf('a', { attempts: 1 }));
  const under = await isWaiting('a');
  const later = [2, 3].map((attempts) => items.write(itemOf('a', { attempts })));
  under.go();
  await first;
  (await isWaiting('a')).go();
  await Promise.all(later);
  await items.idle();
  expect(written).toEqual(['a 1', 'a 3']);
  expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8')).attempts).toBe(3);
});
