import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../../src-main/storage/files.ts';
import { openSessions } from '../../src-main/storage/sessions.ts';
import type { StoredField, StoredSession, StoredVendor } from '../../src-main/storage/stored-session.ts';
import { aReport } from './sample-session.ts';
import { silentLog } from './silent-log.ts';

const SEALED: Record<string, string[]> = {
  halopsa: ['clientId', 'clientSecret', 'agentId'],
  vsax: ['tokenId', 'tokenSecret'],
  asio: ['clientId', 'clientSecret'],
};
const ADDRESS: Record<string, string> = { halopsa: 'baseUrl', vsax: 'tenantUrl', asio: 'region' };
const EVIDENCE = { check: 'c', request: 'GET /api', status: 200, count: 12, at: '2030-01-01T00:00:00.000Z' };

/** A session with three vendors that have been filled and tested long ago; `at` counts from 1. */
export function aFullSession(at: number): StoredSession {
  const id = randomUUID();
  const time = new Date(Date.parse('2030-01-01T00:00:00Z') - at * 60_000).toISOString();
  return {
    schema: 5,
    id,
    clientName: `Client ${String(at).padStart(4, '0')}`,
    technician: 'Robin',
    connectionId: null,
    currentVendor: 'halopsa',
    vendors: Object.keys(SEALED).map((vendor) => aFullVendor(id, vendor, at)),
    notes: '',
    createdAt: time,
    changedAt: time,
    archivedAt: null,
    deletedAt: null,
  };
}

function aFullVendor(sessionId: string, vendor: string, at: number): StoredVendor {
  const sealed = (SEALED[vendor] ?? []).map((field): [string, StoredField] => [
    field,
    {
      ref: { record: `${sessionId}.${vendor}.${field}`, revision: 1_800_000_000_000 + at },
      length: 40,
      savedAt: '2029-01-01T00:00:00.000Z',
      corrections: [],
      ...(/secret/i.test(field) ? { fingerprint: randomUUID().replaceAll('-', '').repeat(2) } : {}),
    },
  ]);
  const text = vendor === 'asio' ? 'eu' : `https://client-${at}.example.com`;
  return {
    vendor,
    edition: '',
    step: '',
    visitedSteps: ['one', 'two', 'three', 'four'],
    ticked: [],
    fields: { [ADDRESS[vendor] ?? '']: { text, corrections: [] }, ...Object.fromEntries(sealed) },
    report: {
      ...aReport,
      rows: Array.from({ length: 12 }, (_, row) => ({
        row: `row-${row}`,
        verdict: 'passed',
        required: true,
        counts: true,
        evidence: [EVIDENCE],
      })),
    },
    reportOf: `made long ago, with something else, for ${sessionId}`,
    refusals: 0,
    lastRefusalAt: null,
    itemId: null,
    keepSecrets: false,
    secretsLeaveAt: null,
  };
}

/**
 * A profile with so many sessions and the index as the app would have left it; answers its folder. They are named by
 * their number. `change` makes of each what is wanted.
 */
export async function makeProfile(
  count: number,
  change = (session: StoredSession): StoredSession => session,
): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'neo-many-'));
  const folder = join(profile, 'sessions');
  await mkdir(folder, { recursive: true });
  for (let at = 1; at <= count; at += 1) {
    const session = change(aFullSession(at));
    await writeFile(join(folder, `${session.id}.json`), JSON.stringify(session));
  }
  const store = openSessions({
    files: openFiles(),
    folder,
    now: () => Date.now(),
    newId: randomUUID,
    log: silentLog,
  });
  await store.list();
  await store.close();
  return profile;
}
