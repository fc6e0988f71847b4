import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFiles } from '../../../src-main/storage/files.ts';
import { readStartSnapshot, writeStartSnapshot } from '../../../src-main/storage/start-snapshot.ts';
import type { SessionPage } from '../../../src-preload/contract/session.ts';
import { silentLog } from '../../harness/silent-log.ts';

let userData = '';
let at = 1_000;
const files = openFiles();
const parts = () => ({ files, userData, log: silentLog, now: () => at });
const sessions: SessionPage = {
  rows: [
    {
      id: 'a',
      clientName: 'Acme',
      technician: 'Robin',
      connectionName: null,
      vendors: [
        { vendor: 'sample', state: 'tested' },
        { vendor: 'other', state: 'draft', begun: true },
      ],
      group: 'in-progress',
      next: { act: 'wait', vendor: 'sample', waitsFor: 'offline' },
      changedAt: '2030-01-01T00:00:00.000Z',
    },
  ],
  found: 1,
  groups: { 'needs-you': 0, 'in-progress': 1, waiting: 0, connected: 0, archived: 0 },
  counts: { all: 1, 'needs-you': 0, 'in-progress': 1, waiting: 0, connected: 0, archived: 0 },
  deleted: [],
  practice: false,
};
const take = async () => ({ theme: 'dark' as const, sessions, until: 5_000 });

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'neo-snapshot-'));
  at = 1_000;
  for (const folder of ['sessions', 'outbox']) await files.makeFolder(join(userData, folder));
  await writeFile(join(userData, 'sessions', 'a.json'), '{}');
  await writeFile(join(userData, 'settings.json'), '{}');
  await writeStartSnapshot(parts(), take);
});
afterEach(() => rm(userData, { recursive: true, force: true }));

const read = () => readStartSnapshot(parts());

it('is what was written, while nothing has changed', async () => {
  expect(await read()).toEqual({ theme: 'dark', sessions });
});

it.each([
  ['the session', () => writeFile(join(userData, 'sessions', 'a.json'), '{"changed":1}')],
  ['the session that is gone', () => rm(join(userData, 'sessions', 'a.json'))],
  ['the settings', () => writeFile(join(userData, 'settings.json'), '{"changed":1}')],
  ['the outbox', () => files.writeAtomic(join(userData, 'outbox', 'item.json'), '{}')],
])('is not believed after a change of %s', async (_what, change) => {
  await change();
  expect(await read()).toBeNull();
});

it('is not believed once a test in it is stale, nor where the clock went back', async () => {
  at = 5_000;
  expect(await read()).toBeNull();
  at = 999;
  expect(await read()).toBeNull();
});

it('a change while it is taken makes it void', async () => {
  let calls = 0;
  await writeStartSnapshot(parts(), async () => {
    calls += 1;
    if (calls === 2) await writeFile(join(userData, 'sessions', 'a.json'), '{"changed":2}');
    return take();
  });
  expect(await read()).toBeNull();
});

it.each([
  ['no JSON', () => '{'],
  ['another schema', (text: string) => text.replace('"schema":2', '"schema":1')],
  ['a state of no version', (text: string) => text.replace('"tested"', '"perfect"')],
  ['an id that is a path', (text: string) => text.replace('"id":"a"', '"id":"../a"')],
  ['an act of no version', (text: string) => text.replace('"wait"', '"dance"')],
  ['a group of no version', (text: string) => text.replace('"group":"in-progress"', '"group":"lost"')],
  ['a count that is none', (text: string) => text.replace('"found":1', '"found":"1"')],
  ['a theme that is markup', (text: string) => text.replace('"dark"', '"dark\\" onload=\\"x"')],
])('is thrown away where its file holds %s', async (_what, damage) => {
  const path = join(userData, 'start-snapshot.json');
  await writeFile(path, damage(await readFile(path, 'utf8')));
  expect(await read()).toBeNull();
});
