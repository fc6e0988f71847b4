import type { ItemFiles } from './item-files.ts';
import type { LeftJournal } from './journals.ts';
import { isRemoved, type OutboxItem } from './outbox-item.ts';

/** Brings items onto the disk, in the order they are given. Everything rejects with a DiskError. */
export type ItemWriter = {
  /** Settles when this version, or a later one, is durable; an item that is gone loses its file. */
  write(item: OutboxItem): Promise<void>;
  /**
   * For an item that is new: all of it or nothing, so that one which was refused never comes back. Where the disk does
   * not allow that, `has` answers true although this rejects.
   */
  writeNew(item: OutboxItem): Promise<void>;
  /** Its file is there, or may be. */
  has(id: string): boolean;
  /** What a start has found: items with a file or a line, and what the journals still carry. */
  knows(ids: Iterable<string>, left: LeftJournal): void;
  /** Settles when nothing waits to be durable. Never rejects. */
  idle(): Promise<void>;
  close(): void;
};

/** In milliseconds after the last change. */
const FOLD_AFTER = 2_000;

type Pending = { item: OutboxItem; settle: { resolve: () => void; reject: (error: unknown) => void }[] };

/**
 * Group commit. What comes while a write is under way is written together after it, and of one item only its latest
 * version. One change alone goes into its own file; several together go into a journal in one append, and so does
 * what follows until the journal is folded into the files in a quiet moment, or by the next start. A file costs two
 * syncs and a rename, a shared append one sync for all that are in it.
 */
export function openItemWriter(
  disk: ItemFiles,
  schedule: (milliseconds: number, callBack: () => void) => () => void,
): ItemWriter {
  const onDisk = new Set<string>();
  let pending = new Map<string, Pending>();
  /** Everything that has a line in the journal: a file of it that is removed must be removed there too. */
  const inJournal = new Set<string>();
  /** Of these, what is newer there than in its file. */
  const unfolded = new Map<string, OutboxItem>();
  /** One that did not read may hold any item: everything is said after it, in the journal of this run. */
  let hasUnread = false;
  let flushing: Promise<void> | null = null;
  let cancelFold = () => {};

  async function flush(): Promise<void> {
    cancelFold();
    // What is woken together is written together.
    await Promise.resolve();
    while (pending.size > 0) {
      const batch = [...pending.values()];
      pending = new Map();
      if (batch.length > 1 || inJournal.size > 0 || hasUnread) await together(batch);
      else await Promise.all(batch.map(apart));
    }
    flushing = null;
    if (inJournal.size > 0 && !hasUnread) cancelFold = schedule(FOLD_AFTER, startFold);
  }

  async function together(batch: readonly Pending[]): Promise<void> {
    try {
      await disk.append(batch.map(({ item }) => item));
    } catch (error) {
      for (const { item, settle } of batch) {
        // Its line may be there nevertheless: a file that is removed must not come back from it.
        inJournal.add(item.id);
        for (const { reject } of settle) reject(error);
      }
      return;
    }
    for (const { item } of batch) {
      inJournal.add(item.id);
      unfolded.set(item.id, item);
    }
    for (const one of batch) done(one);
  }

  async function apart(one: Pending): Promise<void> {
    const { item, settle } = one;
    try {
      await (isRemoved(item) ? disk.remove(item) : disk.write(item));
      done(one);
    } catch (error) {
      for (const { reject } of settle) reject(error);
    }
  }

  function done({ item, settle }: Pending): void {
    if (isRemoved(item)) onDisk.delete(item.id);
    else onDisk.add(item.id);
    for (const { resolve } of settle) resolve();
  }

  function startFold(): void {
    // What the disk refuses now stays in the journal, where it is safe, until the next quiet moment or start.
    flushing ??= fold()
      .catch(() => {})
      .then(flush);
  }

  /** Gives way to whatever is to be written meanwhile. */
  async function fold(): Promise<void> {
    for (const [id, item] of unfolded) {
      if (pending.size > 0) return;
      await (isRemoved(item) ? disk.remove(item) : disk.write(item));
      if (unfolded.get(id) === item) unfolded.delete(id);
    }
    await disk.removeJournal();
    inJournal.clear();
  }

  return {
    write(item) {
      return new Promise((resolve, reject) => {
        const settle = [...(pending.get(item.id)?.settle ?? []), { resolve, reject }];
        pending.set(item.id, { item, settle });
        flushing ??= flush();
      });
    },

    async writeNew(item) {
      try {
        await disk.write(item);
      } catch (error) {
        // Its file may have its name and not be durable: it would be read by the next start.
        if (!(await disk.takeBack(item))) onDisk.add(item.id);
        throw error;
      }
      onDisk.add(item.id);
    },

    has: (id) => onDisk.has(id),

    knows(ids, left) {
      for (const id of ids) onDisk.add(id);
      for (const id of left.ids) inJournal.add(id);
      for (const [id, item] of left.unfolded) unfolded.set(id, item);
      hasUnread = left.isUnread;
    },

    async idle() {
      while (pending.size > 0) await flushing;
      await flushing;
    },

    close: () => cancelFold(),
  };
}
