import type { OutboxRow } from '../../../src-preload/contract/submission.ts';

/** A submission that waits, with what a test wants otherwise. */
export function sampleRow(more: Partial<OutboxRow> = {}): OutboxRow {
  return {
    itemId: 'i1',
    sessionId: 's1',
    clientName: 'Acme',
    vendor: 'rmm',
    work: 'submit',
    connectionName: 'Acme tenant',
    state: 'queued',
    waitsFor: 'offline',
    attempts: 0,
    queuedAt: '2026-11-22T08:00:00.000Z',
    inMemory: false,
    can: { pause: true, sendNow: true, withdraw: true },
    ...more,
  };
}
