// Longer than other tests because every state of a keyring is tried at the start, after a save, and while the app runs.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openVault, type Vault } from '../../../src-main/secrets/vault.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type Files, openFiles } from '../../../src-main/storage/files.ts';
import type { SecretStorage } from '../../../src-preload/contract/settings.ts';
import { type FakeService, fakeService, processOf } from '../../harness/fake-keyring-service.ts';
import { silentLog } from '../../harness/silent-log.ts';

// Chromium on Linux takes a refusal for an empty keyring. What is sealed then opens until the app ends, and never again.

let folder: string;
let clock = Date.parse('2030-01-01T00:00:00Z');
let service: FakeService;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-proof-'));
  service = fakeService();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A start of the app: a process of its own. */
function start(files: Files = openFiles()): Promise<Vault> {
  return openVault({
    safeStorage: processOf(service),
    files,
    folder,
    random: randomBytes,
    now: () => clock,
    log: silentLog,
  });
}

const namesOnDisk = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
const KEPT = { state: 'encrypted', canKeepNow: false, setAside: 0 };
const memory = (reason: SecretStorage['reason']) => ({
  state: 'memory',
  reason,
  canKeepNow: false,
  setAside: 0,
});

/** A secret of an earlier start, well kept. */
async function keptBefore() {
  const { ref } = await (await start()).save('a', 'text');
  service.fresh = 0;
  return ref;
}

test('the first start: nothing is promised before another process has the key, and one is asked once', async () => {
  const vault = await start();
  expect(vault.storage()).toEqual(memory('checking'));
  expect(await namesOnDisk()).toEqual([]);
  const states: string[] = [];
  vault.onChange(({ state }) => states.push(state));
  const kept = await Promise.all(['a', 'b', 'c'].map((record) => vault.save(record, 'text')));
  expect(kept.map((one) => one.storedIn)).toEqual(['encrypted', 'encrypted', 'encrypted']);
  expect(service.fresh).toBe(1);
  expect(states).toEqual(['encrypted']);
  expect(await (await start()).open(kept[0]?.ref ?? { record: 'a', revision: 0 })).toEqual({
    ok: true,
    text: 'text',
  });
});

test('every later start needs no other process', async () => {
  const ref = await keptBefore();
  const vault = await start();
  expect(vault.storage()).toEqual(KEPT);
  expect(await vault.prove()).toEqual(KEPT);
  expect((await vault.save('b', 'text')).storedIn).toBe('encrypted');
  expect(await vault.open(ref)).toEqual({ ok: true, text: 'text' });
  expect(service.fresh).toBe(0);
});

type State = {
  name: string;
  given: Partial<FakeService>;
  reason: SecretStorage['reason'];
  /** Other processes that may be asked: where it says that it is locked, none. */
  fresh: number;
};

const states: State[] = [
  {
    name: 'locked, its prompt closed, a key made up (KeePassXC)',
    given: { isRefusing: true, says: 'locked' },
    reason: 'locked',
    fresh: 0,
  },
  { name: 'locked, and the process knows it', given: { isLocked: true }, reason: 'locked', fresh: 0 },
  {
    name: 'a wallet whose prompt was closed (KWallet)',
    given: { isLocked: true, says: 'locked', backend: 'kwallet5' },
    reason: 'locked',
    fresh: 0,
  },
  {
    name: 'a wallet that does not tell',
    given: { isLocked: true, says: 'unseen', backend: 'kwallet6' },
    reason: 'locked',
    fresh: 0,
  },
  {
    name: 'unlocked, and it takes no key from this app',
    given: { isRefusing: true, says: 'missing' },
    reason: 'denied',
    fresh: 2,
  },
  {
    name: 'no collection in which a key could lie',
    given: { isRefusing: true, says: 'no-collection' },
    reason: 'locked',
    fresh: 0,
  },
  {
    name: 'a refusing one on a bus that cannot be asked',
    given: { isRefusing: true, says: 'unknown' },
    reason: 'denied',
    fresh: 2,
  },
  { name: 'none', given: { isRunning: false }, reason: 'no-keyring', fresh: 0 },
];

