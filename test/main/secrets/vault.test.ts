import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wrapSafeStorage } from '../../../src-main/secrets/safe-storage.ts';
import { openVault, type Vault } from '../../../src-main/secrets/vault.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import type { SecretStorage } from '../../../src-preload/contract/settings.ts';
import { asyncCalls, type FakeKeyring, fakeKeyring } from '../../harness/fake-keyring.ts';
import { silentLog } from '../../harness/silent-log.ts';

let folder: string;
let keyring: FakeKeyring;
let clock = Date.parse('2030-01-01T00:00:00Z');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-vault-'));
  keyring = fakeKeyring();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(steps: Partial<FileSteps> = {}): Promise<Vault> {
  return openVault({
    safeStorage: wrapSafeStorage(asyncCalls(keyring), { platform: 'linux', limitMs: 30 }),
    files: openFiles({ ...systemSteps, ...steps }),
    folder,
    random: randomBytes,
    now: () => clock,
    log: silentLog,
  });
}

async function recordPath(record: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const name = names.find((one) => one.includes(`/${record}.`));
  return join(folder, name ?? '');
}

test('each keeping is a new revision, the former stays until forgotten', async () => {
  const vault = await open();
  const one = await vault.save('a', 'first');
  const two = await vault.save('a', 'second');
  expect(two.ref.revision).toBeGreaterThan(one.ref.revision);
  expect(await vault.open(one.ref)).toEqual({ ok: true, text: 'first' });
  await vault.forget('a', two.ref.revision);
  expect(await vault.open(one.ref)).toEqual({ ok: false, why: 'absent' });
  expect(await vault.open(two.ref)).toEqual({ ok: true, text: 'second' });
  await vault.forget('a');
  expect(vault.has(two.ref)).toBe(false);
  expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('/a.'))).toEqual([]);
});

test('a revision is never used twice, also when all were forgotten and the clock went back', async () => {
  const vault = await open();
  const { ref } = await vault.save('a', 'first');
  await vault.forget('a');
  clock -= 60_000;
  const again = await vault.save('a', 'second');
  expect(again.ref.revision).not.toBe(ref.revision);
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'absent' });
});

test('names that differ in case or signs only do not meet on the disk', async () => {
  const vault = await open();
  const records = ['x/tokenId', 'x/tokenid', 'x_tokenid', 'x/token id', 'x/töken'];
  const refs = await Promise.all(records.map((record) => vault.save(record, record)));
  const again = await open();
  for (const [index, { ref }] of refs.entries()) {
    expect(await again.open(ref)).toEqual({ ok: true, text: records[index] });
  }
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes('.1'));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(records.length);
  expect(
    again
      .records()
      .map(({ record }) => record)
      .sort(),
  ).toEqual([...records].sort());
});

test('what cannot be reached now is busy and opens after retry', async () => {
  const { ref } = await (await open()).save('a', 'text');
  keyring.temporarily = true;
  const vault = await open();
  expect(vault.storage()).toMatchObject({ state: 'memory', reason: 'locked', setAside: 0 });
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
  keyring.temporarily = false;
  expect(await vault.retry()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  expect(await vault.open(ref)).toEqual({ ok: true, text: 'text' });
});

test('a keyring that appears later is offered, and moves nothing by itself', async () => {
  keyring.available = false;
  const vault = await open();
  expect(vault.storage()).toMatchObject({ state: 'memory', reason: 'no-keyring', canKeepNow: false });
  const { ref } = await vault.save('a', 'text');
  const fingerprint = vault.fingerprint('text');
  const announced: SecretStorage[] = [];
  vault.onChange((storage) => announced.push(storage));

  keyring.available = true;
  expect(await vault.retry()).toEqual({ state: 'memory', canKeepNow: true, setAside: 0 });
  expect((await vault.save('b', 'more')).storedIn).toBe('memory');
  expect((await readdir(folder, { recursive: true })).some((name) => name.includes('/a.'))).toBe(false);

  expect(await vault.sealMemory()).toBe(2);
  expect(vault.storage()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  expect(announced.map(({ state, canKeepNow }) => [state, canKeepNow])).toEqual([
    ['memory', true],
    ['encrypted', false],
  ]);
  expect(vault.fingerprint('text')).toBe(fingerprint);
  expect(await (await open()).open(ref)).toEqual({ ok: true, text: 'text' });
});

test('a fingerprint made under another key holds as long as that key opens', async () => {
  const first = await open();
  await first.save('a', 'one');
  const former = first.fingerprint('text');
  const [keyId = ''] = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const aside = `${folder}-aside`;
  await rename(join(folder, keyId), aside);
  clock += 1_000;
  const second = await open();
  await second.save('b', 'two');
  expect(second.isFingerprintOf('text', former)).toBe(false);
  await rename(aside, join(folder, keyId));
  const both = await open();
  expect(both.fingerprint('text')).toBe(second.fingerprint('text'));
  expect(both.isFingerprintOf('text', second.fingerprint('text'))).toBe(true);
  expect(both.isFingerprintOf('text', former)).toBe(true);
  expect(both.isFingerprintOf('another text', former)).toBe(false);
});

test.each([true, false])('a reset keyring sets aside and goes on (garbage: %s)', async (opensGarbage) => {
  const before = await open();
  const { ref } = await before.save('a', 'text');
  await before.save('b', 'text');
  keyring.generation = 2;
  keyring.opensGarbage = opensGarbage;
  const vault = await open();
  expect(vault.storage()).toEqual({ state: 'encrypted', reason: 'changed', canKeepNow: false, setAside: 2 });
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'lost' });
  expect(vault.records()).toEqual([]);
  await vault.save('a', 'entered again');
  expect(vault.storage().setAside).toBe(1);

  // The old keyring is back: nothing was thrown away.
  keyring.generation = 1;
  expect(await (await open()).open(ref)).toEqual({ ok: true, text: 'text' });
});

