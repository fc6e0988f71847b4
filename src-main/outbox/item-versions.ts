import { isRecord } from '../neo/envelope.ts';
import { withoutByteOrderMark } from '../storage/migrations.ts';
import { ITEM_VERSION, LONGEST_STAY, type OutboxItem } from './outbox-item.ts';

/** `newer`: written by a later version of the app, and not to be touched by this one. */
export type ItemReading = { kind: 'item'; item: OutboxItem } | { kind: 'newer' } | { kind: 'unreadable' };

/** One step each, from the version that is its key to the next. Pure; a golden file stands for every version. */
export const ITEM_MIGRATIONS: Record<number, (item: Record<string, unknown>) => Record<string, unknown>> = {
  1: toVersion2,
};

/**
 * Reads the text of an item's file. Only main writes these files, each whole or not at all; what is checked is what
 * a later version may change. Pure.
 */
export function readItem(text: string): ItemReading {
  let value: unknown;
  try {
    value = JSON.parse(withoutByteOrderMark(text));
  } catch {
    return { kind: 'unreadable' };
  }
  return readItemValue(value);
}

export function readItemValue(value: unknown): ItemReading {
  if (!isRecord(value) || typeof value.version !== 'number') return { kind: 'unreadable' };
  if (value.version > ITEM_VERSION) return { kind: 'newer' };
  let current: Record<string, unknown> = value;
  for (let version = value.version; version < ITEM_VERSION; version += 1) {
    const migrate = ITEM_MIGRATIONS[version];
    if (migrate === undefined || !hasShape(current)) return { kind: 'unreadable' };
    current = migrate(current);
  }
  if (!hasShape(current) || !isOfThisVersion(current)) return { kind: 'unreadable' };
  return { kind: 'item', item: current as OutboxItem };
}

/** What every version has. */
function hasShape(value: Record<string, unknown>): boolean {
  const { id, idempotencyKey, fingerprint, integration, order, state, fields, copied, createdAt } = value;
  const hasTexts = [id, idempotencyKey, fingerprint, integration].every((one) => typeof one === 'string');
  const hasOrder = isRecord(order) && Array.isArray(order.secrets) && Array.isArray(order.plain);
  const hasState = isRecord(state) && typeof state.at === 'string';
  const hasLists = Array.isArray(fields) && Array.isArray(copied);
  return hasTexts && hasOrder && hasState && hasLists && typeof createdAt === 'number';
}

function isOfThisVersion({ order, turn, changes, staysUntil }: Record<string, unknown>): boolean {
  const hasWork = isRecord(order) && (order.work === 'submit' || order.work === 'test');
  return hasWork && [turn, changes, staysUntil].every((one) => typeof one === 'number');
}

/**
 * Version 1 knew submissions only, sent them without another test, and had asked before it replaced anything: what
 * waits goes on as it was agreed to.
 */
function toVersion2(item: Record<string, unknown>): Record<string, unknown> {
  const { createdAt, changedAt, order, state } = item;
  const since = typeof changedAt === 'number' ? changedAt : createdAt;
  return {
    ...item,
    version: 2,
    turn: 0,
    changes: 0,
    staysUntil: Number(createdAt) + LONGEST_STAY,
    agreedUpTo: 0,
    holder: null,
    order: {
      ...(order as object),
      work: 'submit',
      testFirst: 'no',
      mayReplace: true,
      beforePsa: false,
    },
    state: isRecord(state) && state.at === 'queued' ? { ...state, since } : state,
  };
}
