import {
  SESSION_GROUPS,
  type SessionFilter,
  type SessionGroup,
  type SessionPage,
  type SessionSort,
  type SessionSummary,
} from '../../src-preload/contract/session.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { rowSummaryOf } from './row-summary.ts';
import type { RowSummary } from './runtime-state.ts';
import { TEST_VALID_MS } from './vendor-state.ts';

type Asked = { search: string; filter: SessionFilter; sort?: SessionSort | undefined; limit: number };
type Found = { row: SessionListRow; summary: RowSummary; connectionName: string | null };

/**
 * Searches client, technician, notes and Neo connection for one piece of text, in any case, and filters, groups and sorts the
 * sessions: the first `limit` rows that match, how many do, and the counts of each filter. In one pass, and only the
 * rows that are shown are put together: this runs at every key. While a session is presented there are no others.
 */
export async function pageOfSessions(
  services: EnvironmentServices,
  asked: Asked,
): Promise<Omit<SessionPage, 'deleted'>> {
  const wanted = asked.search.trim().toLocaleLowerCase();
  const all = sorted(services, await services.sessions.listCached(), asked.sort);
  const dirty = watchOutbox(services);
  const counts = { all: 0, ...perGroup(() => 0) };
  const groups = perGroup(() => 0);
  const first = perGroup((): Found[] => []);
  const only = services.presentedSession();
  for (const row of all) {
    if (only !== null && row.id !== only) continue;
    const summary = rowSummaryOf(services, row, dirty.has(row.id));
    const group = row.archivedAt === null ? summary.group : 'archived';
    counts[group] += 1;
    if (group !== 'archived') counts.all += 1;
    const isShown = asked.filter === 'all' ? group !== 'archived' : asked.filter === group;
    if (!isShown) continue;
    const connectionName = connectionOf(services, row)?.name ?? null;
    const says = connectionName === null ? '' : connectionName.toLocaleLowerCase();
    if (!`${summary.text} ${says}`.includes(wanted)) continue;
    groups[group] += 1;
    if (first[group].length < asked.limit) first[group].push({ row, summary, connectionName });
  }
  dirty.clear();
  const rows = SESSION_GROUPS.flatMap((group) => first[group].map((found) => ({ group, found })))
    .slice(0, asked.limit)
    .map(({ group, found }) => summaryOf(found, group));
  const found = SESSION_GROUPS.reduce((sum, group) => sum + groups[group], 0);
  return { rows, found, groups, counts, practice: services.environment === 'practice' };
}

/** Until when these rows hold by time alone: a test is stale a day after it ended. In milliseconds. */
export async function pageHoldsUntil(
  services: EnvironmentServices,
  rows: readonly Pick<SessionSummary, 'id'>[],
): Promise<number> {
  const shown = new Set(rows.map(({ id }) => id));
  const all = (await services.sessions.listCached()).filter(({ id }) => shown.has(id));
  return Math.min(
    services.now() + TEST_VALID_MS,
    ...all.map((row) => rowSummaryOf(services, row, false).until),
  );
}

function perGroup<T>(make: () => T): Record<SessionGroup, T> {
  return {
    'needs-you': make(),
    'in-progress': make(),
    waiting: make(),
    connected: make(),
    archived: make(),
  };
}

/** `rows` come with the latest change first, and in that order the others stand among their equals. */
function sorted(
  services: EnvironmentServices,
  rows: readonly SessionListRow[],
  sort: SessionSort | undefined,
): readonly SessionListRow[] {
  if (sort === undefined || (sort.by === 'changed' && sort.descending)) return rows;
  if (sort.by === 'changed') return rows.toReversed();
  if (sort.by === 'connected') {
    const parts = new Map(rows.map((row) => [row, rowSummaryOf(services, row, false).connected]));
    return inOrder(rows, sort, (one, other) => (parts.get(one) ?? 0) - (parts.get(other) ?? 0));
  }
  const { runtime } = services;
  const { sortedRows } = runtime;
  const isSame = sortedRows?.of === rows && sortedRows.sort.by === sort.by;
  if (isSame && sortedRows.sort.descending === sort.descending) return sortedRows.rows;
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  const nameOf = sort.by === 'client' ? clientOf : technicianOf;
  runtime.sortedRows = {
    of: rows,
    sort,
    rows: inOrder(rows, sort, (one, other) => compare(nameOf(one), nameOf(other))),
  };
  return runtime.sortedRows.rows;
}

const clientOf = (row: SessionListRow) => row.clientName;
const technicianOf = (row: SessionListRow) => row.technician;

function inOrder(
  rows: readonly SessionListRow[],
  { descending }: SessionSort,
  compare: (one: SessionListRow, other: SessionListRow) => number,
): readonly SessionListRow[] {
  return rows.toSorted(descending ? (one, other) => compare(other, one) : compare);
}

function summaryOf({ row, summary, connectionName }: Found, group: SessionGroup): SessionSummary {
  const { id, clientName, technician, changedAt } = row;
  return {
    id,
    clientName,
    technician,
    connectionName,
    vendors: summary.vendors,
    group,
    next: summary.next,
    changedAt,
    ...summary.unsent,
    ...(row.archivedAt === null ? {} : { archived: true }),
    ...(row.unreadable === true ? { unreadable: true } : {}),
    ...(summary.newer === undefined ? {} : { newer: summary.newer }),
  };
}

function watchOutbox(services: EnvironmentServices): Set<string> {
  const { runtime } = services;
  if (runtime.changedSubmissions !== null) return runtime.changedSubmissions;
  const dirty = new Set<string>();
  runtime.changedSubmissions = dirty;
  services.outbox.onChange((item) => void dirty.add(item.spec.sessionId));
  return dirty;
}
