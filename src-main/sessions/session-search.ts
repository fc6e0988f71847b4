import type { SessionFilter, SessionPage, SessionSummary } from '../../src-preload/contract/session.ts';
import { connectionOf } from '../neo/view-connection.ts';
import { submissionStateOf } from '../outbox/outbox-view.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { EnvironmentServices } from './environment-services.ts';
import type { RowSummary } from './runtime-state.ts';
import { unsentOfSession } from './unsent-age.ts';
import { TEST_VALID_MS, vendorState } from './vendor-state.ts';

/**
 * Searches client, technician and Neo connection for one piece of text, in any case, and filters the sessions: the first `limit` rows that match, how many do, and the counts of each filter.
 */
export async function pageOfSessions(
  services: EnvironmentServices,
  asked: { search: string; filter: SessionFilter; limit: number },
): Promise<Omit<SessionPage, 'deleted'>> {
  const wanted = asked.search.trim().toLocaleLowerCase();
  const all = await services.sessions.listCached();
  const dirty = watchOutbox(services);
  const counts = { all: 0, attention: 0, archived: 0 };
  const rows: SessionSummary[] = [];
  let found = 0;
  for (const row of all) {
    const standing = rowSummaryOf(services, row, dirty.has(row.id));
    const isArchived = row.archivedAt !== null;
    const stands: Record<SessionFilter, boolean> = {
      all: !isArchived,
      attention: !isArchived && standing.needsAttention,
      archived: isArchived,
    };
    for (const filter of FILTERS) if (stands[filter]) counts[filter] += 1;
    if (!stands[asked.filter]) continue;
    const connectionName = connectionOf(services, row)?.name ?? null;
    const says = connectionName === null ? '' : connectionName.toLocaleLowerCase();
    if (!`${standing.text} ${says}`.includes(wanted)) continue;
    found += 1;
    if (rows.length < asked.limit) rows.push(summaryOf(row, standing, connectionName));
  }
  dirty.clear();
  return { rows, found, counts, practice: services.environment === 'practice' };
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

const FILTERS: readonly SessionFilter[] = ['all', 'attention', 'archived'];

function summaryOf(row: SessionListRow, standing: RowSummary, connectionName: string | null): SessionSummary {
  const { id, clientName, technician, changedAt } = row;
  return {
    id,
    clientName,
    technician,
    connectionName,
    vendors: standing.vendors,
    changedAt,
    ...standing.unsent,
    ...(row.archivedAt === null ? {} : { archived: true }),
    ...(row.unreadable === true ? { unreadable: true } : {}),
    ...(standing.newer === undefined ? {} : { newer: standing.newer }),
  };
}

/** Written by a newer version, or of vendors that only a newer build has: there is nothing here to open it with. */
function newerOf({ newer, vendors }: SessionListRow): string[] | undefined {
  if (newer !== undefined) return newer;
  const isForeign = vendors.length > 0 && vendors.every(({ vendor }) => !hasVendor(vendor));
  return isForeign ? vendors.map(({ vendor }) => vendor) : undefined;
}

function rowSummaryOf(services: EnvironmentServices, row: SessionListRow, hasMoved: boolean): RowSummary {
  const now = services.now();
  const known = services.runtime.rowSummaries.get(row);
  if (known !== undefined && !hasMoved && now >= known.from && now < known.until) return known;
  // A folder of a vendor may be missing where a session came from another build.
  const vendors = row.vendors.map((stored) => ({
    vendor: stored.vendor,
    state: hasVendor(stored.vendor)
      ? vendorState(findVendor(stored.vendor), stored, submissionStateOf(services, stored, row.id), now)
      : ('draft' as const),
  }));
  const unsent = unsentOfSession(services, row.vendors);
  const newer = newerOf(row);
  const isOddFile = row.unreadable === true || newer !== undefined;
  // A test that is good now is stale a day after it ended.
  const ends = row.vendors.flatMap(({ report }) => (report === null ? [] : Date.parse(report.endedAt)));
  const standing: RowSummary = {
    text: `${row.clientName} ${row.technician}`.toLocaleLowerCase(),
    vendors,
    unsent,
    newer,
    needsAttention:
      isOddFile || 'unsentSince' in unsent || vendors.some(({ state }) => state === 'needs-attention'),
    from: now,
    until: Math.min(
      ...ends.map((end) => end + TEST_VALID_MS).filter((end) => end > now),
      now + TEST_VALID_MS,
    ),
  };
  services.runtime.rowSummaries.set(row, standing);
  return standing;
}

function watchOutbox(services: EnvironmentServices): Set<string> {
  const { runtime } = services;
  if (runtime.changedSubmissions !== null) return runtime.changedSubmissions;
  const dirty = new Set<string>();
  runtime.changedSubmissions = dirty;
  services.outbox.onChange((item) => void dirty.add(item.spec.sessionId));
  return dirty;
}
