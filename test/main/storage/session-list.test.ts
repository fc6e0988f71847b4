import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import type { SessionStore } from '../../../src-main/storage/session-records.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { aSession } from '../../harness/sample-session.ts';
import { silentLog } from '../../harness/silent-log.ts';

const { clientName, technician, connectionId, currentVendor, vendors } = aSession;
const input = { clientName, technician, connectionId, currentVendor, vendors };

let folder: string;
let clock: number;
let reads: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-sessions-'));
  clock = Date.parse('2030-01-01T00:00:00Z');
  reads = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const now = () => {
  clock += 1000;
  return clock;
};

function open(steps: Partial<FileSteps> = {}): SessionStore {
  const files = openFiles({
    ...systemSteps,
    async readFile(path) {
      reads.push(path);
      return systemSteps.readFile(path);
    },
    pause: async () => {},
    ...steps,
  });
  return openSessions({ files, folder, now, newId: randomUUID, log: silentLog });
}

const sessionReads = () => reads.filter((path) => !path.endsWith('index.json')).length;

test('reads only what changed since the index was written', async () => {
  const first = open();
  const ids: string[] = [];
  for (let count = 0; count < 30; count += 1) ids.push((await first.create(input)).id);
  await first.list();
  await first.close();
  await first.change(ids[3] ?? '', (session) => ({ ...session, clientName: 'Changed' }));
  reads = [];
  const rows = await open().list();
  expect(sessionReads()).toBe(1);
  expect(rows).toHaveLength(30);
  expect(rows[0]).toMatchObject({ id: ids[3], clientName: 'Changed' });
});

test('believes the index for the first answer, then finds what a crash or a hand has changed, and tells', async () => {
  const first = open();
  const [one, two, three] = [await first.create(input), await first.create(input), await first.create(input)];
  await first.list();
  await first.close();
  await first.change(one.id, (session) => ({ ...session, clientName: 'After the index' }));
  await rm(join(folder, `${two.id}.json`));
  const store = open();
  const announced = new Promise<void>((settle) => store.onDifference(settle));
  expect((await store.listCached()).map((row) => row.clientName)).toEqual([
    clientName,
    clientName,
    clientName,
  ]);
  await announced;
  expect((await store.listCached()).map((row) => [row.id, row.clientName])).toEqual([
    [one.id, 'After the index'],
    [three.id, clientName],
  ]);
});

test('a row from the index holds what the row of the file holds', async () => {
  const store = open();
  const made = await store.create(input);
  await store.add(aSession);
  await store.change(made.id, (session) => ({ ...session, archivedAt: '2030-01-01T00:00:00.000Z' }));
  const rows = await store.list();
  await store.close();
  reads = [];
  expect(await open().listCached()).toEqual(rows);
  expect(sessionReads()).toBe(0);
});

test('a change writes its own session and nothing else; the index follows when all is quiet', async () => {
  let due: (() => void) | undefined;
  const written: string[] = [];
  const files = openFiles({
    ...systemSteps,
    async rename(from, to) {
      written.push(to.slice(folder.length + 1));
      return systemSteps.rename(from, to);
    },
  });
  const schedule = (_milliseconds: number, run: () => void) => {
    due = run;
    return () => {
      due = undefined;
    };
  };
  const store = openSessions({ files, folder, now, newId: randomUUID, log: silentLog, schedule });
  const { id } = await store.create(input);
  await store.list();
  written.length = 0;
  await store.change(id, (session) => ({ ...session, clientName: 'Again' }));
  expect(written).toEqual([`${id}.json`]);
  due?.();
  await store.close();
  expect(written).toEqual([`${id}.json`, 'index.json']);
});

test('hides a deleted session until it is taken back', async () => {
  const store = open();
  const { id, changedAt } = await store.create(input);
  await store.softDelete(id);
  const missing = { ok: false, error: { code: 'session-not-found' } };
  expect(await store.list()).toEqual([]);
  expect(await store.read(id)).toEqual(missing);
  expect(await store.change(id, (session) => ({ ...session, clientName: 'X' }))).toEqual(missing);
  expect(await open().listDeleted()).toMatchObject([{ id }]);
  expect(await open().list()).toEqual([]);
  expect(await store.restore(id)).toMatchObject({ ok: true, value: { deletedAt: null, changedAt } });
  expect(await store.list()).toMatchObject([{ id }]);
});

test.each([
  '',
  '{}',
  'nonsense',
  '{"schema":2,"rows":{"x":null}}',
  '{"schema":1,"rows":{}}',
  '{"schema":2,"rows":[]}',
])('an index of %j is thrown away', async (text) => {
  const { id } = await open().create(input);
  const first = open();
  await first.list();
  await first.close();
  expect(await readdir(folder)).toContain('index.json');
  await writeFile(join(folder, 'index.json'), text);
  expect(await open().list()).toMatchObject([{ id, clientName }]);
});

test('never differs from the files, however they came about', async () => {
  const store = open();
  const one = await store.create(input);
  await store.list();
  await store.remove(one.id);
  const two = await store.create(input);
  const taken = randomUUID();
  await writeFile(join(folder, `${taken}.json`), JSON.stringify({ ...aSession, id: taken }));
  expect((await open().list()).map((row) => row.id).sort()).toEqual([two.id, taken].sort());
});
