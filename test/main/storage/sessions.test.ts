import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import type { SessionStore } from '../../../src-main/storage/session-records.ts';
import { openMemorySessions, openSessions } from '../../../src-main/storage/sessions.ts';
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

describe.each([
  ['in files', () => open()],
  ['in memory', () => openMemorySessions({ now, newId: randomUUID })],
])('kept %s', (_, openStore) => {
  test('a session is created, read, changed, listed and removed', async () => {
    const store = openStore();
    const made = await store.create(input);
    expect(await store.read(made.id)).toEqual({ ok: true, value: made });
    const changed = await store.change(made.id, (session) => ({ ...session, clientName: 'Renamed' }));
    expect(changed).toMatchObject({ ok: true, value: { clientName: 'Renamed', createdAt: made.createdAt } });
    const [row] = await store.list();
    expect(row).toMatchObject({ archivedAt: null, deletedAt: null });
    expect(row).toMatchObject({ id: made.id, clientName: 'Renamed' });
    expect(row?.vendors[0]?.report).toMatchObject({ overall: 'passed', rows: [] });
    await store.remove(made.id);
    expect(await store.read(made.id)).toEqual({ ok: false, error: { code: 'session-not-found' } });
    expect(await store.list()).toEqual([]);
  });

  const large = Array.from({ length: 140 }, (_, id) => [
    String(id),
    { text: 'x'.repeat(65_000), corrections: [] },
  ]);
  test.each([
    ['a text that is too long', { currentVendor: 'x'.repeat(1_001) }],
    ['no vendor', { vendors: [] }],
    ['more than is read', { vendors: [{ ...aVendor, fields: Object.fromEntries(large) }] }],
  ])('%s is not written over a session that reads', async (_what, change) => {
    const store = openStore();
    const { id } = await store.create(input);
    const before = await store.read(id);
    const refused = { ok: false, error: { code: 'session-too-big' } };
    expect(await store.change(id, (session) => ({ ...session, ...change }))).toEqual(refused);
    await expect(store.create({ ...input, ...change })).rejects.toMatchObject({ code: 'session-too-big' });
    expect(await store.read(id)).toEqual(before);
    expect(await store.list()).toHaveLength(1);
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
    expect(await store.add(aSession)).toBe(true);
    expect(await store.add({ ...aSession, clientName: 'Other' })).toBe(false);
    expect(await store.read(aSession.id)).toEqual({ ok: true, value: aSession });
  });

  test.each(['', '../settings', `../${aSession.id}`, 'x'.repeat(36)])(
    'the id %j names no session',
    async (id) => {
      const store = openStore();
      expect(await store.read(id)).toEqual({ ok: false, error: { code: 'session-not-found' } });
      expect(await store.add({ ...aSession, id })).toBe(false);
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
    ['of another shape', (text: string) => text.replace('"ticked":[', '"ticked":"no","rest":[')],
    ['another session’s', (text: string) => text.replace(/"id":"[^"]+"/, `"id":"${randomUUID()}"`)],
  ])('a file that is %s is reported and left untouched', async (_, alter) => {
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

  test('a file of a newer version is listed as far as it can be read, and stays byte for byte', async () => {
    const { id } = await open().create(input);
    const path = join(folder, `${id}.json`);
    const newer = (await readFile(path, 'utf8')).replace('"schema":5', '"schema":99,"unheard":{"of":1}');
    await writeFile(path, newer);
    const store = open();
    const refused = { ok: false, error: { code: 'session-newer' } };
    expect(await store.read(id)).toEqual(refused);
    expect(await store.change(id, (session) => ({ ...session, clientName: 'X' }))).toEqual(refused);
    expect(await store.softDelete(id)).toEqual(refused);
    expect(await store.restore(id)).toEqual(refused);
    expect(await store.add({ ...aSession, id })).toBe(false);
    expect(await store.list()).toMatchObject([
      { id, clientName, technician, newer: ['made-up'], vendors: [] },
    ]);
    await store.close();
    expect(await open().listCached()).toMatchObject([{ id, clientName, newer: ['made-up'] }]);
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  test.each(['{"schema":9}', '{"schema":9,"clientName":7,"vendors":[{"vendor":4},null,"x"]}'])(
    'a newer file with nothing familiar in it is listed too: %s',
    async (text) => {
      const id = randomUUID();
      await writeFile(join(folder, `${id}.json`), text);
      expect(await open().list()).toMatchObject([{ id, clientName: '', newer: [] }]);
    },
  );

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

  test('and before the files are listed', async () => {
    await writeFile(join(folder, `a.json.${randomUUID()}.tmp`), 'half');
    let prepare = () => {};
    const held = new Promise<void>((resolve) => {
      prepare = resolve;
    });
    const store = open({
      async mkdir(path, options) {
        await held;
        return systemSteps.mkdir(path, options);
      },
    });
    let atTheEnd: string[] | undefined;
    const listing = store.list().then(async () => {
      atTheEnd = await readdir(folder);
    });
    // Time enough to read an empty folder, several times.
    for (let turn = 0; turn < 20; turn += 1) await readdir(folder);
    prepare();
    await listing;
    expect(atTheEnd).toEqual([]);
  });
});
