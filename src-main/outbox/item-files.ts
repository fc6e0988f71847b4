import { join } from 'node:path';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { openLimiter } from '../system/limiter.ts';
import { countNewerJournals, holdsAgainst, journalsAmong, mergeJournals, readItem } from './item-versions.ts';
import { isRemoved, type OutboxItem } from './outbox-item.ts';

/**
 * Files of the outbox that this run cannot use: damaged and set aside, left to a newer version, or not given by the
 * disk.
 */
export type UnusableFiles = { setAside: number; newer: number; unread: number };

/**
 * The durable form of the outbox: one file for each item, `<id>.json`, replaced as a whole with every change. What
 * one file refuses does not stop the app.
 */
export type ItemFiles = {
  /** In the order of creation. Does not reject: what cannot be used is counted. */
  load(): Promise<{ items: OutboxItem[]; unusable: UnusableFiles }>;
  /**
   * Settles when this version, or a later one, is durable; an item that is removed loses its file. Of what is written
   * at the same time, nothing is acknowledged before all of it has been tried. Rejects with a DiskError.
   */
  write(item: OutboxItem): Promise<void>;
  /**
   * For an item that is new: all of it or nothing, so that one which was refused never comes back. Where the disk
   * does not allow that, `has` returns true although this rejects with a DiskError.
   */
  writeNew(item: OutboxItem): Promise<void>;
  /** Its file is there, or may be. */
  has(id: string): boolean;
  /** Settles when nothing waits to be durable. Never rejects. */
  idle(): Promise<void>;
};

/** In bytes. An item is a few kilobytes. */
const LARGEST_ITEM_BYTES = 1024 * 1024;
/** Files read, or written, at once: a disk is faster when asked for several. */
const AT_ONCE = 16;

type Waiter = { resolve: () => void; reject: (error: unknown) => void };
type Pending = { item: OutboxItem; waiters: Waiter[] };
type Loaded = UnusableFiles & { items: Map<string, { item: OutboxItem; changes: number | null }> };

