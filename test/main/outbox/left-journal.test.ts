import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import { atEnd } from '../../harness/at-end.ts';
import { itemOf, JOURNAL, textOfVersion2 } from './version-2.ts';

const sending = { status: 'sending' } as const;
const connected = { status: 'connected' } as const;
const withdrawn = { status: 'withdrawn' } as const;

/** A folder, and starts over it with what the disk refuses. */
async function folderWith(contents: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'left-journal-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(contents)) await writeFile(join(folder, name), text);
  async function start(refused: Partial<Files> = {}) {
    const items = openItemFiles({ ...openFiles(), ...refused }, folder);
    const loaded = await items.load();
    const states = Object.fromEntries(loaded.items.map(({ id, state }) => [id, state.status]));
    return { states, unusable: loaded.unusable, items };
  }
  const names = async () => (await readdir(folder)).sort();
  return { folder, start, names };
}

/** Three items whose files say that they are under way; the journal says what became of two of them. */
const left = () =>
  folderWith({
    'sent.json': textOfVersion2(itemOf('sent', { state: sending }), 1),
    'gone.json': textOfVersion2(itemOf('gone', { state: sending }), 1),
    'other.json': textOfVersion2(itemOf('other', { state: sending }), 1),
    [JOURNAL]: [
      textOfVersion2(itemOf('sent', { state: connected }), 3),
      textOfVersion2(itemOf('gone', { state: withdrawn }), 3),
      textOfVersion2(itemOf('other', { state: sending }), 2),
    ].join('\n'),
  });

const busy = () => Promise.reject(new DiskError('disk-busy', null));

describe('a journal of version 2', () => {
  it('gives way to a later file, takes what is gone away, and ends at a line that was cut short', async () => {
    const torn = textOfVersion2(itemOf('b', { state: connected }), 9).slice(0, -20);
    const { start, names } = await folderWith({
      'a.json': textOfVersion2(itemOf('a', { state: connected }), 5),
      'b.json': textOfVersion2(itemOf('b'), 1),
      'c.json': textOfVersion2(itemOf('c'), 1),
      [JOURNAL]: [
        '',
        textOfVersion2(itemOf('a', { state: sending }), 4),
        textOfVersion2(itemOf('b', { state: sending }), 2),
        textOfVersion2(itemOf('c', { state: withdrawn }), 2),
        torn,
      ].join('\n'),
    });
    expect((await start()).states).toEqual({ a: 'connected', b: 'sending' });
    expect(await names()).toEqual(['a.json', 'b.json']);
    expect((await start()).states).toEqual({ a: 'connected', b: 'sending' });
  });

  it('holds against one before it, and what is finished never waits again', async () => {
    const { start, names } = await folderWith({
      [JOURNAL]: [
        textOfVersion2(itemOf('sent', { state: connected }), 7),
        textOfVersion2(itemOf('gone', { state: sending }), 7),
        textOfVersion2(itemOf('other', { state: sending }), 7),
      ].join('\n'),
      'journal-2-2.jsonl': [
        textOfVersion2(itemOf('sent', { state: sending }), 1),
        textOfVersion2(itemOf('gone', { state: withdrawn }), 1),
      ].join('\n'),
    });
    expect((await start()).states).toEqual({ sent: 'connected', other: 'sending' });
    expect(await names()).toEqual(['other.json', 'sent.json']);
  });

  it('of a newer version is left alone, and counts as what this one cannot use', async () => {
    const newer = ['journal-3.jsonl', 'journal-10-2.jsonl'];
    const { folder, start } = await folderWith({
      'a.json': textOfVersion2(itemOf('a'), 0),
      [JOURNAL]: textOfVersion2(itemOf('a', { state: sending }), 1),
      'journal-1.jsonl': '',
      ...Object.fromEntries(newer.map((name) => [name, '{"version":3}'])),
    });
    const { states, unusable } = await start();
    expect(states).toEqual({ a: 'sending' });
    expect(unusable).toEqual({ newer: 2, setAside: 0, unread: 0 });
    for (const name of newer) expect(await readFile(join(folder, name), 'utf8')).toBe('{"version":3}');
  });

  it('holds against a file of version 1, which nobody has changed since', async () => {
    const golden = join(import.meta.dirname, 'golden', 'item-1.json');
    const text = await readFile(golden, 'utf8');
    const { id } = JSON.parse(text);
    const { start } = await folderWith({
      [`${id}.json`]: text,
      [JOURNAL]: textOfVersion2(itemOf(id, { state: sending }), 1),
    });
    expect(JSON.parse(text).state.at).toBe('queued');
    expect((await start()).states).toEqual({ [id]: 'sending' });
  });
});

describe('a journal that was left at a start', () => {
  it('because the disk was full is folded by the next one, with what came since', async () => {
    const { start, names } = await left();
    let isFull = true;
    const disk = openFiles();
    const writeAtomic: Files['writeAtomic'] = (path, text) =>
      isFull ? Promise.reject(new DiskError('disk-full', null)) : disk.writeAtomic(path, text);
    const run = await start({ writeAtomic });
    expect(run.states).toEqual({ sent: 'connected', other: 'sending' });
    expect(run.unusable.unread).toBe(0);
    isFull = false;
    await run.items.write(itemOf('other', { state: connected }));
    expect(await names()).toContain(JOURNAL);
    expect((await start()).states).toEqual({ sent: 'connected', other: 'connected' });
    expect(await names()).toEqual(['other.json', 'sent.json']);
  });

  it('does not bring back what was removed since', async () => {
    const { start, names } = await left();
    const disk = openFiles();
    const remove: Files['remove'] = (path) => (basename(path) === JOURNAL ? busy() : disk.remove(path));
    const run = await start({ remove });
    await run.items.write(itemOf('other', { state: withdrawn }));
    expect(run.items.has('other')).toBe(false);
    expect((await start({ remove })).states).toEqual({ sent: 'connected' });
    expect((await start()).states).toEqual({ sent: 'connected' });
    expect(await names()).toEqual(['sent.json']);
  });
});

describe('a journal that did not read at a start', () => {
  const disk = openFiles();
  const unreadable: Partial<Files> = {
    readText: (path) => (basename(path) === JOURNAL ? busy() : disk.readText(path)),
  };

  it('stays until it does: what it says is finished is finished, and what was removed since stays away', async () => {
    const { start, names } = await left();
    const run = await start(unreadable);
    expect(run.states).toEqual({ sent: 'sending', gone: 'sending', other: 'sending' });
    expect(run.unusable.unread).toBe(1);
    await Promise.all(['sent', 'gone'].map((id) => run.items.write(itemOf(id, { state: sending }))));
    await run.items.write(itemOf('other', { state: withdrawn }));
    expect(await names()).toContain(JOURNAL);
    expect((await start(unreadable)).states).toEqual({ sent: 'sending', gone: 'sending' });
    expect((await start()).states).toEqual({ sent: 'connected' });
    expect(await names()).toEqual(['sent.json']);
  });

  it('because the folder did not list is folded by a later start', async () => {
    const { start, names } = await left();
    const run = await start({ list: busy });
    expect(run.unusable.unread).toBe(1);
    await run.items.write(itemOf('other', { state: withdrawn }));
    expect((await start()).states).toEqual({ sent: 'connected' });
    expect(await names()).toEqual(['sent.json']);
  });
});
