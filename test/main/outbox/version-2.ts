import { newItem, type OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { rmm } from './outbox-fixture.ts';

/** The name of the first journal that version 2 kept beside the files. */
export const JOURNAL = 'journal-2.jsonl';

/** A submission of a session of the same name, as today's app has it. */
export function itemOf(id: string, change: Partial<OutboxItem> = {}): OutboxItem {
  const terms = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const named = { sessionId: id, vendor: 'v', connectionId: 'c', clientName: '', guide: '' };
  const identity = { id, idempotencyKey: 'k', fingerprint: 'f', appVersion: '0.1.0', sequence: 1, now: 0 };
  return { ...newItem({ ...terms, ...named, secrets: [], plain: [] }, rmm, identity), ...change };
}

/** The same item as version 2 wrote it: the text of its file, or a line of the journal. */
export function textOfVersion2(item: OutboxItem, changes: number): string {
  const { sequence, spec, acceptedAt, state, ...rest } = item;
  const { status, ...more } = state;
  const names = { version: 2, turn: sequence, changes, order: spec, takenAt: acceptedAt };
  return JSON.stringify({ ...rest, ...names, state: { at: status, ...more } });
}