/** `folder` is absolute, and nobody else writes there. */
export function openItemFiles(files: Files, folder: string): ItemFiles {
  const pathOf = (id: string) => join(folder, `${id}.json`);
  const limiter = openLimiter(AT_ONCE);
  const onDisk = new Set<string>();
  let pending = new Map<string, Pending>();
  let flushing: Promise<void> | null = null;
  let isMade = false;
  /**
   * A journal of version 2 is still there: what is removed leaves a file that says so, or the journal brings it back.
   */
  let hasJournal = false;

  async function put(item: OutboxItem): Promise<void> {
    if (!isMade) await files.makeFolder(folder);
    isMade = true;
    await files.writeAtomic(pathOf(item.id), JSON.stringify(item));
  }

  async function save(item: OutboxItem): Promise<void> {
    if (!isRemoved(item)) {
      await put(item);
      onDisk.add(item.id);
      return;
    }
    await (hasJournal ? put(item) : files.remove(pathOf(item.id)));
    onDisk.delete(item.id);
  }

  /** What comes while a write is under way is written together after it, and of one item only its latest version. */
  async function flush(): Promise<void> {
    // What is woken together is written together.
    await Promise.resolve();
    while (pending.size > 0) {
      const batch = [...pending.values()];
      pending = new Map();
      const saved = await Promise.allSettled(batch.map(({ item }) => limiter(() => save(item))));
      for (const [index, { waiters }] of batch.entries()) {
        const result = saved[index];
        for (const { resolve, reject } of waiters) {
          if (result?.status === 'rejected') reject(result.reason);
          else resolve();
        }
      }
    }
    flushing = null;
  }

  /** After a new item was refused: true when nothing of it will be read by a later start. */
  async function takeBack(item: OutboxItem): Promise<boolean> {
    const path = pathOf(item.id);
    try {
      // A disk that may not be written to refuses to remove even what is not there.
      if ((await files.size(path)) !== null) await files.remove(path);
      return true;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      return false;
    }
  }

  /** Null, and counted, where the disk refuses. */
  async function tolerate<T>(loaded: Loaded, step: Promise<T>): Promise<T | null> {
    try {
      return await step;
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      loaded.unread += 1;
      return null;
    }
  }

  async function readOne(name: string, loaded: Loaded): Promise<void> {
    const path = join(folder, name);
    const text = await files.readText(path, LARGEST_ITEM_BYTES).catch((error: unknown) => {
      // None of ours: set aside like one that is damaged.
      if (isTooBig(error)) return '';
      throw error;
    });
    if (text === null) return;
    const reading = readItem(text);
    if (reading.kind === 'item' && pathOf(reading.item.id) === path)
      loaded.items.set(reading.item.id, reading);
    else if (reading.kind === 'newer') loaded.newer += 1;
    else {
      await files.setAside(path, 'unreadable');
      loaded.setAside += 1;
    }
  }

  /**
   * Brings the files up to what the journals of version 2 say, and takes those away. One that does not read stays as
   * it is with all others: its changes are not known, and a later start reads it.
   */
  async function foldJournals(loaded: Loaded, names: readonly string[] | null): Promise<void> {
    const journals = journalsAmong(names);
    hasJournal = journals.length > 0 || names === null;
    if (journals.length === 0) return;
    const texts: string[] = [];
    for (const name of journals) {
      const text = await tolerate(loaded, files.readText(join(folder, name)));
      if (text !== null) texts.push(text);
    }
    const newer = mergeJournals(texts).filter((line) => holdsAgainst(line, loaded.items.get(line.item.id)));
    for (const { item } of newer) loaded.items.set(item.id, { item, changes: null });
    // Also for a file that did not read: it may be later than its line.
    if (loaded.unread > 0) return;
    try {
      for (const { item } of newer) await put(item);
      // The oldest first: what a later one says of an item holds against it.
      for (const name of journals) await files.remove(join(folder, name));
      hasJournal = false;
    } catch (error) {
      // The journal stays, and holds: a later start folds it.
      if (!(error instanceof DiskError)) throw error;
    }
  }

  return {
    async load() {
      const loaded: Loaded = { items: new Map(), setAside: 0, newer: 0, unread: 0 };
      await files.sweepTemporary(folder).catch(() => 0);
      const names = await tolerate(loaded, files.list(folder));
      loaded.newer = countNewerJournals(names ?? []);
      const ofItems = (names ?? []).filter((one) => one.endsWith('.json'));
      await Promise.all(ofItems.map((name) => limiter(() => tolerate(loaded, readOne(name, loaded)))));
      await foldJournals(loaded, names);
      const found = [...loaded.items.values()].map(({ item }) => item);
      // Removed while a journal was there; where the disk refuses now, a later start takes the file away.
      const removed = hasJournal ? [] : found.filter(isRemoved);
      await Promise.allSettled(removed.map(({ id }) => limiter(() => files.remove(pathOf(id)))));
      const items = found.filter((item) => !isRemoved(item));
      items.sort((a, b) => a.sequence - b.sequence || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      for (const { id } of items) onDisk.add(id);
      const { setAside, newer, unread } = loaded;
      return { items, unusable: { setAside, newer, unread } };
    },

    write(item) {
      return new Promise((resolve, reject) => {
        const waiters = [...(pending.get(item.id)?.waiters ?? []), { resolve, reject }];
        pending.set(item.id, { item, waiters });
        flushing ??= flush();
      });
    },

    async writeNew(item) {
      try {
        await put(item);
      } catch (error) {
        // Its file may have its name and not be durable: it would be read by the next start.
        if (!(await takeBack(item))) onDisk.add(item.id);
        throw error;
      }
      onDisk.add(item.id);
    },

    has: (id) => onDisk.has(id),

    async idle() {
      while (pending.size > 0) await flushing;
      await flushing;
    },
  };
}
