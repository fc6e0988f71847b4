import { useEffect, useRef, useState } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';

/** As many rows as a high window shows: they are drawn at once, the others when the keys rest. */
const FIRST = 20;
const SETTLE_MS = 150;
const NO_ROWS: readonly SessionSummary[] = [];

/** By `slotOf`. */
export type Slots = ReadonlyMap<string, number>;

/**
 * The rows to draw now: the first as they are, and below them the others as they were last drawn, until those follow.
 */
export function useInTwoSteps(rows: readonly SessionSummary[]): readonly SessionSummary[] {
  const [drawn, setDrawn] = useState(NO_ROWS);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(rows), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [rows]);
  return inTwoSteps(rows, drawn);
}

/** As many rows as there are now; what was drawn before fills up to that number. */
export function inTwoSteps(
  now: readonly SessionSummary[],
  drawn: readonly SessionSummary[],
): readonly SessionSummary[] {
  if (now === drawn || now.length <= FIRST) return now;
  if (drawn.length === 0) return now.slice(0, FIRST);
  const rows = new Map(now.slice(0, FIRST).map((row) => [row.id, row]));
  for (const row of [...drawn.slice(FIRST), ...now.slice(FIRST)]) {
    if (rows.size < now.length && !rows.has(row.id)) rows.set(row.id, row);
  }
  return [...rows.values()];
}

/** A row's name among the places: in another group it is another place. */
export function slotOf({ group, id }: Pick<SessionSummary, 'group' | 'id'>): string {
  return `${group}/${id}`;
}

/**
 * The place in its group that each row is drawn in, to be its key. While somebody types in the search, places are
 * numbered from the top, so that texts change and nothing is built or moved: that is most of the time between a key
 * and what it found. While the focus is inside the table, a row that stays keeps its place and no place changes its
 * owner, so that the focus never comes to stand on another session.
 */
export function useSlots(rows: readonly SessionSummary[], isFocusInside: () => boolean): Slots {
  const slots = useRef<Slots>(new Map());
  slots.current = isFocusInside() ? keepSlots(slots.current, rows.map(slotOf)) : newSlots(rows);
  return slots.current;
}

export function newSlots(rows: readonly Pick<SessionSummary, 'group' | 'id'>[]): Slots {
  const next = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const slot = next.get(row.group) ?? 0;
      next.set(row.group, slot + 1);
      return [slotOf(row), slot];
    }),
  );
}

export function keepSlots(before: Slots, names: readonly string[]): Slots {
  let next = Math.max(-1, ...before.values());
  return new Map(
    names.map((name) => {
      const slot = before.get(name);
      if (slot === undefined) next += 1;
      return [name, slot ?? next];
    }),
  );
}
