// Longer than other tests because every state of a real keyring is one journey through the same few processes.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SETTINGS_SCHEMA } from '../../src-main/storage/stored-settings.ts';
import type { SecretStorage } from '../../src-preload/contract/settings.ts';
import { startDesktopSession } from '../../tools/bootstrap/desktop-session.mjs';
import { lockKeyring, resetKeyring, startBareBus, startLateKeyring } from '../harness/keyring.ts';
import { buildVaultApp, startVaultProcess, type VaultProcess } from '../harness/vault-process.ts';

// Real Electron, real safeStorage, a real Secret Service on a bus of its own for each test.
const SECRET = 'canary-4f81c2d9-secret-of-the-vendor';

type Session = Awaited<ReturnType<typeof startDesktopSession>>;
type Kept = { ref: { record: string; revision: number }; storedIn: string };

let app: string;
let profile: string;
let session: Session;
const running: VaultProcess[] = [];

beforeAll(async () => {
  app = await buildVaultApp();
}, 60_000);
afterAll(() => rm(app, { recursive: true, force: true }));

beforeEach(async () => {
  session = await startDesktopSession();
  profile = await mkdtemp(join(tmpdir(), 'neo-vault-profile-'));
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.quit();
  await session.stop();
  await rm(profile, { recursive: true, force: true });
});

async function start(environment = session.environment, flags: string[] = []): Promise<VaultProcess> {
  const started = await startVaultProcess({ app, profile, environment, flags });
  running.push(started);
  return started;
}

async function quit(one: VaultProcess): Promise<void> {
  running.splice(running.indexOf(one), 1);
  await one.quit();
}

/** Every file the vault and the settings have, by path. */
async function filesOnDisk(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /chromium/.test(entry.parentPath)) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path, await readFile(path, 'utf8'));
  }
  return found;
}

function expectNoSecret(files: Map<string, string>): void {
  const forms = [
    SECRET,
    Buffer.from(SECRET).toString('base64').slice(0, 40),
    Buffer.from(SECRET).toString('hex'),
  ];
  for (const [path, text] of files) {
    for (const form of forms) expect(text.includes(form), `${path} holds the secret`).toBe(false);
  }
}

test('with an unlocked keyring, secrets are sealed and open again in the next process', async () => {
  const first = await start();
  expect(await first.ask('storage')).toMatchObject({ state: 'memory', reason: 'checking' });
  expect(await first.ask('prove')).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  expect(await first.ask('helpers')).toBe(1);
  const { ref, storedIn } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  expect(storedIn).toBe('encrypted');
  const fingerprint = await first.ask('fingerprint', SECRET);
  await quit(first);

  const files = await filesOnDisk();
  expect([...files.keys()].filter((path) => path.endsWith('.json'))).toHaveLength(3);
  expectNoSecret(files);

  const second = await start();
  expect(await second.ask('storage')).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  expect(await second.ask('open', ref)).toEqual({ ok: true, text: SECRET });
  expect(await second.ask('fingerprint', SECRET)).toBe(fingerprint);
  // That it opens what another process has sealed is the proof: no further process is needed.
  await second.ask('keep', 'session/two/clientSecret', SECRET);
  expect(await second.ask('helpers')).toBe(0);
});

test('the data key is sealed by the Secret Service, not by the hard-coded password', async () => {
  const one = await start();
  expect(await one.ask('probe')).toEqual({ ok: true, backend: 'gnome_libsecret' });
  const sealed = Buffer.from((await one.ask('sealRaw', 'text')) as string, 'base64');
  expect(sealed.subarray(0, 3).toString()).toBe('v11');
});

test('with a locked keyring nothing secret is written, and what is sealed is busy, not lost', async () => {
  const first = await start();
  const { ref } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  await quit(first);
  const before = await filesOnDisk();

  await lockKeyring(session.environment);
  const locked = await start();
  expect(await locked.ask('storage')).toEqual({
    state: 'memory',
    reason: 'locked',
    canKeepNow: false,
    setAside: 0,
  });
  expect(await locked.ask('open', ref)).toEqual({ ok: false, why: 'busy' });
  const again = (await locked.ask('keep', 'session/two/clientSecret', SECRET)) as Kept;
  expect(again.storedIn).toBe('memory');
  expect(await locked.ask('open', again.ref)).toEqual({ ok: true, text: SECRET });
  expect(await filesOnDisk()).toEqual(before);
});

