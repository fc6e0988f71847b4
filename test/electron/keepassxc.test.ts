import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDesktopSession } from '../../tools/bootstrap/desktop-session.mjs';
import { type KeePassXC, startKeePassXC } from '../harness/keepassxc.ts';
import { startBareBus } from '../harness/keyring.ts';
import { buildVaultApp, startVaultProcess, type VaultProcess } from '../harness/vault-process.ts';

// Real Electron and Debian's KeePassXC as the Secret Service. Refused, Chromium makes a key that is kept nowhere.
const SECRET = 'canary-4f81c2d9-secret-of-the-vendor';
const LONG_MS = 60_000;

type Kept = { ref: { record: string; revision: number }; storedIn: string };

let app: string;
let session: Awaited<ReturnType<typeof startDesktopSession>>;
let bus: Awaited<ReturnType<typeof startBareBus>>;
let keepassxc: KeePassXC;
let profile: string;
const running: VaultProcess[] = [];

beforeAll(async () => {
  app = await buildVaultApp();
}, LONG_MS);
afterAll(() => rm(app, { recursive: true, force: true }));

beforeEach(async () => {
  session = await startDesktopSession();
  bus = await startBareBus(session.environment);
  profile = await mkdtemp(join(tmpdir(), 'neo-vault-profile-'));
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.quit();
  await keepassxc.stop();
  await bus.stop();
  await session.stop();
  await rm(profile, { recursive: true, force: true });
});

async function start(): Promise<VaultProcess> {
  const started = await startVaultProcess({ app, profile, environment: bus.environment });
  running.push(started);
  return started;
}

async function quit(one: VaultProcess): Promise<void> {
  running.splice(running.indexOf(one), 1);
  await one.quit();
}

/** Starts while the database is locked, and somebody closes what asks for its password. */
const startRefused = () => keepassxc.whileClosingPrompts(start());

async function vaultOnDisk(): Promise<Map<string, string>> {
  const folder = join(profile, 'vault');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return new Map(
    await Promise.all(
      files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as [string, string]),
    ),
  );
}

const REFUSED = { state: 'memory', reason: 'locked', canKeepNow: false, setAside: 0 };

test(
  'an unlocked database keeps: saved means that another process has the key',
  async () => {
    keepassxc = await startKeePassXC(bus.environment, { locked: false });
    const first = await start();
    expect(await first.ask('storage')).toMatchObject({ state: 'memory', reason: 'checking' });
    const { ref, storedIn } = (await first.ask('keep', 'a', SECRET)) as Kept;
    expect(storedIn).toBe('encrypted');
    expect(await first.ask('helpers')).toBe(1);
    await quit(first);

    const second = await start();
    expect(await second.ask('open', ref)).toEqual({ ok: true, text: SECRET });
    // Its keys opened: that an earlier process could seal them is proof enough.
    expect(await second.ask('helpers')).toBe(0);
  },
  LONG_MS,
);

test(
  'a prompt that was closed: memory only, nothing lost, nothing written, and all is back once it is unlocked',
  async () => {
    keepassxc = await startKeePassXC(bus.environment, { locked: false });
    const first = await start();
    const { ref } = (await first.ask('keep', 'a', SECRET)) as Kept;
    await quit(first);
    const before = await vaultOnDisk();
    await keepassxc.lock();

    const refused = await startRefused();
    expect(await refused.ask('prove')).toEqual(REFUSED);
    expect(await refused.ask('open', ref)).toEqual({ ok: false, why: 'busy' });
    const again = (await refused.ask('keep', 'b', SECRET)) as Kept;
    expect(again.storedIn).toBe('memory');
    expect(await refused.ask('memoryOnly')).toHaveLength(1);
    expect(await refused.ask('retry')).toEqual(REFUSED);
    expect(await keepassxc.hasPrompt(), 'nobody is asked a second time').toBe(false);
    expect(await vaultOnDisk()).toEqual(before);

    await keepassxc.unlock();
    expect(await refused.ask('retry')).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
    expect(await refused.ask('open', ref)).toEqual({ ok: true, text: SECRET });
    expect(await refused.ask('keepMemory')).toBe(1);
    await quit(refused);

    const last = await start();
    expect(await last.ask('open', ref)).toEqual({ ok: true, text: SECRET });
    expect(await last.ask('open', again.ref)).toEqual({ ok: true, text: SECRET });
  },
  LONG_MS,
);

test(
  'a prompt that was closed at the very first start: memory only, and kept once it is unlocked',
  async () => {
    keepassxc = await startKeePassXC(bus.environment, { locked: true });
    const first = await startRefused();
    const { ref, storedIn } = (await first.ask('keep', 'a', SECRET)) as Kept;
    expect(storedIn).toBe('memory');
    expect(await first.ask('storage')).toEqual(REFUSED);
    expect(await vaultOnDisk()).toEqual(new Map());

    await keepassxc.unlock();
    expect(await first.ask('retry')).toMatchObject({ canKeepNow: true });
    expect(await first.ask('keepMemory')).toBe(1);
    await quit(first);
    expect(await (await start()).ask('open', ref)).toEqual({ ok: true, text: SECRET });
  },
  LONG_MS,
);

test(
  'a database that is locked while the app runs takes nothing away that was proved',
  async () => {
    keepassxc = await startKeePassXC(bus.environment, { locked: false });
    const first = await start();
    await first.ask('keep', 'a', SECRET);
    await keepassxc.lock();
    const { ref, storedIn } = (await first.ask('keep', 'b', SECRET)) as Kept;
    expect(storedIn).toBe('encrypted');
    expect(await keepassxc.hasPrompt()).toBe(false);
    await quit(first);
    await keepassxc.unlock();
    expect(await (await start()).ask('open', ref)).toEqual({ ok: true, text: SECRET });
  },
  LONG_MS,
);

test(
  'KeePassXC that is closed while the app runs is noticed before anything is reported as saved',
  async () => {
    keepassxc = await startKeePassXC(bus.environment, { locked: false });
    const first = await start();
    const { ref } = (await first.ask('keep', 'a', SECRET)) as Kept;
    await keepassxc.stop();
    expect(await first.ask('keep', 'b', SECRET)).toMatchObject({ storedIn: 'memory' });
    expect(await first.ask('storage')).toMatchObject({ state: 'memory', reason: 'slow', setAside: 0 });
    expect(await first.ask('storedIn', ref)).toBe('memory');
    expect(await first.ask('memoryOnly')).toHaveLength(2);
  },
  LONG_MS,
);
