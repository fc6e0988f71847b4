import { join } from 'node:path';
import type { Files } from '../storage/files.ts';
import { isRecord } from './neo-envelope.ts';
import type { OutboxItem } from './outbox-item.ts';

/** One file for each item, `<id>.json`. Every method but `load` rejects with a DiskError. */
export type ItemFiles = {
  /** What could not be read was set aside, and is only counted. */
  load(): Promise<{ items: OutboxItem[]; setAside: number }>;
  write(item: OutboxItem): Promise<void>;
  remove(item: OutboxItem): Promise<void>;
};

export function openItemFiles(files: Files, folder: string): ItemFiles {
  const pathOf = (item: OutboxItem) => join(folder, `${item.id}.json`);
  let isMade = false;

  return {
    async load() {
      const items: OutboxItem[] = [];
      let setAside = 0;
      await files.sweepTemporary(folder);
      for (const name of (await files.list(folder)).filter((one) => one.endsWith('.json'))) {
        const path = join(folder, name);
        const text = await files.readText(path);
        const item = text === null ? undefined : readItem(text);
        if (item !== undefined && `${item.id}.json` === name) items.push(item);
        else if (text !== null) {
          await files.setAside(path, 'unreadable');
          setAside += 1;
        }
      }
      return { items: items.sort((a, b) => a.createdAt - b.createdAt), setAside };
    },

    async write(item) {
      if (!isMade) await files.makeFolder(folder);
      isMade = true;
      await files.writeAtomic(pathOf(item), JSON.stringify(item));
    },

    remove: (item) => files.remove(pathOf(item)),
  };
}

/** Only main writes these files, each whole or not at all; what is checked is what a later version may change. */
function readItem(text: string): OutboxItem | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.version !== 1) return undefined;
  const { id, idempotencyKey, fingerprint, integration, order, state, fields, copied } = value;
  const hasTexts = [id, idempotencyKey, fingerprint, integration].every((one) => typeof one === 'string');
  const hasOrder = isRecord(order) && Array.isArray(order.secrets) && Array.isArray(order.plain);
  const hasState = isRecord(state) && typeof state.at === 'string';
  const isWhole = hasTexts && hasOrder && hasState && Array.isArray(fields) && Array.isArray(copied);
  return isWhole && typeof value.createdAt === 'number' ? (value as OutboxItem) : undefined;
}
