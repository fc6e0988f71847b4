import { readItem } from '../../src-main/outbox/item-versions.ts';
import type { OutboxItem } from '../../src-main/outbox/outbox-item.ts';

/** The items as a disk holds them, read apart from the outbox's own way: of each the version with the most changes. */
export function durableItems(texts: ReadonlyMap<string, string>): OutboxItem[] {
  const latest = new Map<string, OutboxItem>();
  for (const line of [...texts.values()].flatMap((text) => text.split('\n'))) {
    const reading = readItem(line);
    if (reading.kind !== 'item') continue;
    const known = latest.get(reading.item.id);
    if (known === undefined || known.changes < reading.item.changes)
      latest.set(reading.item.id, reading.item);
  }
  return [...latest.values()];
}

/** A wait that was asked for. An item that is withdrawn takes its own along. `until` by the computer's clock, in ms. */
export function keepsWait({ order, state }: OutboxItem, tenant: string, until: number): boolean {
  return order.connectionId === tenant && state.at === 'queued' && state.notBefore === until;
}