test('a session that is deleted takes also what no longer opens', async () => {
  const { ref } = await (await open()).save('a', 'text');
  keyring.generation = 2;
  const vault = await open();
  await vault.forget('a');
  expect(vault.storage().setAside).toBe(0);
  keyring.generation = 1;
  expect(await (await open()).open(ref)).toEqual({ ok: false, why: 'absent' });
});

test('one damaged record is lost alone, reported, and left where it is', async () => {
  const vault = await open();
  const { ref } = await vault.save('a', 'text');
  const other = await vault.save('b', 'other');
  const path = await recordPath('a');
  const text = await readFile(path, 'utf8');
  const damaged = text.replace(/"sealed":"(.)/, (_, first) => `"sealed":"${first === 'A' ? 'B' : 'A'}`);
  await writeFile(path, damaged);
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'lost' });
  expect(vault.storage()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 1 });
  expect(await vault.open(other.ref)).toEqual({ ok: true, text: 'other' });
  await vault.save('a', 'entered again');
  expect(await readFile(path, 'utf8')).toBe(damaged);
});

test('two records whose files were exchanged do not open', async () => {
  const vault = await open();
  const [a, b] = [await vault.save('a', 'text of a'), await vault.save('b', 'text of b')];
  const [pathA, pathB] = [await recordPath('a'), await recordPath('b')];
  const [textA, textB] = [await readFile(pathA, 'utf8'), await readFile(pathB, 'utf8')];
  await writeFile(pathA, textB);
  await writeFile(pathB, textA);
  expect(await vault.open(a.ref)).toEqual({ ok: false, why: 'lost' });
  expect(await vault.open(b.ref)).toEqual({ ok: false, why: 'lost' });
});

test('files of a newer version are left untouched and others begin beside them', async () => {
  const { ref } = await (await open()).save('a', 'text');
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    /key(-copy)?\.json$/.test(name),
  );
  for (const name of names) {
    const file = JSON.parse(await readFile(join(folder, name), 'utf8'));
    await writeFile(join(folder, name), JSON.stringify({ ...file, schema: 2 }));
  }
  const vault = await open();
  expect(vault.storage()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0, newer: 1 });
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'newer' });
  expect((await vault.save('b', 'text')).storedIn).toBe('encrypted');
  for (const name of names) expect(JSON.parse(await readFile(join(folder, name), 'utf8')).schema).toBe(2);
});

test('a key that the keyring wants sealed anew is sealed anew', async () => {
  const { ref } = await (await open()).save('a', 'text');
  keyring.rotated = true;
  await open();
  keyring.rotated = false;
  expect(await (await open()).open(ref)).toEqual({ ok: true, text: 'text' });
});

test('a full disk is reported by the keeping, and keeping works once there is room', async () => {
  let isFull = true;
  const vault = await open({
    async open(path, flags, mode) {
      if (isFull && flags === 'wx') throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      return systemSteps.open(path, flags, mode);
    },
  });
  await expect(vault.save('a', 'text')).rejects.toThrow(DiskError);
  await expect(vault.save('a', 'text')).rejects.toMatchObject({ code: 'disk-full' });
  expect(vault.records()).toEqual([]);
  isFull = false;
  const { ref, storedIn } = await vault.save('a', 'text');
  expect(storedIn).toBe('encrypted');
  expect(await (await open()).open(ref)).toEqual({ ok: true, text: 'text' });
});

test('a folder that cannot be read makes nothing absent and nothing new', async () => {
  const { ref } = await (await open()).save('a', 'text');
  const before = await readdir(folder, { recursive: true });
  const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
  const vault = await open({ readdir: () => Promise.reject(denied) });
  expect(vault.storage()).toMatchObject({ state: 'memory', reason: 'unread' });
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
  expect((await vault.save('a', 'text')).storedIn).toBe('memory');
  expect(await readdir(folder, { recursive: true })).toEqual(before);
});

test('forgetting while memory is being kept brings nothing back', async () => {
  keyring.available = false;
  const vault = await open();
  await vault.save('a', 'text');
  keyring.available = true;
  await vault.retry();
  await Promise.all([vault.sealMemory(), vault.forget('a')]);
  expect(vault.records()).toEqual([]);
  expect((await readdir(folder, { recursive: true })).filter((name) => name.includes('/a.'))).toEqual([]);
});

test('practice keeps in memory and touches no disk', async () => {
  const vault = await openVault({
    safeStorage: null,
    files: openFiles(),
    folder,
    random: randomBytes,
    now: () => clock,
    log: silentLog,
  });
  const { ref, storedIn } = await vault.save('a', 'text');
  expect(storedIn).toBe('memory');
  expect(await vault.open(ref)).toEqual({ ok: true, text: 'text' });
  expect(vault.storage()).toEqual({ state: 'memory', canKeepNow: false, setAside: 0 });
  expect(await readdir(folder)).toEqual([]);
});
