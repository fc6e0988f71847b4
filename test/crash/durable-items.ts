import { readItem } from '../../src-main/outbox/item-versions.ts';
import type { OutboxItem } from '../../src-main/outbox/outbox-item.ts';

/** The items as a disk holds them, read apart from the outbox's own way. */
export function durableItems(texts: ReadonlyMap<string, string>): OutboxItem[] {
  return [...texts.values()].flatMap((text) => {
    const reading = readItem(text);
    return reading.kind === 'item' ? [reading.item] : [];
  });
}

/** A wait that was asked for. An item that is withdrawn takes its own along. `until` by the computer's clock, in ms. */
export function keepsWait({ spec, state }: OutboxItem, tenant: string, until: number): boolean {
  return spec.connectionId === tenant && state.status === 'queued' && state.notBefore === until;
}