test('after the keyring was reset, old secrets are set aside untouched and new ones are kept', async () => {
  const first = await start();
  const { ref } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  await quit(first);
  const before = await filesOnDisk();

  await resetKeyring(session.environment);
  const second = await start();
  expect(await second.ask('storage')).toEqual({
    state: 'memory',
    reason: 'checking',
    canKeepNow: false,
    setAside: 0,
  });
  expect(await second.ask('open', ref), 'nothing is lost before that is proved').toEqual({
    ok: false,
    why: 'busy',
  });
  expect(await second.ask('prove')).toEqual({
    state: 'encrypted',
    reason: 'changed',
    canKeepNow: false,
    setAside: 1,
  });
  expect(await second.ask('open', ref)).toEqual({ ok: false, why: 'lost' });
  const entered = (await second.ask('keep', ref.record, SECRET)) as Kept;
  expect(entered.storedIn).toBe('encrypted');
  expect(((await second.ask('storage')) as SecretStorage).setAside).toBe(0);
  await second.ask('forget', ref.record, entered.ref.revision);
  await quit(second);

  const after = await filesOnDisk();
  for (const [path, text] of before) expect(after.get(path), path).toBe(text);
  const third = await start();
  expect(await third.ask('open', entered.ref)).toEqual({ ok: true, text: SECRET });
  expect(await third.ask('open', ref)).toEqual({ ok: false, why: 'lost' });
});

test('a collection deleted while the app runs: not reported as saved, and wrapped again in the next one', async () => {
  const first = await start();
  const { ref } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  await resetKeyring(session.environment);
  const other = (await first.ask('keep', 'session/two/clientSecret', SECRET)) as Kept;
  expect(other.storedIn).toBe('memory');
  expect(await first.ask('storage')).toEqual({
    state: 'memory',
    reason: 'changed',
    canKeepNow: false,
    setAside: 0,
  });
  // What is sealed already opens here, and nowhere else from now on.
  expect(await first.ask('storedIn', ref)).toBe('memory');
  expect(await first.ask('memoryOnly')).toHaveLength(2);

  expect(await first.ask('retry')).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
  expect(await first.ask('keepMemory')).toBe(1);
  expect(await first.ask('storedIn', ref)).toBe('encrypted');
  await quit(first);
  const second = await start();
  expect(await second.ask('open', ref)).toEqual({ ok: true, text: SECRET });
  expect(await second.ask('open', other.ref)).toEqual({ ok: true, text: SECRET });
});

test('a keyring that is locked while the app runs keeps what it has been seen to keep', async () => {
  const first = await start();
  await first.ask('keep', 'session/one/clientSecret', SECRET);
  await lockKeyring(session.environment);
  expect(await first.ask('keep', 'session/two/clientSecret', SECRET)).toMatchObject({
    storedIn: 'encrypted',
  });
  expect(await first.ask('helpers')).toBe(1);
});

test('a keyring whose service ends while the app runs is noticed, and trusted again when it is back', async () => {
  const bus = await startBareBus(session.environment);
  const keyring = await startLateKeyring(bus.environment);
  const first = await start(bus.environment);
  const { ref } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  await keyring.end();
  const other = (await first.ask('keep', 'session/two/clientSecret', SECRET)) as Kept;
  expect(other.storedIn).toBe('memory');
  expect(await first.ask('storage')).toMatchObject({ state: 'memory', reason: 'slow', canKeepNow: false });

  await keyring.start();
  expect(await first.ask('retry')).toMatchObject({ canKeepNow: true, setAside: 0 });
  expect(await first.ask('keepMemory')).toBe(1);
  await quit(first);
  const second = await start(bus.environment);
  expect(await second.ask('open', ref)).toEqual({ ok: true, text: SECRET });
  expect(await second.ask('open', other.ref)).toEqual({ ok: true, text: SECRET });
  await quit(second);
  await keyring.stop();
  await bus.stop();
});

