import { join } from 'node:path';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import {
  ACTS,
  type NextAct,
  SESSION_FILTERS,
  SESSION_GROUPS,
  type SessionPage,
  type SessionSummary,
  type VendorState,
} from '../../src-preload/contract/session.ts';
import type { Theme } from '../../src-preload/contract/settings.ts';
import { FIRST_ROWS, type StartSnapshot } from '../../src-preload/contract/start-snapshot.ts';
import { WAIT_REASONS } from '../../src-preload/contract/submission.ts';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import type { Log } from '../system/log.ts';
import type { Files } from './files.ts';

/*
 * The first page of the session list as it was shown last, for the next start. It may be thrown away at any time, and it
 * is believed only while every file it was made from is still the same: a vendor that has failed since must not stand
 * there as tested, not even until main answers.
 */

const SCHEMA = 2;
const NAME = 'start-snapshot.json';
/** In bytes; fifty rows take some twenty thousand. */
const MAX_BYTES = 512 * 1024;

type Parts = { files: Files; userData: string; log: Log; now: () => number };
/** `until`: when the first of its rows would say something else by time alone. In milliseconds. */
type Taken = StartSnapshot & { until: number };

/** Null where there is none, or where anything has changed since it was taken. Never rejects. */
export async function readStartSnapshot({ files, userData, log, now }: Parts): Promise<StartSnapshot | null> {
  try {
    const text = await files.readText(join(userData, NAME), MAX_BYTES);
    const found: unknown = text === null ? null : JSON.parse(withoutByteOrderMark(text));
    if (!isRecord(found) || found.schema !== SCHEMA || !isRecord(found.stamps)) return null;
    if (typeof found.takenAt !== 'number' || typeof found.until !== 'number') return null;
    if (now() < found.takenAt || now() >= found.until) return null;
    const sessions = pageIn(found.sessions);
    if (sessions === null || !isTheme(found.theme)) return null;
    const stamps = await stampsOf(files, userData, sessions);
    const { stamps: former } = found;
    const isSame = Object.entries(stamps).every(([path, stamp]) => former[path] === stamp);
    return isSame ? { theme: found.theme, sessions } : null;
  } catch {
    log.warn('start-snapshot-thrown-away');
    return null;
  }
}

/**
 * Writes what `take` returns. Stamps come first: a change in between makes them differ, and the snapshot is not
 * believed.
 */
export async function writeStartSnapshot(parts: Parts, take: () => Promise<Taken>): Promise<void> {
  const { files, userData, log, now } = parts;
  try {
    const before = await take();
    const stamps = await stampsOf(files, userData, before.sessions);
    const { theme, sessions, until } = await take();
    // A row that came in between has no stamp, and is believed by nobody.
    const text = JSON.stringify({ schema: SCHEMA, takenAt: now(), until, stamps, theme, sessions });
    await files.writeAtomic(join(userData, NAME), text);
  } catch {
    log.warn('start-snapshot-not-written');
  }
}

/**
 * Of the sessions on the page, and of what else their rows are made from. The outbox writes by renaming: its folder
 * changes.
 */
async function stampsOf(
  files: Files,
  userData: string,
  { rows }: SessionPage,
): Promise<Record<string, string>> {
  const paths = ['settings.json', 'outbox', ...rows.map(({ id }) => `sessions/${id}.json`)];
  const stamps = await Promise.all(
    paths.map(async (path) => [path, (await files.stamp(join(userData, path))) ?? 'none'] as const),
  );
  return Object.fromEntries(stamps);
}

const STATES: Record<VendorState, true> = {
  draft: true,
  complete: true,
  tested: true,
  stale: true,
  queued: true,
  sent: true,
  connected: true,
  'needs-attention': true,
};

const isTheme = (given: unknown): given is Theme =>
  given === 'system' || given === 'light' || given === 'dark';
const isCount = (given: unknown): given is number => typeof given === 'number' && given >= 0;
const isId = (given: unknown): given is string => typeof given === 'string' && /^[\w-]{1,64}$/.test(given);
const isOneOf = <T extends string>(known: readonly T[], given: unknown): given is T =>
  (known as readonly unknown[]).includes(given);
const isState = (given: unknown): given is VendorState =>
  typeof given === 'string' && Object.hasOwn(STATES, given);

/** A file may have been written by anything: only a page of plain rows gets past here. */
function pageIn(given: unknown): SessionPage | null {
  if (!isRecord(given) || !Array.isArray(given.rows)) return null;
  const counts = countsIn(given.counts, SESSION_FILTERS);
  const groups = countsIn(given.groups, SESSION_GROUPS);
  if (counts === null || groups === null || !isCount(given.found)) return null;
  const rows = given.rows.slice(0, FIRST_ROWS).map(rowIn);
  if (!rows.every((row) => row !== null)) return null;
  return { rows, found: given.found, groups, counts, deleted: [], practice: false };
}

function countsIn<K extends string>(given: unknown, names: readonly K[]): Record<K, number> | null {
  if (!isRecord(given) || !names.every((name) => isCount(given[name]))) return null;
  return Object.fromEntries(names.map((name) => [name, Number(given[name])])) as Record<K, number>;
}

function nextIn(given: unknown): NextAct | null {
  if (!isRecord(given) || !isId(given.vendor) || !isOneOf(ACTS, given.act)) return null;
  const waitsFor = isOneOf(WAIT_REASONS, given.waitsFor) ? { waitsFor: given.waitsFor } : {};
  return { act: given.act, vendor: given.vendor, ...waitsFor };
}

function rowIn(given: unknown): SessionSummary | null {
  if (!isRecord(given) || !isId(given.id) || !Array.isArray(given.vendors)) return null;
  // Rare rows, and more to say about each: main says it a moment later.
  if (given.unreadable !== undefined || given.newer !== undefined) return null;
  const vendors = given.vendors.flatMap((one: unknown) =>
    isRecord(one) && isId(one.vendor) && isState(one.state)
      ? [{ vendor: one.vendor, state: one.state, ...(one.begun === true ? { begun: true as const } : {}) }]
      : [],
  );
  const next = nextIn(given.next);
  if (next === null || !isOneOf(SESSION_GROUPS, given.group)) return null;
  if (vendors.length !== given.vendors.length || typeof given.changedAt !== 'string') return null;
  const { unsentSince, unsentSecrets } = given;
  return {
    id: given.id,
    clientName: plainText(given.clientName),
    technician: plainText(given.technician),
    connectionName: given.connectionName === null ? null : plainText(given.connectionName),
    vendors,
    group: given.group,
    next,
    changedAt: given.changedAt,
    ...(given.archived === true ? { archived: true as const } : {}),
    ...(typeof unsentSince === 'string' && isCount(unsentSecrets) ? { unsentSince, unsentSecrets } : {}),
  };
}
