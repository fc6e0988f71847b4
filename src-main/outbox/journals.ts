import { isRecord } from '../neo/envelope.ts';
import { readItemValue } from './item-versions.ts';
import { ITEM_VERSION, isFinished, type OutboxItem } from './outbox-item.ts';

/**
 * What of the journals is still on the disk after a start: the items they have lines of, and of these what is newer
 * there than in its file. `isUnread`: one did not read, and none may be taken away in this run.
 */
export type LeftJournal = { ids: string[]; unfolded: Map<string, OutboxItem>; isUnread: boolean };

/** After all that may be in a folder which does not list. */
const FAR_AHEAD = 999;

/** The version is in the name: an older app must not take a newer journal for its own. */
export function journalName(place: number): string {
  return place === 1 ? `journal-${ITEM_VERSION}.jsonl` : `journal-${ITEM_VERSION}-${place}.jsonl`;
}

/** This version's journals, the oldest first, and the name of one after them; null is a folder that does not list. */
export function journalsAmong(names: readonly string[] | null): { names: string[]; next: string } {
  if (names === null) return { names: [journalName(1)], next: journalName(FAR_AHEAD) };
  const form = new RegExp(`^journal-${ITEM_VERSION}(?:-(\\d+))?\\.jsonl$`);
  const places = names.flatMap((name) => {
    const match = form.exec(name);
    return match === null ? [] : [Number(match[1] ?? 1)];
  });
  places.sort((a, b) => a - b);
  return { names: places.map(journalName), next: journalName((places.at(-1) ?? 1) + 1) };
}

/** How many a newer version has left: what they say of the items is not known here. */
export function countNewer(names: readonly string[]): number {
  const versions = names.map((name) => /^journal-(\d+)(?:-\d+)?\.jsonl$/.exec(name)?.[1]);
  return versions.filter((version) => Number(version ?? 0) > ITEM_VERSION).length;
}

/**
 * The latest version of each item that has a line. In one journal that is the one with more changes. A later journal was
 * begun without knowledge of the earlier one, so that its counts do not compare: it holds, except that what is over
 * (Neo has it, or it was withdrawn) never waits again. A line cut short by a crash was never acknowledged.
 */
export function mergeJournals(texts: readonly string[]): OutboxItem[] {
  const merged = new Map<string, OutboxItem>();
  for (const text of texts) {
    const latest = new Map<string, OutboxItem>();
    for (const item of text.split('\n').flatMap(readLine)) {
      const known = latest.get(item.id);
      if (known === undefined || known.changes < item.changes) latest.set(item.id, item);
    }
    for (const item of latest.values()) {
      const earlier = merged.get(item.id);
      if (earlier === undefined || isFinished(item) || !isFinished(earlier)) merged.set(item.id, item);
    }
  }
  return [...merged.values()];
}

function readLine(line: string): OutboxItem[] {
  if (line === '') return [];
  try {
    const value: unknown = JSON.parse(line);
    const reading = isRecord(value) ? readItemValue(value) : undefined;
    return reading?.kind === 'item' ? [reading.item] : [];
  } catch {
    return [];
  }
}
