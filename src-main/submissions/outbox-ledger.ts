import type { Log } from '../log.ts';
import type { Vault } from '../secrets/vault.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { World } from '../world.ts';
import type { ItemFiles } from './item-files.ts';
import { fraction } from './new-item.ts';
import type { OutboxItem } from './outbox-item.ts';
import { advance, type QueueEvent } from './queue.ts';

/**
 * The items as they are now, and their files. Every change goes through the transition function, is written in
 * the order it happened, and is announced.
 */
export type Ledger = {
  all(): OutboxItem[];
  get(id: string): OutboxItem | undefined;
  ofConnection(connectionId: string): OutboxItem[];
  /** Settles when durable. Rejects with a DiskError, and then the item is not there. */
  add(item: OutboxItem): Promise<void>;
  /** Settles when durable; rejects with a DiskError, and memory has changed nevertheless. */
  apply(id: string, event: QueueEvent): Promise<OutboxItem | undefined>;
  /** For what cannot be undone, as Neo's answer: an older file only leads to the same key again. */
  applyAnyway(id: string, event: QueueEvent): Promise<void>;
  /** Puts back an item whose last change did not get onto the disk. */
  putBack(item: OutboxItem): void;
  announce(item: OutboxItem): void;
  onChange(listener: (item: OutboxItem) => void): () => void;
  load(): Promise<void>;
  written(): Promise<void>;
  close(): void;
};

export type LedgerParts<W extends World> = {
  vault: Vault<W>;
  disk: ItemFiles | null;
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
};

export function openLedger<W extends World>({ vault, disk, now, random, log }: LedgerParts<W>): Ledger {
  const items = new Map<string, OutboxItem>();
  const onDisk = new Set<string>();
  const writing = new Map<string, Promise<void>>();
  const listeners = new Set<(item: OutboxItem) => void>();

  /** Without a keyring items stay in memory like the secrets they name; one that has a file keeps it true. */
  function write(item: OutboxItem): Promise<void> {
    const belongsOnDisk = onDisk.has(item.id) || vault.storage().state === 'encrypted';
    const next = (writing.get(item.id) ?? Promise.resolve()).then(async () => {
      if (!belongsOnDisk || disk === null) return;
      if (item.state.at === 'withdrawn') {
        await disk.remove(item);
        onDisk.delete(item.id);
        return;
      }
      await disk.write(item);
      onDisk.add(item.id);
    });
    writing.set(
      item.id,
      next.catch(() => {}),
    );
    return next;
  }

  const announce = (item: OutboxItem) => {
    for (const listener of listeners) listener(item);
  };

  async function apply(id: string, event: QueueEvent): Promise<OutboxItem | undefined> {
    const item = items.get(id);
    if (item === undefined) return undefined;
    const next = advance(item, event, { now: now(), random: fraction(random) });
    if (next === item) {
      await writing.get(id);
      return item;
    }
    if (next.state.at === 'withdrawn') items.delete(id);
    else items.set(id, next);
    const written = write(next);
    announce(next);
    await written;
    return next;
  }

  async function applyAnyway(id: string, event: QueueEvent): Promise<void> {
    try {
      await apply(id, event);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      log.error('outbox-not-written', { item: id, code: error.code });
    }
  }

  const unwatch = vault.onChange((storage) => {
    if (storage.state !== 'encrypted') return;
    const fresh = [...items.values()].filter((item) => !onDisk.has(item.id));
    for (const item of fresh) {
      write(item).catch(() => log.error('outbox-not-written', { item: item.id }));
    }
  });

  return {
    all: () => [...items.values()],
    get: (id) => items.get(id),
    ofConnection: (connectionId) =>
      [...items.values()].filter((item) => item.order.connectionId === connectionId),

    async add(item) {
      items.set(item.id, item);
      try {
        await write(item);
      } catch (error) {
        items.delete(item.id);
        throw error;
      }
    },

    apply,
    applyAnyway,
    putBack: (item) => void items.set(item.id, item),
    announce,

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async load() {
      const loaded = await disk?.load();
      for (const item of loaded?.items ?? []) {
        items.set(item.id, item);
        onDisk.add(item.id);
        await applyAnyway(item.id, { kind: 'restarted' });
      }
      if (loaded && loaded.setAside > 0) log.error('outbox-items-set-aside', { count: loaded.setAside });
    },

    async written() {
      await Promise.all(writing.values());
    },

    close() {
      unwatch();
      listeners.clear();
    },
  };
}