describe.each(states)('a keyring that keeps nothing: $name', ({ given, reason, fresh }) => {
  test('at the first start nothing is written, and what is typed is in memory and known to be', async () => {
    Object.assign(service, given);
    const vault = await start();
    expect(await vault.prove()).toEqual(memory(reason));
    const { ref, storedIn } = await vault.save('a', 'text');
    expect(storedIn).toBe('memory');
    expect(vault.savedAs(ref)).toBe('memory');
    expect(await vault.memoryOnly()).toEqual([{ ...ref, text: 'text' }]);
    expect(await namesOnDisk()).toEqual([]);
    expect(service.fresh).toBe(fresh);
  });

  test('where something was saved before, it is neither lost nor touched, and all is well at the next start', async () => {
    const ref = await keptBefore();
    const before = await namesOnDisk();
    const healthy = { ...service };
    Object.assign(service, given);
    const vault = await start();
    const storage = await vault.prove();
    expect(storage).toMatchObject({ state: 'memory', canKeepNow: false, setAside: 0 });
    expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
    expect(vault.has(ref)).toBe(true);
    expect((await vault.save('b', 'text')).storedIn).toBe('memory');
    await vault.forget('b');
    expect(await namesOnDisk()).toEqual(before);

    Object.assign(service, healthy);
    const next = await start();
    expect(next.storage()).toEqual(KEPT);
    expect(await next.open(ref)).toEqual({ ok: true, text: 'text' });
  });

  test('unlocked while the app runs, it is offered, with what was saved before', async () => {
    const ref = await keptBefore();
    const healthy = { ...service };
    Object.assign(service, given);
    const vault = await start();
    await vault.prove();
    const typed = await vault.save('b', 'typed');
    Object.assign(service, healthy);
    expect(await vault.retry()).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
    expect(await vault.open(ref)).toEqual({ ok: true, text: 'text' });
    expect(await vault.sealMemory()).toBe(1);
    expect(vault.storage()).toEqual(KEPT);
    const next = await start();
    expect(await next.open(ref)).toEqual({ ok: true, text: 'text' });
    expect(await next.open(typed.ref)).toEqual({ ok: true, text: 'typed' });
  });
});

test('a key that lies where it goes with the login is kept by nobody', async () => {
  service.says = 'session-only';
  const vault = await start();
  expect(await vault.prove()).toEqual(memory('denied'));
  expect((await vault.save('a', 'text')).storedIn).toBe('memory');
  expect(await namesOnDisk()).toEqual([]);
});

test('a keyring that was reset is one that another process has too: then the old is lost, and reported', async () => {
  const ref = await keptBefore();
  service.key = null;
  const vault = await start();
  expect(vault.storage()).toEqual(memory('checking'));
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
  expect(await vault.prove()).toEqual({ ...KEPT, reason: 'changed', setAside: 1 });
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'lost' });
});

test('a refusal at the start and a yes to the other process: that one is relied on', async () => {
  const ref = await keptBefore();
  service.isRefusing = true;
  const own = processOf(service);
  // Asked by the vault at once, as at every start.
  await own.probe();
  service.isRefusing = false;
  const vault = await openVault({
    safeStorage: own,
    files: openFiles(),
    folder,
    random: randomBytes,
    now: () => clock,
    log: silentLog,
  });
  expect(await vault.prove()).toEqual(KEPT);
  expect(await vault.open(ref)).toEqual({ ok: true, text: 'text' });
});

