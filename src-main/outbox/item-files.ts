import { join } from 'node:path';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { readItem } from './item-versions.ts';
import { countNewer, journalName, journalsAmong, type LeftJournal, mergeJournals } from './journals.ts';
import { isRemoved, type OutboxItem } from './outbox-item.ts';

/**
 * What lay on the disk. What was damaged was set aside; what a newer version wrote, and what the disk did not give
 * (`unread`), was left where it is.
 */
export type LoadedItems = {
  items: OutboxItem[];
  setAside: number;
  newer: number;
  unread: number;
  journal: LeftJournal;
};

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
  /** After a new item was refused: true when nothing of it will be read by a later start. Never rejects. */
  takeBack(item: OutboxItem): Promise<boolean>;
  /** Durable together when it settles. Gone items are written as gone. */
  append(items: readonly OutboxItem[]): Promise<void>;
  /** Takes the journals away. To be called when every item in them lies in its own file, and none was unread. */
  removeJournal(): Promise<void>;
};

/** In bytes. An item is a few kilobytes. */
const LARGEST_ITEM = 1024 * 1024;

/** Files read at once at a start: a disk is faster when asked for several. */
const AT_ONCE = 16;

export function openItemFiles(files: Files, folder: string): ItemFiles {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  /** Those there are, the oldest first; the last one takes the appends. */
  let journals = [journalName(1)];
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
    const text = await files.readText(path, LARGEST_ITEM).catch((error: unknown) => {
      // None of ours: set aside like one that is damaged.
      if (isTooBig(error)) return '';
      throw error;
    });
    if (text === null) return;
    const reading = readItem(text);
    if (reading.kind === 'item' && `${reading.item.id}.json` === name) loaded.items.push(reading.item);
    else if (reading.kind === 'newer') loaded.newer += 1;
    else {
      await files.setAside(path, 'unreadable');
      loaded.setAside += 1;
    }
  }

  /**
   * Brings the files up to the journals, and takes those away. One that does not read stays as it is with all others:
   * its changes are not known, and this run goes on in a journal of its own, which the next start reads after it.
   */
  async function fold(loaded: LoadedItems, names: readonly string[] | null): Promise<void> {
    const found = journalsAmong(names);
    const texts: (string | null)[] = [];
    for (const name of found.names) texts.push(await tolerate(loaded, files.readText(join(folder, name))));
    const merged = mergeJournals(texts.filter((text) => text !== null));
    const items = new Map(loaded.items.map((item) => [item.id, item]));
    const changed = merged.filter((item) => (items.get(item.id)?.changes ?? -1) < item.changes);
    for (const item of changed) items.set(item.id, item);
    // Before the disk is asked for anything: what it refuses to take now stays in the journal, and holds.
    loaded.items = [...items.values()].filter((item) => !isRemoved(item));
    const unfolded = new Map(changed.map((item) => [item.id, item]));
    // Also for a file that did not read: it may be later than its line.
    const isUnread = loaded.unread > 0 && found.names.length > 0;
    loaded.journal = { ids: merged.map(({ id }) => id), unfolded, isUnread };
    if (isUnread) {
      journals = [...found.names, found.next];
      return;
    }
    journals = found.names.length === 0 ? [journalName(1)] : found.names;
    try {
      for (const item of changed) {
        await (isRemoved(item)
          ? files.remove(pathOf(item.id))
          : files.writeAtomic(pathOf(item.id), JSON.stringify(item)));
        unfolded.delete(item.id);
      }
      await removeJournals();
      loaded.journal = { ids: [], unfolded: new Map(), isUnread: false };
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
    }
  }

  /** The oldest first: what a later one says of an item holds against it. */
  async function removeJournals(): Promise<void> {
    for (const name of journals) await files.remove(join(folder, name));
    journals = [journalName(1)];
  }

  return {
    async load() {
      const loaded: LoadedItems = {
        items: [],
        setAside: 0,
        newer: 0,
        unread: 0,
        journal: { ids: [], unfolded: new Map(), isUnread: false },
      };
      await files.sweepTemporary(folder).catch(() => 0);
      const listed = await tolerate(loaded, files.list(folder));
      loaded.newer = countNewer(listed ?? []);
      const names = (listed ?? []).filter((one) => one.endsWith('.json'));
      for (let from = 0; from < names.length; from += AT_ONCE) {
        await Promise.all(
          names.slice(from, from + AT_ONCE).map((name) => tolerate(loaded, readOne(name, loaded))),
        );
      }
      await fold(loaded, listed);
      loaded.items.sort((a, b) => a.turn - b.turn || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      return loaded;
    },

    async write(item) {
      await makeFolder();
      await files.writeAtomic(pathOf(item.id), JSON.stringify(item));
    },

    remove: (item) => files.remove(pathOf(item.id)),

    async takeBack(item) {
      const path = pathOf(item.id);
      try {
        // A disk that may not be written to refuses to remove even what is not there.
        if ((await files.size(path)) !== null) await files.remove(path);
        return true;
      } catch (error) {
        if (!(error instanceof DiskError)) throw error;
        return false;
      }
    },

    async append(items) {
      await makeFolder();
      // Begins on a line of its own, whatever an append that failed has left behind.
      const lines = items.map((item) => `\n${JSON.stringify(item)}`).join('');
      await files.appendDurably(join(folder, journals.at(-1) ?? journalName(1)), `${lines}\n`);
    },

    removeJournal: removeJournals,
  };
}

/**
 * Files of the outbox that this run cannot use: damaged and set aside, left to a newer version, or not given by the disk.
 */
export type UnusableFiles = { setAside: number; newer: number; unread: number };
