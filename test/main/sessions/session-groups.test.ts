import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { credentialVersion } from '../../../src-main/credentials/credential-version.ts';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { listSessions } from '../../../src-main/sessions/open-sessions.ts';
import { emptyVendor, type StoredVendor } from '../../../src-main/storage/stored-session.ts';
import type { SessionSort, SessionSummary } from '../../../src-preload/contract/session.ts';
import type { Verdict } from '../../../src-preload/contract/verdict.ts';
import { aReport } from '../../harness/sample-session.ts';
import { itemFor, openDiskServices } from '../../harness/services-on-disk.ts';
import { answerOf } from '../practice/practice-sessions.ts';

let folder: string;
let disk: Awaited<ReturnType<typeof openDiskServices>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-groups-'));
  disk = await openDiskServices(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const empty = (vendor: string) => emptyVendor(vendor);
const begun = (vendor: string): StoredVendor => ({ ...emptyVendor(vendor), step: 'open' });

function filled(overall?: Verdict, hoursAgo = 0): StoredVendor {
  const sealed = (record: string) => ({ ref: { record, revision: 1 }, length: 3, corrections: [] });
  const stored: StoredVendor = {
    ...emptyVendor('vsax'),
    fields: {
      tenantUrl: { text: 'https://acme.vsax.net', corrections: [] },
      tokenId: sealed('i'),
      tokenSecret: sealed('s'),
    },
  };
  if (overall === undefined) return stored;
  const endedAt = new Date(disk.clock.time - hoursAgo * 3_600_000).toISOString();
  return { ...stored, report: { ...aReport, endedAt, overall }, reportOf: credentialVersion(stored) };
}

async function begin(clientName: string, vendors: StoredVendor[], technician = ''): Promise<string> {
  disk.clock.time += 1_000;
  const session = { clientName, technician, connectionId: null, currentVendor: '', vendors };
  return (await disk.services.sessions.create(session)).id;
}

function submit(sessionId: string, vendor: string, state: Partial<OutboxItem['state']>): void {
  disk.items.push(itemFor(sessionId, vendor, {}, { state } as Partial<OutboxItem>));
}

async function list(input: { search?: string; sort?: SessionSort; limit?: number } = {}) {
  return answerOf(await listSessions(disk.services, { search: '', filter: 'all', limit: 50, ...input }));
}
const rowOf = async (): Promise<SessionSummary | undefined> => (await list()).rows[0];

it.each<[string, () => StoredVendor[], SessionSummary['group'], string]>([
  ['nothing done', () => [empty('halopsa'), empty('vsax')], 'in-progress', 'start halopsa'],
  ['the second one begun', () => [empty('halopsa'), begun('vsax')], 'in-progress', 'continue vsax'],
  ['both begun', () => [begun('halopsa'), begun('vsax')], 'in-progress', 'continue halopsa'],
  ['filled in', () => [empty('halopsa'), filled()], 'in-progress', 'test vsax'],
  ['passed', () => [empty('halopsa'), filled('passed')], 'in-progress', 'submit vsax'],
  ['failed', () => [begun('halopsa'), filled('failed')], 'needs-you', 'fix vsax'],
  ['nothing learned', () => [begun('halopsa'), filled('could-not-tell')], 'needs-you', 'see-result vsax'],
  ['tested long ago', () => [begun('halopsa'), filled('passed', 30)], 'needs-you', 'test-again vsax'],
])('%s', async (_case, vendors, group, next) => {
  await begin('Acme', vendors());
  const row = await rowOf();
  expect(row?.group).toBe(group);
  expect(`${row?.next?.act} ${row?.next?.vendor}`).toBe(next);
});

it.each<[string, object, object, SessionSummary['group'], object]>([
  [
    'both connected',
    { status: 'connected' },
    { status: 'connected' },
    'connected',
    { act: 'nothing', vendor: 'halopsa' },
  ],
  [
    'one waits for a network',
    { status: 'connected' },
    { status: 'queued', waitsFor: 'offline', nextTryAt: null, notBefore: 0 },
    'waiting',
    { act: 'wait', vendor: 'vsax', waitsFor: 'offline' },
  ],
  [
    'one is not confirmed',
    { status: 'connected' },
    { status: 'sent' },
    'waiting',
    { act: 'wait-for-neo', vendor: 'vsax' },
  ],
  [
    'one is handed over',
    { status: 'connected' },
    { status: 'hand-over' },
    'needs-you',
    { act: 'hand-over', vendor: 'vsax' },
  ],
  [
    'one was refused',
    { status: 'queued', waitsFor: 'offline', nextTryAt: null, notBefore: 0 },
    { status: 'needs-attention', why: 'refused' },
    'needs-you',
    { act: 'see-outbox', vendor: 'vsax' },
  ],
])('of two that are in the outbox, %s', async (_case, first, second, group, next) => {
  const id = await begin('Acme', [empty('halopsa'), empty('vsax')]);
  submit(id, 'halopsa', first);
  submit(id, 'vsax', second);
  expect(await rowOf()).toMatchObject({ group, next });
});

it('groups come in their order, each with the latest change first, whatever the limit', async () => {
  await begin('Old', [empty('vsax')]);
  await begin('Failed first', [filled('failed')]);
  submit(await begin('Done', [empty('vsax')]), 'vsax', { status: 'connected' });
  await begin('New', [empty('vsax')]);
  await begin('Failed last', [filled('failed')]);
  const page = await list();
  expect(page.rows.map(({ clientName }) => clientName)).toEqual([
    'Failed last',
    'Failed first',
    'New',
    'Old',
    'Done',
  ]);
  expect(page).toMatchObject({
    found: 5,
    groups: { 'needs-you': 2, 'in-progress': 2, connected: 1, waiting: 0 },
    counts: { all: 5, 'needs-you': 2, 'in-progress': 2, connected: 1 },
  });
  const short = await list({ limit: 3 });
  expect(short.rows.map(({ clientName }) => clientName)).toEqual(['Failed last', 'Failed first', 'New']);
  expect(short).toMatchObject({ found: 5, groups: page.groups });
  const searched = await list({ search: 'failed' });
  expect(searched).toMatchObject({
    found: 2,
    groups: { 'needs-you': 2, 'in-progress': 0 },
    counts: page.counts,
  });
});

it('sorts inside the groups, by words as people do, and by the part that is connected', async () => {
  await begin('Client 10', [empty('vsax')], 'Sam');
  await begin('client 9', [empty('vsax')], 'Robin');
  submit(await begin('Ärzte', [empty('halopsa'), empty('vsax')], 'Sam'), 'vsax', { status: 'connected' });
  await begin('Zoo', [filled('failed')], 'Sam');
  const names = async (by: SessionSort['by'], descending = false) =>
    (await list({ sort: { by, descending } })).rows.map(({ clientName }) => clientName);
  expect(await names('client')).toEqual(['Zoo', 'Ärzte', 'client 9', 'Client 10']);
  expect(await names('client', true)).toEqual(['Zoo', 'Client 10', 'client 9', 'Ärzte']);
  expect(await names('technician')).toEqual(['Zoo', 'client 9', 'Ärzte', 'Client 10']);
  expect(await names('connected', true)).toEqual(['Zoo', 'Ärzte', 'client 9', 'Client 10']);
  expect(await names('changed')).toEqual(['Zoo', 'Client 10', 'client 9', 'Ärzte']);
  await begin('Aaron', [empty('vsax')]);
  expect(await names('client')).toEqual(['Zoo', 'Aaron', 'Ärzte', 'client 9', 'Client 10']);
});
