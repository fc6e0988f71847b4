import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Log } from '../system/log.ts';
import { fraction } from '../system/random.ts';
import type { ItemFiles, UnusableFiles } from './item-files.ts';
import { openItemIndex } from './item-index.ts';
import { contentOf, isRemoved, type OutboxItem } from './outbox-item.ts';
import { advance, type ItemEvent } from './transitions.ts';

/**
 * The items as they are now, and their files. Every change goes through the transition function, is written in
 * the order it happened, and is announced.
 */
export type ItemStore = {
  all(): OutboxItem[];
  get(id: string): OutboxItem | undefined;
  ofConnection(connectionId: string): OutboxItem[];
  ofSession(sessionId: string): OutboxItem[];
  /** Of one queue, those that something is still to be done for; in the order of creation. */
  ofQueue(queue: string): OutboxItem[];
  /** The queues where something is still to be done. */
  queues(): string[];
  /** Whose credential was taken last for this connection and integration. */
  latestAccepted(connectionId: string, integration: string): OutboxItem | undefined;
  nextSequence(): number;
  /**
   * Settles when durable. Rejects with a DiskError, and then the item is not there; where its file could not be taken
   * back it is paused instead, so that submitting again is the same item. One that takes the place of an item with a
   * file gets a file too, also without a keyring: it names its secrets, and holds none.
   */
  add(item: OutboxItem, replaces: readonly OutboxItem[]): Promise<void>;
  /**
   * Settles when durable; rejects with a DiskError, and memory has changed nevertheless, unless the item was to go.
   */
  apply(id: string, event: ItemEvent): Promise<OutboxItem | undefined>;
  /**
   * For what cannot be undone, such as Neo's response: an older file only leads to the same key again. Logs a
   * DiskError.
   */
  tryApply(id: string, event: ItemEvent): Promise<void>;
  /** In memory and announced; the next write carries it, and an older file leads to the same end. */
  applyInMemory(id: string, event: ItemEvent): void;
  /** Puts back an item whose last change did not get onto the disk. */
  revert(item: OutboxItem): void;
  announce(item: OutboxItem): void;
  onChange(listener: (item: OutboxItem) => void): () => void;
  /** No file holds it, because there is no keyring. */
  isInMemory(id: string): boolean;
  /** A file held it at the start: whatever wrote that file. */
  isLoaded(id: string): boolean;
  /** What `isUsable` says no to counts as of a newer version, and is left alone. */
  load(isUsable: (item: OutboxItem) => boolean): Promise<void>;
  /** What the folder held and this run cannot use. */
  unusableFiles(): UnusableFiles;
  written(): Promise<void>;
  close(): void;
};

export type ItemStoreParts = {
  vault: Vault;
  files: ItemFiles | null;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
};

export function openItemStore(parts: ItemStoreParts): ItemStore {
  const { vault, files, now, random, log } = parts;
  const index = openItemIndex();
  const listeners = new Set<(item: OutboxItem) => void>();
  /** New items that are not on the disk yet: nobody works on them, and nothing is written over them. */
  const adding = new Map<string, Promise<void>>();
  const fromFiles = new Set<string>();
  let unusableFiles: UnusableFiles = { setAside: 0, newer: 0, unread: 0 };

  /** Without a keyring items stay in memory like the secrets they name; one that has a file keeps it true. */
  const belongsOnDisk = (id: string) => files?.has(id) === true || vault.storage().state === 'encrypted';

  async function write(item: OutboxItem): Promise<void> {
    await adding.get(item.id);
    if (files !== null && belongsOnDisk(item.id)) await files.write(item);
  }

  const announce = (item: OutboxItem) => {
    for (const listener of [...listeners]) listener(item);
  };

  const moment = () => ({ now: now(), random: fraction(random) });

  async function apply(id: string, event: ItemEvent): Promise<OutboxItem | undefined> {
    const item = index.get(id);
    if (item === undefined) return undefined;
    const next = advance(item, event, moment());
    if (next === item) {
      await adding.get(id);
      return item;
    }
    index.put(next);
    const written = write(next).catch((error: unknown) => {
      // Its file is still there and would come back: then it may as well be seen.
      if (isRemoved(next) && index.get(id) === undefined) index.put(item);
      throw error;
    });
    announce(next);
    await written;
    return next;
  }

  async function tryApply(id: string, event: ItemEvent): Promise<void> {
    try {
      await apply(id, event);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.error('outbox-not-written', { item: id, code: error.code });
    }
  }

  function applyInMemory(id: string, event: ItemEvent): void {
    const item = index.get(id);
    const next = item && advance(item, event, moment());
    if (next === undefined || next === item) return;
    index.put(next);
    announce(next);
  }

  const unwatch = vault.onChange((storage) => {
    if (storage.state !== 'encrypted') return;
    // Made while the keyring was locked, under another key than the next start will have.
    for (const item of index.all().filter(({ id }) => !fromFiles.has(id)))
      index.put({ ...item, fingerprint: vault.fingerprint(contentOf(item.spec)) });
    for (const item of index.all().filter(({ id }) => files?.has(id) === false)) {
      write(item).then(
        () => announce(item),
        () => log.error('outbox-not-written', { item: item.id }),
      );
    }
  });

  return {
    all: index.all,
    get: index.get,
    ofConnection: index.ofConnection,
    ofSession: index.ofSession,
    ofQueue: (queue) => index.ofQueue(queue).filter(({ id }) => !adding.has(id)),
    queues: index.queues,
    latestAccepted: index.latestTaken,
    nextSequence: index.nextTurn,

    async add(item, replaces) {
      index.put(item);
      const takesFile = replaces.some(({ id }) => adding.has(id) || files?.has(id) === true);
      if (files === null || !(takesFile || belongsOnDisk(item.id))) return;
      const added = files.writeNew(item);
      adding.set(item.id, added);
      try {
        await added;
      } catch (error) {
        adding.delete(item.id);
        if (files.has(item.id)) await tryApply(item.id, { kind: 'paused' });
        else index.drop(item.id);
        throw error;
      }
      adding.delete(item.id);
    },

    apply,
    tryApply,
    applyInMemory,
    revert: index.put,
    announce,

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    isLoaded: (id) => fromFiles.has(id),
    isInMemory: (id) => files !== null && !files.has(id),

    async load(isUsable) {
      if (files === null) return;
      const loaded = await files.load();
      const items = loaded.items.filter(isUsable);
      for (const item of items) {
        fromFiles.add(item.id);
        index.put(item);
        applyInMemory(item.id, { kind: 'restarted' });
      }
      const { setAside, unread } = loaded.unusable;
      const newer = loaded.unusable.newer + loaded.items.length - items.length;
      unusableFiles = { setAside, newer, unread };
      if (setAside > 0) log.error('outbox-items-set-aside', { count: setAside });
      if (unread > 0) log.warn('outbox-items-not-read', { count: unread });
      if (newer > 0) log.warn('outbox-items-newer', { count: newer });
    },

    unusableFiles: () => unusableFiles,

    written: async () => files?.idle(),

    close() {
      unwatch();
      listeners.clear();
    },
  };
}