test('without a Secret Service nothing secret is written', async () => {
  const bus = await startBareBus(session.environment);
  const one = await start(bus.environment);
  expect(await one.ask('storage')).toEqual({
    state: 'memory',
    reason: 'no-keyring',
    canKeepNow: false,
    setAside: 0,
  });
  await one.ask('keep', 'session/one/clientSecret', SECRET);
  expect(await one.ask('memoryOnly')).toHaveLength(1);
  await quit(one);
  await bus.stop();
  expect([...(await filesOnDisk()).keys()]).toEqual([]);
});

test('a keyring that appears while the app runs is found, and keeps what memory held', async () => {
  const bus = await startBareBus(session.environment);
  const one = await start(bus.environment);
  const { ref } = (await one.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  const fingerprint = await one.ask('fingerprint', SECRET);
  expect(await one.ask('retry')).toEqual({
    state: 'memory',
    reason: 'no-keyring',
    canKeepNow: false,
    setAside: 0,
  });

  const keyring = await startLateKeyring(bus.environment);
  expect(await one.ask('retry')).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
  expect([...(await filesOnDisk()).keys()].filter((path) => path.includes('clientsecret'))).toEqual([]);
  expect(await one.ask('keepMemory')).toBe(1);
  expect(await one.ask('storage')).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  await quit(one);
  expectNoSecret(await filesOnDisk());

  const two = await start(bus.environment);
  expect(await two.ask('open', ref)).toEqual({ ok: true, text: SECRET });
  expect(await two.ask('fingerprint', SECRET)).toBe(fingerprint);
  await quit(two);
  await keyring.stop();
  await bus.stop();
});

test('with the plain text backend nothing secret is written', async () => {
  const one = await start(session.environment, ['--password-store=basic']);
  expect(await one.ask('storage')).toEqual({
    state: 'memory',
    reason: 'plain-text-backend',
    canKeepNow: false,
    setAside: 0,
  });
  await expect(one.ask('sealRaw', 'text')).rejects.toThrow();
  await one.ask('keep', 'session/one/clientSecret', SECRET);
  await quit(one);
  expect([...(await filesOnDisk()).keys()]).toEqual([]);
});

test('a data key altered on the disk opens from its copy and is repaired', async () => {
  const first = await start();
  const { ref } = (await first.ask('keep', 'session/one/clientSecret', SECRET)) as Kept;
  await quit(first);

  const path = [...(await filesOnDisk()).keys()].find((name) => name.endsWith('/key.json')) ?? '';
  const whole = JSON.parse(await readFile(path, 'utf8'));
  const blob = Buffer.from(whole.wrapped, 'base64');
  // safeStorage on Linux often "opens" this as another text without an error.
  blob[10] = (blob[10] ?? 0) ^ 1;
  await writeFile(path, JSON.stringify({ ...whole, wrapped: blob.toString('base64') }));

  const second = await start();
  expect(await second.ask('open', ref)).toEqual({ ok: true, text: SECRET });
  await quit(second);
  expect(JSON.parse(await readFile(path, 'utf8')).wrapped).toBe(whole.wrapped);
});

test('settings are written by electron-store, read back, and set aside when they do not read', async () => {
  const first = await start();
  await first.ask('nameTechnician', 'Person at the desk');
  await quit(first);

  const path = join(profile, 'settings', 'settings.json');
  const text = await readFile(path, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ schema: SETTINGS_SCHEMA, technician: 'Person at the desk' });
  const second = await start();
  expect(await second.ask('readSettings')).toMatchObject({ technician: 'Person at the desk' });
  await quit(second);

  const torn = text.slice(0, 30);
  await writeFile(path, torn);
  const third = await start();
  expect(await third.ask('readSettings')).toMatchObject({ technician: '' });
  expect(await third.ask('settingsSetAside')).toEqual({
    kind: 'set-aside',
    fileName: 'settings.json.unreadable',
  });
  await third.ask('nameTechnician', 'Somebody new');
  await quit(third);
  expect(await readFile(`${path}.unreadable`, 'utf8')).toBe(torn);
  expect(JSON.parse(await readFile(path, 'utf8')).technician).toBe('Somebody new');
});
