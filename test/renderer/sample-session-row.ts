import type { SessionPage, SessionSummary } from '../../src-preload/contract/session.ts';

/** A row of the list of sessions in which nothing has been done yet. */
export function sampleRow(change: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id: 'a',
    clientName: 'Acme',
    technician: 'Robin',
    connectionName: null,
    vendors: [{ vendor: 'pretend', state: 'draft' }],
    group: 'in-progress',
    next: { act: 'start', vendor: 'pretend' },
    changedAt: '2030-01-01T00:00:00.000Z',
    ...change,
  };
}

/** The page that holds these rows and no others. */
export function samplePage(rows: SessionSummary[]): SessionPage {
  const groups = { 'needs-you': 0, 'in-progress': 0, waiting: 0, connected: 0, archived: 0 };
  for (const { group } of rows) groups[group] += 1;
  const all = rows.length - groups.archived;
  return { rows, found: rows.length, groups, counts: { all, ...groups }, deleted: [], practice: false };
}
