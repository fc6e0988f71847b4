import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';

/**
 * One line of the list: everything that waits of one vendor of one session. A test beside a submission is the same
 * work; `lead` is the one that says how it stands.
 */
export type OutboxLine = { key: string; lead: OutboxRow; items: OutboxRow[]; can: OutboxRow['can'] };

/** It stays until a person does something. */
export function needsSomebody(row: OutboxRow): boolean {
  return row.state === 'needs-attention' || row.state === 'hand-over' || waitsForKey(row);
}

/** One line for each vendor of a session, the lines of a client together, clients that need somebody first. */
export function linesOf(rows: readonly OutboxRow[]): OutboxLine[] {
  const lines = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const key = `${row.sessionId} ${row.vendor}`;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const clients = new Map<string, OutboxLine[]>();
  for (const [key, items] of lines) {
    const line = lineOf(key, items);
    const { sessionId } = line.lead;
    clients.set(sessionId, [...(clients.get(sessionId) ?? []), line]);
  }
  const groups = [...clients.values()];
  const isUrgent = (group: OutboxLine[]) => group.some(({ lead }) => needsSomebody(lead));
  return [...groups.filter(isUrgent), ...groups.filter((group) => !isUrgent(group))].flat();
}

function lineOf(key: string, items: OutboxRow[]): OutboxLine {
  const lead =
    items.find(needsSomebody) ?? items.find(({ work }) => work === 'submit') ?? (items[0] as OutboxRow);
  const may = (act: keyof OutboxRow['can']) => items.some(({ can }) => can[act]);
  return {
    key,
    lead,
    items,
    can: { pause: may('pause'), sendNow: may('sendNow'), withdraw: may('withdraw') },
  };
}

/** What is asked for, in words. */
export function workWords({ lead, items }: OutboxLine): string {
  const { works } = outboxMessages;
  if (lead.state === 'hand-over') return works.handOver;
  const isSubmission = items.some(({ work }) => work === 'submit');
  if (!isSubmission) return works.test;
  return items.some(({ work, tests }) => work === 'test' || tests) ? works.both : works.submit;
}

export type LineAct =
  | 'handOver'
  | 'replace'
  | 'confirm'
  | 'settings'
  | 'open'
  | 'sendNow'
  | 'pause'
  | 'withdraw';

/** What can be done, what is needed first; nothing twice. */
export function actsOf({ lead, can }: OutboxLine): LineAct[] {
  const needed = neededAct(lead);
  const acts: LineAct[] = needed === null ? [] : [needed];
  if (can.sendNow && needed !== 'replace') acts.push('sendNow');
  if (can.pause) acts.push('pause');
  if (can.withdraw) acts.push('withdraw');
  acts.push('open');
  return [...new Set(acts)];
}

function neededAct(lead: OutboxRow): LineAct | null {
  if (lead.state === 'hand-over') return 'handOver';
  if (waitsForKey(lead)) return 'settings';
  if (lead.state !== 'needs-attention') return null;
  switch (lead.attention) {
    case 'would-replace':
      return 'replace';
    case 'host-unconfirmed':
      return 'confirm';
    case 'too-old':
      return lead.can.sendNow ? 'sendNow' : 'open';
    default:
      return 'open';
  }
}

/** Each line's name by its key: client and vendor, numbered where both come again. */
export function namesOf(
  lines: readonly OutboxLine[],
  vendorName: (id: string) => string,
): Map<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map(({ key, lead }) => {
      const plain = `${lead.clientName || outboxMessages.unnamed} ${vendorName(lead.vendor)}`;
      const count = (seen.get(plain) ?? 0) + 1;
      seen.set(plain, count);
      return [key, count === 1 ? plain : formatMessage(outboxMessages.rowAgain, { row: plain, count })];
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

/** How many lines wait, and how many of them wait for a person. */
export function countLines(lines: readonly OutboxLine[]): { waiting: number; attention: number } {
  const attention = lines.filter(({ lead }) => needsSomebody(lead)).length;
  return { waiting: lines.length - attention, attention };
}
