import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { openItemWriter } from '../../../src-main/outbox/item-writer.ts';
import { newItem, type OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import { atEnd, Clock, rmm } from './outbox-fixture.ts';

const JOURNAL = 'journal-2.jsonl';

function item(id: string, changes: number, state: OutboxItem['state']): OutboxItem {
  const terms = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const named = { sessionId: id, vendor: 'v', connectionId: 'c', clientName: '', guide: '' };
  const identity = { id, idempotencyKey: 'k', fingerprint: 'f', appVersion: '0.1.0', turn: 1, now: 0 };
  return { ...newItem({ ...terms, ...named, secrets: [], plain: [] }, rmm, identity), changes, state };
}
const sending = { at: 'sending' } as const;
const connected = { at: 'connected' } as const;
const withdrawn = { at: 'withdrawn' } as const;

/** Three items whose files say that they are under way; the journal says what became of two of them. */
async function left() {
  const folder = await mkdtemp(join(tmpdir(), 'left-journal-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const files = openFiles();
  const disk = openItemFiles(files, folder);
  for (const id of ['sent', 'gone', 'other']) await disk.write(item(id, 1, sending));
  await disk.append([item('sent', 3, connected), item('gone', 3, withdrawn), item('other', 2, sending)]);

  /** A run of the app over this folder, with what the disk refuses. */
  async function start(refused: Partial<Files> = {}) {
    const clock = new Clock();
    const ofRun = openItemFiles({ ...files, ...refused }, folder);
    const loaded = await ofRun.load();
    const writer = openItemWriter(ofRun, clock.schedule);
    writer.knows(
      loaded.items.map(({ id }) => id),
      loaded.journal,
    );
    const quiet = async () => {
      await writer.idle();
      clock.pass(2_000);
      await writer.idle();
    };
    const states = Object.fromEntries(loaded.items.map(({ id, state }) => [id, state.at]));
    return { states, loaded, writer, quiet };
  }
  const names = async () => (await readdir(folder)).sort();
  return { files, start, names };
}

const busy = () => Promise.reject(new DiskError('disk-busy', null));

describe('a journal that was left at a start', () => {
  it('because the disk was full is folded whole in the next quiet moment, with what came since', async () => {
    const { files, start, names } = await left();
    let isFull = true;
    const writeAtomic: Files['writeAtomic'] = (path, text) =>
      isFull ? Promise.reject(new DiskError('disk-full', null)) : files.writeAtomic(path, text);
    const run = await start({ writeAtomic });
    expect(run.states).toEqual({ sent: 'connected', other: 'sending' });
    expect(run.loaded.unread).toBe(0);
    isFull = false;
    await run.writer.write(item('other', 4, connected));
    await run.quiet();
    expect(await names()).toEqual(['other.json', 'sent.json']);
    expect((await start()).states).toEqual({ sent: 'connected', other: 'connected' });
  });

  it('does not bring back what was removed since', async () => {
    const { files, start } = await left();
    const remove: Files['remove'] = (path) => (basename(path) === JOURNAL ? busy() : files.remove(path));
    const run = await start({ remove });
    await run.writer.write(item('other', 3, withdrawn));
    expect((await start()).states).toEqual({ sent: 'connected' });
  });
});

describe('a journal that did not read at a start', () => {
  const unreadable = (files: Files, name: string): Partial<Files> => ({
    readText: (path) => (basename(path) === name ? busy() : files.readText(path)),
  });

  it('stays until it does: what it says is over is over, and what was removed since stays away', async () => {
    const { files, start, names } = await left();
    const run = await start(unreadable(files, JOURNAL));
    expect(run.states).toEqual({ sent: 'sending', gone: 'sending', other: 'sending' });
    expect(run.loaded.unread).toBe(1);
    await Promise.all(['sent', 'gone'].map((id) => run.writer.write(item(id, 2, sending))));
    // With no more changes than its line in the journal has.
    await run.writer.write(item('other', 2, withdrawn));
    await run.quiet();
    expect(await names()).toContain(JOURNAL);
    expect((await start()).states).toEqual({ sent: 'connected' });
    expect(await names()).toEqual(['sent.json']);
  });

  it('has the same said after it when the journal of that run does not read either', async () => {
    const { files, start, names } = await left();
    const first = await start(unreadable(files, JOURNAL));
    await first.writer.write(item('other', 2, connected));
    const second = await start(unreadable(files, 'journal-2-2.jsonl'));
    expect(second.states).toEqual({ sent: 'connected', other: 'sending' });
    await second.writer.write(item('other', 3, withdrawn));
    expect(await names()).toEqual(
      expect.arrayContaining([JOURNAL, 'journal-2-2.jsonl', 'journal-2-3.jsonl']),
    );
    expect((await start()).states).toEqual({ sent: 'connected' });
  });

  it('because the folder did not list is folded by a later start', async () => {
    const { start, names } = await left();
    const run = await start({ list: busy });
    expect(run.loaded.unread).toBe(1);
    await run.writer.write(item('other', 3, withdrawn));
    expect((await start()).states).toEqual({ sent: 'connected' });
    expect(await names()).toEqual(['sent.json']);
  });
});
