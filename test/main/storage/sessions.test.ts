import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import { openMemorySessions, openSessions, type SessionStore } from '../../../src-main/storage/sessions.ts';
import { aSession, aVendor } from '../../harness/sample-session.ts';
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

function open(steps: Partial<FileSteps> = {}): SessionStore<'real'> {
  const files = openFiles({
    ...systemSteps,
    async readFile(path) {
      reads.push(path);
      return systemSteps.readFile(path);
    },
    pause: async () => {},
    ...steps,
  });
  return openSessions('real', { files, folder, now, newId: randomUUID, log: silentLog });
}

describe.each([
  ['in files', () => open()],
  ['in memory', () => openMemorySessions('real', { now, newId: randomUUID })],
])('kept %s', (_, openStore) => {
  test('a session is created, read, changed, listed and removed', async () => {
    const store = openStore();
    const made = await store.create(input);
    expect(await store.read(made.id)).toEqual({ ok: true, value: made });
    const changed = await store.change(made.id, (session) => ({ ...session, clientName: 'Renamed' }));
    expect(changed).toMatchObject({ ok: true, value: { clientName: 'Renamed', createdAt: made.createdAt } });
    const [row] = await store.list();
    expect(row).toMatchObject({ id: made.id, clientName: 'Renamed' });
    expect(row?.vendors[0]?.report).toMatchObject({ overall: 'passed', rows: [] });
    await store.remove(made.id);
    expect(await store.read(made.id)).toEqual({ ok: false, error: { code: 'session-not-found' } });
    expect(await store.list()).toEqual([]);
  });

  test('a hundred changes at once are all there', async () => {
    const store = openStore();
    const { id } = await store.create(input);
    await Promise.all(
      Array.from({ length: 100 }, (_, count) =>
        store.change(id, (session) => ({
          ...session,
          vendors: session.vendors.map((vendor) => ({
            ...vendor,
            ticked: [...vendor.ticked, String(count)],
          })),
        })),
      ),
    );
    const read = await store.read(id);
    expect(read.ok && read.value.vendors[0]?.ticked).toEqual(
      Array.from({ length: 100 }, (_, count) => String(count)),
    );
  });

  test('an answer that is changed by its taker does not change the session', async () => {
    const store = openStore();
    const { id } = await store.create(input);
    const first = await store.read(id);
    if (first.ok) first.value.vendors.push(aVendor);
    const second = await store.read(id);
    expect(second.ok && second.value.vendors).toHaveLength(1);
  });

  test('a change that throws changes nothing and stops nothing', async () => {
    const store = openStore();
    const { id } = await store.create(input);
    const fault = store.change(id, () => {
      throw new Error('surprise');
    });
    const next = store.change(id, (session) => ({ ...session, technician: 'Next' }));
    await expect(fault).rejects.toThrow('surprise');
    expect(await next).toMatchObject({ ok: true, value: { technician: 'Next', clientName } });
  });

  test('a session from elsewhere is adopted once', async () => {
    const store = openStore();
    expect(await store.adopt(aSession)).toBe(true);
    expect(await store.adopt({ ...aSession, clientName: 'Other' })).toBe(false);
    expect(await store.read(aSession.id)).toEqual({ ok: true, value: aSession });
  });

  test.each(['', '../settings', `../${aSession.id}`, 'x'.repeat(36)])(
    'the id %j names no session',
    async (id) => {
      const store = openStore();
      expect(await store.read(id)).toEqual({ ok: false, error: { code: 'session-not-found' } });
      expect(await store.adopt({ ...aSession, id })).toBe(false);
      await expect(store.remove(id)).resolves.toBeUndefined();
    },
  );
});

describe('files', () => {
  test('the next start finds what this one kept', async () => {
    const made = await open().create(input);
    expect(await open().read(made.id)).toEqual({ ok: true, value: made });
  });

  test.each([
    ['torn', (text: string) => text.slice(0, 100)],
    ['empty', () => ''],
    ['of a newer version', (text: string) => text.replace('"schema":1', '"schema":2')],
    ['of another shape', (text: string) => text.replace('"ticked":[', '"ticked":"no","rest":[')],
    ['another session’s', (text: string) => text.replace(/"id":"[^"]+"/, `"id":"${randomUUID()}"`)],
  ])('a file that is %s is told and left untouched', async (_, alter) => {
    const { id } = await open().create(input);
    const other = await open().create(input);
    const path = join(folder, `${id}.json`);
    const altered = alter(await readFile(path, 'utf8'));
    await writeFile(path, altered);
    const store = open();
    const unreadable = { ok: false, error: { code: 'session-unreadable' } };
    expect(await store.read(id)).toEqual(unreadable);
    expect(await store.change(id, (session) => ({ ...session, clientName: 'X' }))).toEqual(unreadable);
    const rows = await store.list();
    expect(rows.find((row) => row.id === id)).toMatchObject({ unreadable: true, clientName: '' });
    expect(rows.find((row) => row.id === other.id)).toMatchObject({ clientName });
    expect(await readFile(path, 'utf8')).toBe(altered);
  });

  test('a full disk is an answer and the old session stays', async () => {
    const made = await open().create(input);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    const store = open({ open: () => Promise.reject(full) });
    const changed = await store.change(made.id, (session) => ({ ...session, clientName: 'X' }));
    expect(changed).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(await store.read(made.id)).toEqual({ ok: true, value: made });
    await expect(store.create(input)).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('left-overs of a crash are swept before the first write', async () => {
    await writeFile(join(folder, `a.json.${randomUUID()}.tmp`), 'half');
    const { id } = await open().create(input);
    expect(await readdir(folder)).toEqual([`${id}.json`]);
  });
});

describe('the list', () => {
  const sessionReads = () => reads.filter((path) => !path.endsWith('index.json')).length;

  test('reads only what changed since the index was written', async () => {
    const first = open();
    const ids: string[] = [];
    for (let count = 0; count < 30; count += 1) ids.push((await first.create(input)).id);
    await first.list();
    await first.change(ids[3] ?? '', (session) => ({ ...session, clientName: 'Changed' }));
    reads = [];
    const rows = await open().list();
    expect(sessionReads()).toBe(1);
    expect(rows).toHaveLength(30);
    expect(rows[0]).toMatchObject({ id: ids[3], clientName: 'Changed' });
  });

  test.each(['', '{}', 'nonsense', '{"schema":1,"rows":{"x":null}}'])(
    'an index of %j is thrown away',
    async (text) => {
      const { id } = await open().create(input);
      await open().list();
      await writeFile(join(folder, 'index.json'), text);
      expect(await open().list()).toMatchObject([{ id, clientName }]);
    },
  );

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
});
