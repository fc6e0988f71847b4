import { join } from 'node:path';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { readItem, readItemValue } from './item-shape.ts';
import { isRecord } from './neo-envelope.ts';
import { ITEM_VERSION, isGone, type OutboxItem } from './outbox-item.ts';

/**
 * What lay on the disk. What was damaged was set aside; what a newer version wrote, and what the disk did not give
 * (`unread`), was left where it is.
 */
export type LoadedItems = { items: OutboxItem[]; setAside: number; newer: number; unread: number };

/**
 * One file for each item, `<id>.json`, and a journal for bursts: many changes in one append, each line an item as it
 * then was. Of two versions of an item the one with more changes holds, so that file and journal need no order
 * between them. Every method but `load` rejects with a DiskError: what one file refuses does not stop the app.
 */
export type ItemFiles = {
  load(): Promise<LoadedItems>;
  /** All of the new or all of the old. */
  write(item: OutboxItem): Promise<void>;
  remove(item: OutboxItem): Promise<void>;
  /** Durable together when it settles. Gone items are written as gone. */
  append(items: readonly OutboxItem[]): Promise<void>;
  /** Takes the journal away. To be called when every item in it lies in its own file. */
  removeJournal(): Promise<void>;
};

/** Files read at once at a start: a disk is faster when asked for several. */
const AT_ONCE = 16;

export function openItemFiles(files: Files, folder: string): ItemFiles {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  // The version is in the name: an older app must not take a newer journal for its own.
  const journal = join(folder, `journal-${ITEM_VERSION}.jsonl`);
  let isMade = false;

  async function makeFolder(): Promise<void> {
    if (!isMade) await files.makeFolder(folder);
    isMade = true;
  }

  /** Answers null, and counts, where the disk refuses. */
  async function tolerate<T>(loaded: LoadedItems, step: Promise<T>): Promise<T | null> {
    try {
      return await step;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      loaded.unread += 1;
      return null;
    }
  }

  async function readOne(name: string, loaded: LoadedItems): Promise<void> {
    const path = join(folder, name);
    const text = await files.readText(path);
    if (text === null) return;
    const reading = readItem(text);
    if (reading.kind === 'item' && `${reading.item.id}.json` === name) loaded.items.push(reading.item);
    else if (reading.kind === 'newer') loaded.newer += 1;
    else {
      await files.setAside(path, 'unreadable');
      loaded.setAside += 1;
    }
  }

  /** Brings the files up to the journal, and takes it away. A line cut short by a crash was never acknowledged. */
  async function fold(loaded: LoadedItems): Promise<void> {
    const text = await files.readText(journal);
    if (text === null) return;
    const items = new Map(loaded.items.map((item) => [item.id, item]));
    const changed = new Map<string, OutboxItem>();
    for (const item of text.split('\n').flatMap(readLine)) {
      const known = items.get(item.id);
      if (known !== undefined && known.changes >= item.changes) continue;
      items.set(item.id, item);
      changed.set(item.id, item);
    }
    // Before the disk is asked for anything: what it refuses to take now stays in the journal, and holds.
    loaded.items = [...items.values()].filter((item) => !isGone(item));
    for (const item of changed.values()) {
      if (isGone(item)) await files.remove(pathOf(item.id));
      else await files.writeAtomic(pathOf(item.id), JSON.stringify(item));
    }
    await files.remove(journal);
  }

  return {
    async load() {
      const loaded: LoadedItems = { items: [], setAside: 0, newer: 0, unread: 0 };
      await files.sweepTemporary(folder).catch(() => 0);
      const names = ((await tolerate(loaded, files.list(folder))) ?? []).filter((one) =>
        one.endsWith('.json'),
      );
      for (let from = 0; from < names.length; from += AT_ONCE) {
        await Promise.all(
          names.slice(from, from + AT_ONCE).map((name) => tolerate(loaded, readOne(name, loaded))),
        );
      }
      await tolerate(loaded, fold(loaded));
      loaded.items.sort((a, b) => a.turn - b.turn || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      return loaded;
    },

    async write(item) {
      await makeFolder();
      await files.writeAtomic(pathOf(item.id), JSON.stringify(item));
    },

    remove: (item) => files.remove(pathOf(item.id)),

    async append(items) {
      await makeFolder();
      // Begins on a line of its own, whatever an append that failed has left behind.
      const lines = items.map((item) => `\n${JSON.stringify(item)}`).join('');
      await files.appendDurably(journal, `${lines}\n`);
    },

    removeJournal: () => files.remove(journal),
  };
}

function readLine(line: string): OutboxItem[] {
  if (line === '') return [];
  try {
    const value: unknown = JSON.parse(line);
    const reading = isRecord(value) ? readItemValue(value) : undefined;
    return reading?.kind === 'item' ? [reading.item] : [];
  } catch {
    return [];
  }
}