describe('while the app runs', () => {
  const gone: { name: string; change: (service: FakeService) => void; reason: SecretStorage['reason'] }[] = [
    {
      name: 'the key is deleted',
      change: (one) => {
        one.key = null;
        one.says = 'missing';
      },
      reason: 'changed',
    },
    {
      name: 'the collection is deleted',
      change: (one) => {
        one.key = null;
        one.says = 'no-collection';
      },
      reason: 'changed',
    },
    {
      name: 'the service ends',
      change: (one) => {
        one.isRunning = false;
      },
      reason: 'slow',
    },
  ];

  test.each(gone)('$name: noticed before anything is reported as saved', async ({ change, reason }) => {
    const vault = await start();
    const before = await vault.save('a', 'text');
    change(service);
    const after = await vault.save('b', 'typed');
    expect(after.storedIn).toBe('memory');
    expect(vault.storage()).toEqual(memory(reason));
    expect(vault.savedAs(before.ref)).toBe('memory');
    expect((await vault.memoryOnly()).map(({ text }) => text).sort()).toEqual(['text', 'typed']);
  });

  test.each(gone)('$name while a folder cannot be read: gone stays gone', async ({ change }) => {
    await mkdir(join(folder, '0123456789abcdef'));
    const disk = openFiles();
    const files: Files = {
      ...disk,
      list: (at) =>
        at.endsWith('0123456789abcdef')
          ? Promise.reject(new DiskError('disk-read-only', new Error('EACCES')))
          : disk.list(at),
    };
    const vault = await start(files);
    const { ref } = await vault.save('a', 'text');
    expect(vault.savedAs(ref)).toBe('encrypted');
    change(service);
    expect(await vault.memoryOnly()).toHaveLength(1);
    service.isRefusing = true;
    for (let focus = 0; focus < 2; focus += 1) {
      expect(await vault.retry()).toMatchObject({ state: 'memory', canKeepNow: false });
      expect(vault.savedAs(ref)).toBe('memory');
    }
    expect((await vault.save('b', 'typed')).storedIn).toBe('memory');
    expect(await vault.memoryOnly()).toHaveLength(2);
  });

  test.each(gone)('$name: asked before quitting, it is known too', async ({ change }) => {
    const vault = await start();
    await vault.save('a', 'text');
    expect(await vault.memoryOnly()).toEqual([]);
    change(service);
    expect(await vault.memoryOnly()).toHaveLength(1);
    expect(vault.storage().state).toBe('memory');
  });

  test('locked: what was proved stays so', async () => {
    const vault = await start();
    await vault.save('a', 'text');
    service.isLocked = true;
    expect((await vault.save('b', 'text')).storedIn).toBe('encrypted');
    expect(await vault.memoryOnly()).toEqual([]);
  });

  test('emptied, and a new key put there: what is sealed is wrapped once more, and nothing is lost', async () => {
    const vault = await start();
    const { ref } = await vault.save('a', 'text');
    service.key = null;
    expect((await vault.save('b', 'typed')).storedIn).toBe('memory');
    expect(await vault.retry()).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
    expect(await vault.sealMemory()).toBe(1);
    const next = await start();
    expect(next.storage()).toEqual(KEPT);
    expect(await next.open(ref)).toEqual({ ok: true, text: 'text' });
  });

  test('a keyring that never tells is asked through another process, once a minute at most', async () => {
    service.says = 'unseen';
    const vault = await start();
    await vault.save('a', 'text');
    expect(service.fresh).toBe(1);
    await vault.save('b', 'text');
    expect(service.fresh).toBe(1);
    clock += 61_000;
    await vault.save('c', 'text');
    expect(service.fresh).toBe(2);
    service.key = 'another';
    clock += 61_000;
    expect((await vault.save('d', 'text')).storedIn).toBe('memory');
  });

  test('one whose own word is wrong is believed no more than what opens', async () => {
    // A later Electron may name its item otherwise.
    service.says = 'missing';
    const vault = await start();
    expect((await vault.save('a', 'text')).storedIn).toBe('encrypted');
    expect((await vault.save('b', 'text')).storedIn).toBe('encrypted');
    const asked = service.fresh;
    expect((await vault.save('c', 'text')).storedIn).toBe('encrypted');
    expect(service.fresh).toBe(asked);
  });
});
