import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { openSettingsStore } from '../../../src-main/storage/settings-store.ts';
import type { StoredConnection } from '../../../src-main/storage/stored-settings.ts';
import { aSession, aVendor } from '../../harness/sample-session.ts';
import { silentLog as log } from '../../harness/silent-log.ts';

/* Files as editors, other versions and accidents leave them. Whatever lies there, the rest goes on and it stays as it is. */
const files = openFiles();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-odd-'));
  await mkdir(join(folder, 'sessions'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const store = () =>
  openSessions({
    files,
    folder: join(folder, 'sessions'),
    now: () => Date.parse('2030-01-02T00:00:00Z'),
    newId: randomUUID,
    log,
  });
const path = () => join(folder, 'sessions', `${aSession.id}.json`);
const own = { ...aVendor.fields.secret };
const report = aVendor.report;
const withVendor = (change: object) => ({ ...aSession, vendors: [{ ...aVendor, ...change }] });

it.each([
  { kind: 'value', value: 'https://acme.vsax.net' },
  { kind: 'swap', with: 'tokenId' },
  { kind: 'corrected' },
])('a session with a proposal that main makes reads back: $kind', async (proposal) => {
  await writeFile(path(), JSON.stringify(withVendor({ fields: { secret: { ...own, proposal } } })));
  const read = await store().read(aSession.id);
  expect(read.ok && read.value.vendors[0]?.fields.secret?.proposal).toEqual(proposal);
});

describe('a session whose file', () => {
  it.each<[string, object, string]>([
    ['has no vendors', { ...aSession, vendors: [] }, 'session-unreadable'],
    [
      'has a verdict nobody knows',
      withVendor({ report: { ...report, overall: 'splendid' } }),
      'session-newer',
    ],
    [
      'has a row with a verdict nobody knows',
      withVendor({ report: { ...report, rows: [{ row: 'sign-in', verdict: 'maybe', evidence: [] }] } }),
      'session-newer',
    ],
    [
      'has an end of a run nobody knows',
      withVendor({ report: { ...report, ended: 'paused' } }),
      'session-newer',
    ],
    [
      'has a correction nobody knows',
      withVendor({ fields: { secret: { ...own, corrections: ['polished'] } } }),
      'session-newer',
    ],
    [
      'has an issue nobody knows',
      withVendor({ fields: { secret: { ...own, issue: { code: 'tired', blocking: true, params: {} } } } }),
      'session-newer',
    ],
    [
      'has a proposal nobody knows',
      withVendor({ fields: { secret: { ...own, proposal: { kind: 'guess', value: 'x' } } } }),
      'session-newer',
    ],
    [
      'has rows of another form',
      withVendor({ report: { ...report, rows: [{ row: 1 }] } }),
      'session-unreadable',
    ],
    ['has a step of 100,000 characters', withVendor({ step: 'x'.repeat(100_000) }), 'session-unreadable'],
    ['has 5,000 ticks', withVendor({ ticked: Array(5_000).fill('x') }), 'session-unreadable'],
  ])('%s is listed and left alone', async (_what, session, code) => {
    const text = JSON.stringify(session);
    await writeFile(path(), text);
    const sessions = store();
    const other = await sessions.create({ ...aSession, clientName: 'Birch' });
    expect(await sessions.read(aSession.id)).toMatchObject({ ok: false, error: { code } });
    expect(await sessions.change(aSession.id, (one) => ({ ...one, technician: 'x' }))).toMatchObject({
      ok: false,
    });
    const row = (await sessions.list()).find(({ id }) => id === aSession.id);
    expect(row?.unreadable === true || row?.newer !== undefined).toBe(true);
    expect(await readFile(path(), 'utf8')).toBe(text);
    expect(await sessions.read(other.id)).toMatchObject({ ok: true });
  });

  it('has a name of 60 MB is not read at all', async () => {
    await writeFile(path(), JSON.stringify({ ...aSession, clientName: 'x'.repeat(60 * 1024 * 1024) }));
    const sessions = store();
    expect(await sessions.read(aSession.id)).toMatchObject({ error: { code: 'file-too-big' } });
    expect(await sessions.list()).toMatchObject([{ id: aSession.id, unreadable: true }]);
  });

  it('has a long name shows the beginning of it', async () => {
    await writeFile(path(), JSON.stringify({ ...aSession, clientName: 'x'.repeat(5_000) }));
    const read = await store().read(aSession.id);
    expect(read.ok && read.value.clientName.length).toBeLessThanOrEqual(200);
  });

  it('begins with a byte-order mark reads as ever', async () => {
    await writeFile(path(), `\uFEFF${JSON.stringify(aSession)}`);
    expect(await store().read(aSession.id)).toMatchObject({ ok: true, value: { clientName: 'Acme' } });
  });
});

describe('settings', () => {
  const settingsPath = () => join(folder, 'settings.json');
  const given = { schema: 1, theme: 'dark', technician: 'Robin', connections: [], certificatesPem: null };
  const aConnection: StoredConnection = {
    id: 'c1',
    name: 'Acme tenant',
    sendByAssumedPath: false,
    lastResult: { kind: 'not-run' },
  };
  const open = () => openSettingsStore({ files, folder, log });

  it('with a byte-order mark are settings', async () => {
    await writeFile(settingsPath(), `\uFEFF${JSON.stringify({ ...given, lastNetworkUseAt: null })}`);
    const settings = await open();
    expect([settings.issue(), settings.read().technician]).toEqual([null, 'Robin']);
  });

  it('that are too large are set aside unread', async () => {
    await writeFile(settingsPath(), '{}');
    await truncate(settingsPath(), 3 * 1024 * 1024 * 1024);
    const settings = await open();
    expect(settings.issue()).toMatchObject({ kind: 'set-aside' });
  });

  it.each([
    ['4,000,001 characters of certificates', { certificatesPem: 'x'.repeat(4_000_001) }],
    ['2,001 connections', { connections: Array(2_001).fill(aConnection) }],
    ['more than 8 MiB of names', { technician: '€'.repeat(3 * 1024 * 1024) }],
  ])('that would not be read again are not written: %s', async (_what, odd) => {
    const written = JSON.stringify({ ...given, connections: [aConnection], lastNetworkUseAt: null });
    await writeFile(settingsPath(), written);
    const settings = await open();
    await expect(settings.change((before) => ({ ...before, ...odd }))).rejects.toMatchObject({
      code: 'settings-too-big',
    });
    expect(settings.read().connections).toEqual([aConnection]);
    expect(await readFile(settingsPath(), 'utf8')).toBe(written);
  });

  it('name no key but the connection’s own, and no address', async () => {
    const connection = {
      ...{ id: 'c1', name: 'Acme tenant', base: 'https://evil.example', sendByAssumedPath: false },
      ...{ keyRef: { record: 'connection.c2', revision: 5 }, lastResult: { kind: 'not-run' } },
    };
    const file = {
      ...given,
      lastNetworkUseAt: null,
      base: 'https://evil.example',
      connections: [connection],
    };
    await writeFile(settingsPath(), JSON.stringify(file));
    const settings = await open();
    expect(settings.read().connections[0]?.keyRef).toEqual({ record: 'connection.c1', revision: 5 });
    expect(JSON.stringify(settings.read())).not.toContain('evil');
  });
});

describe('whatever lies where a file of ours should be', () => {
  it('is not read when it is too large, and a pipe is not waited for', async () => {
    const large = join(folder, 'large');
    await writeFile(large, '');
    await truncate(large, 3 * 1024 * 1024 * 1024);
    await expect(files.readText(large)).rejects.toMatchObject({ code: 'file-too-big' });
    await expect(files.readBytes(large)).rejects.toMatchObject({ code: 'file-too-big' });
    await writeFile(large, 'four');
    expect(await files.readText(large, 4)).toBe('four');
    await expect(files.readText(large, 3)).rejects.toMatchObject({ code: 'file-too-big' });
    if (process.platform === 'win32') return;
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(files.readText(pipe)).rejects.toMatchObject({ code: 'file-too-big' });
    await expect(files.readText('/dev/zero')).rejects.toMatchObject({ code: 'file-too-big' });
  });

  it('does not keep the outbox from opening', async () => {
    const outbox = join(folder, 'outbox');
    await mkdir(outbox);
    const odd = join(outbox, 'b7227de7-f717-4f59-8b7b-000000000000.json');
    await writeFile(odd, '{}');
    await truncate(odd, 3 * 1024 * 1024 * 1024);
    expect(await openItemFiles(files, outbox).load()).toMatchObject({
      items: [],
      unusable: { setAside: 1, unread: 0 },
    });
  });
});
