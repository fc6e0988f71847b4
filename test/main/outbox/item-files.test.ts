import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import { atEnd } from '../../harness/at-end.ts';
import { itemOf } from './version-2.ts';

type Write = { go: () => void; refuse: () => void; ended: Promise<void> };

/** Every write waits until it is let go on or refused. `begun` settles when the next write of that item has begun. */
async function slowDisk() {
  const folder = await mkdtemp(join(tmpdir(), 'item-files-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const disk = openFiles();
  const begun = new Map<string, Write[]>();
  const waiting = new Map<string, (write: Write) => void>();
  const written: string[] = [];
  const writeAtomic: Files['writeAtomic'] = (path, text) => {
    const name = basename(path, '.json');
    let go = () => {};
    let refuse = () => {};
    const allowed = new Promise<void>((resolve, reject) => {
      go = resolve;
      refuse = () => reject(new DiskError('disk-full', null));
    });
    const result = allowed.then(() => {
      written.push(`${name} ${JSON.parse(String(text)).attempts}`);
      return disk.writeAtomic(path, text);
    });
    const ended = result.catch(() => {});
    const write = { go, refuse, ended };
    const next = waiting.get(name);
    waiting.delete(name);
    if (next === undefined) begun.set(name, [...(begun.get(name) ?? []), write]);
    else next(write);
    return result;
  };
  const items = openItemFiles({ ...disk, writeAtomic }, folder);
  function nextWrite(name: string): Promise<Write> {
    const write = begun.get(name)?.shift();
    if (write !== undefined) return Promise.resolve(write);
    return new Promise((resolve) => waiting.set(name, resolve));
  }
  return { folder, items, written, nextWrite };
}

it('nothing of what is written together is acknowledged before all of it has been tried', async () => {
  const { items, nextWrite } = await slowDisk();
  const settled: string[] = [];
  const writes = ['a', 'b'].map((id) =>
    items.write(itemOf(id)).then(
      () => settled.push(`${id} is durable`),
      () => settled.push(`${id} was refused`),
    ),
  );
  const [a, b] = await Promise.all([nextWrite('a'), nextWrite('b')]);
  b.go();
  await b.ended;
  // Whoever was to be told of it by itself would have been told by now.
  await new Promise((resolve) => setImmediate(resolve));
  expect(settled).toEqual([]);
  a.refuse();
  await Promise.all(writes);
  expect(settled.sort()).toEqual(['a was refused', 'b is durable']);
});

it('of one item only the latest version is written, after the one under way', async () => {
  const { folder, items, written, nextWrite } = await slowDisk();
  const first = items.write(itemOf('a', { attempts: 1 }));
  const running = await nextWrite('a');
  const later = [2, 3].map((attempts) => items.write(itemOf('a', { attempts })));
  running.go();
  await first;
  (await nextWrite('a')).go();
  await Promise.all(later);
  await items.idle();
  expect(written).toEqual(['a 1', 'a 3']);
  expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8')).attempts).toBe(3);
});
