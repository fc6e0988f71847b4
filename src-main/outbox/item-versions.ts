import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import { ITEM_PATIENCE_MS, ITEM_VERSION, isFinished, type OutboxItem } from './outbox-item.ts';

/*
 * What older versions of the app wrote, read as today's item. Version 2 also kept a journal beside the files: changes
 * that came together went into one append, each line an item as it then was. Nothing writes a journal any more.
 */

/** `newer`: written by a later version of the app, and not to be touched by this one. */
export type ItemReading =
  | { kind: 'item'; item: OutboxItem; changes: number | null }
  | { kind: 'newer' }
  | { kind: 'unreadable' };

type Stored = Record<string, unknown>;

/** One step each, from the version that is its key to the next. Pure; a golden file stands for every version. */
export const ITEM_MIGRATIONS: Record<number, (item: Stored) => Stored> = {
  1: toVersion2,
  2: toVersion3,
};

/**
 * Reads the text of an item's file, or one line of a journal. Only main writes these, each whole or not at all; what
 * is checked is what a later version may change. `changes` is how often an item of an older version had changed, to
 * compare its file with the journal; null for today's.
 */
export function readItem(text: string): ItemReading {
  let value: unknown;
  try {
    value = JSON.parse(withoutByteOrderMark(text));
  } catch {
    return { kind: 'unreadable' };
  }
  if (!isRecord(value) || typeof value.version !== 'number') return { kind: 'unreadable' };
  if (value.version > ITEM_VERSION) return { kind: 'newer' };
  let current: Stored = value;
  for (let version = value.version; version < ITEM_VERSION; version += 1) {
    const migrate = ITEM_MIGRATIONS[version];
    if (migrate === undefined || !hasOldShape(current)) return { kind: 'unreadable' };
    current = migrate(current);
  }
  if (!isOfThisVersion(current)) return { kind: 'unreadable' };
  return { kind: 'item', item: current as OutboxItem, changes: changesOf(value) };
}

function changesOf({ version, changes }: Stored): number | null {
  if (version === 1) return 0;
  return version === 2 && typeof changes === 'number' ? changes : null;
}

function hasTextsAndLists(value: Stored): boolean {
  const { id, idempotencyKey, fingerprint, integration, fields, copied, createdAt } = value;
  const hasTexts = [id, idempotencyKey, fingerprint, integration].every((one) => typeof one === 'string');
  return hasTexts && Array.isArray(fields) && Array.isArray(copied) && typeof createdAt === 'number';
}

/** What versions 1 and 2 have. */
function hasOldShape(value: Stored): boolean {
  const { order, state, changes, version } = value;
  const hasOrder = isRecord(order) && Array.isArray(order.secrets) && Array.isArray(order.plain);
  const hasChanges = version === 1 || typeof changes === 'number';
  return hasTextsAndLists(value) && hasOrder && hasChanges && isRecord(state) && typeof state.at === 'string';
}

function isOfThisVersion(value: Stored): boolean {
  const { spec, state, sequence, staysUntil } = value;
  const hasWork = isRecord(spec) && (spec.work === 'submit' || spec.work === 'test');
  const hasSpec = hasWork && Array.isArray(spec.secrets) && Array.isArray(spec.plain);
  const hasNumbers = [sequence, staysUntil].every((one) => typeof one === 'number');
  return (
    hasTextsAndLists(value) && hasSpec && hasNumbers && isRecord(state) && typeof state.status === 'string'
  );
}

/**
 * Version 1 knew submissions only, sent them without another test, and had asked before it replaced anything: what
 * waits is sent as it was agreed to.
 */
function toVersion2(item: Stored): Stored {
  const { createdAt, changedAt, order, state } = item;
  const since = typeof changedAt === 'number' ? changedAt : createdAt;
  return {
    ...item,
    version: 2,
    turn: 0,
    changes: 0,
    staysUntil: Number(createdAt) + ITEM_PATIENCE_MS,
    agreedUpTo: 0,
    holder: null,
    order: { ...(order as object), work: 'submit', testFirst: 'no', mayReplace: true, beforePsa: false },
    state: isRecord(state) && state.at === 'queued' ? { ...state, since } : state,
  };
}

/** Other names for the same; with one file for each item nobody has to count its changes. */
function toVersion3({ turn, changes: _counted, order, takenAt, state, ...item }: Stored): Stored {
  const { at, ...rest } = state as Stored;
  return {
    ...item,
    version: 3,
    sequence: turn,
    spec: order,
    acceptedAt: takenAt ?? null,
    state: { status: at, ...rest },
  };
}

/** The journals of version 2 in a folder, the oldest first; null is a folder that does not list. */
export function journalsAmong(names: readonly string[] | null): string[] {
  const places = (names ?? []).flatMap((name) => {
    const match = /^journal-2(?:-(\d+))?\.jsonl$/.exec(name);
    return match === null ? [] : [{ name, place: Number(match[1] ?? 1) }];
  });
  return places.sort((a, b) => a.place - b.place).map(({ name }) => name);
}

/** How many journals a newer version has left: what they say of the items is not known here. */
export function countNewerJournals(names: readonly string[]): number {
  const versions = names.map((name) => /^journal-(\d+)(?:-\d+)?\.jsonl$/.exec(name)?.[1]);
  return versions.filter((version) => Number(version ?? 0) > 2).length;
}

/** An item as a journal has it last. */
export type JournalLine = { item: OutboxItem; changes: number };

/**
 * The latest version of each item that has a line. In one journal that is the one with more changes. A later journal
 * was begun without knowledge of the earlier one, so that its counts do not compare: it holds, except that what is
 * finished (Neo has it, or it was withdrawn) never waits again. A line cut short by a crash was never acknowledged.
 */
export function mergeJournals(texts: readonly string[]): JournalLine[] {
  const merged = new Map<string, JournalLine>();
  for (const text of texts) {
    const latest = new Map<string, JournalLine>();
    for (const line of text.split('\n').flatMap(readLine)) {
      const known = latest.get(line.item.id);
      if (known === undefined || known.changes < line.changes) latest.set(line.item.id, line);
    }
    for (const line of latest.values()) {
      const earlier = merged.get(line.item.id);
      const holds = earlier === undefined || isFinished(line.item) || !isFinished(earlier.item);
      if (holds) merged.set(line.item.id, line);
    }
  }
  return [...merged.values()];
}

function readLine(text: string): JournalLine[] {
  const reading = text === '' ? null : readItem(text);
  if (reading?.kind !== 'item' || reading.changes === null) return [];
  return [{ item: reading.item, changes: reading.changes }];
}

/**
 * Does a journal's line hold against the item's file? Of two versions 2 the one with more changes. A file of today
 * was written after the journal, by a run that could not read it or could not take it away: that holds, except that
 * what is finished never waits again.
 */
export function holdsAgainst(
  line: JournalLine,
  file: { item: OutboxItem; changes: number | null } | undefined,
): boolean {
  if (file === undefined) return true;
  if (file.changes !== null) return line.changes > file.changes;
  return isFinished(line.item) && !isFinished(file.item);
}
