import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';

/** Each row's name by its item: client and vendor, numbered where both come again. */
export function namesOf(rows: readonly OutboxRow[], vendorName: (id: string) => string): Map<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const plain = `${row.clientName || outboxMessages.unnamed} ${vendorName(row.vendor)}`;
      const count = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, count);
      return [row.itemId, count === 1 ? plain : fill(outboxMessages.rowAgain, { row: plain, count })];
    }),
  );
}

/**
 * What `Send all now` means: everything that waits by itself. What a person paused, what has to be answered and what
 * waits for the PSA of its session stays: one button for all must not answer for each, nor turn the order round.
 */
export function sentWithAll(rows: readonly OutboxRow[], isPsa: (vendor: string) => boolean): OutboxRow[] {
  const withPsa = new Set(
    rows.filter((row) => row.work === 'submit' && isPsa(row.vendor)).map((row) => row.sessionId),
  );
  return rows.filter((row) => {
    if (row.state !== 'queued' || !row.can.sendNow) return false;
    if (row.waitsFor === 'paused' || row.waitsFor === 'psa-first') return false;
    return row.work === 'test' || isPsa(row.vendor) || !withPsa.has(row.sessionId);
  });
}

/**
 * Where a row is opened: Review for what is sent, the workspace for a test. Never by its state, which may change
 * between the look and the click; Review leads on to the vendor where something has to be corrected there.
 */
export function opensIn({ work }: OutboxRow): 'workspace' | 'review' {
  return work === 'test' ? 'workspace' : 'review';
}

/** It goes when somebody has seen to the Neo API key, and not by itself. */
export function waitsForKey({ state, waitsFor }: OutboxRow): boolean {
  return state === 'queued' && (waitsFor === 'no-key' || waitsFor === 'key-refused');
}

/** How many wait, and how many wait for a person. */
export function countRows(rows: readonly OutboxRow[]): { waiting: number; attention: number } {
  const attention = rows.filter(
    (row) => row.state === 'needs-attention' || row.state === 'hand-over' || waitsForKey(row),
  ).length;
  return { waiting: rows.length - attention, attention };
}
