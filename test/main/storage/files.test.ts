import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import { runScript } from '../../harness/run-script.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-files-'));
  path = join(folder, 'state.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
const filesWith = (steps: Partial<FileSteps>) =>
  openFiles({ ...systemSteps, pause: async () => {}, ...steps });

test('a written file reads back, is for its owner alone and leaves nothing beside it', async () => {
  const files = openFiles();
  await files.writeAtomic(path, 'one');
  await files.writeAtomic(path, 'two');
  expect(await files.readText(path)).toBe('two');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['state.json']);
});

test('what is not there is not an error', async () => {
  const files = openFiles();
  expect(await files.readText(path)).toBeNull();
  expect(await files.stamp(path)).toBeNull();
  expect(await files.list(join(folder, 'none'))).toEqual([]);
  await expect(files.remove(path)).resolves.toBeUndefined();
  await expect(files.remove(join(folder, 'none', 'x'))).resolves.toBeUndefined();
  await expect(files.move(path, `${path}.1`)).resolves.toBeUndefined();
});

test('setting aside never replaces what was set aside before', async () => {
  const files = openFiles();
  const places: string[] = [];
  for (const text of ['one', 'two', 'three']) {
    await files.writeAtomic(path, text);
    places.push(await files.setAside(path, 'unreadable'));
  }
  expect(places).toEqual([`${path}.unreadable`, `${path}.unreadable-2`, `${path}.unreadable-3`]);
  expect(await Promise.all(places.map((place) => readFile(place, 'utf8')))).toEqual(['one', 'two', 'three']);
});

test('a stamp changes with every write, also of as many bytes', async () => {
  const files = openFiles();
  const stamps = new Set<string | null>();
  for (let count = 0; count < 20; count += 1) {
    await files.writeAtomic(path, String(count % 10));
    stamps.add(await files.stamp(path));
  }
  expect(stamps.size).toBe(20);
});

test('sweeping takes our left-overs and electron-store’s, and nothing else', async () => {
  const mine = `state.json.${crypto.randomUUID()}.tmp`;
  const theirs = 'settings.json.tmp-17961234567a3f9c';
  const others = ['state.json', 'Local State~RF12.TMP', 'notes.tmp', 'x.tmp-1'];
  for (const name of [mine, theirs, ...others]) await writeFile(join(folder, name), 'x');
  expect(await openFiles().sweepTemporary(folder)).toBe(2);
  expect((await readdir(folder)).sort()).toEqual([...others].sort());
});

test('a folder is made, or narrowed, for its owner alone', async () => {
  const open = join(folder, 'open');
  await mkdir(open, { mode: 0o755 });
  await openFiles().makeFolder(open);
  await openFiles().makeFolder(join(folder, 'a', 'b'));
  for (const one of [open, join(folder, 'a', 'b')]) expect((await stat(one)).mode & 0o777).toBe(0o700);
});

describe('an error has a code and leaves the old contents', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'disk-read-only'],
    ['EIO', 'disk-failed'],
    ['EBUSY', 'disk-busy'],
  ])('%s', async (system, code) => {
    await openFiles().writeAtomic(path, 'old');
    const steps: Partial<FileSteps>[] = [
      { open: failing(system) },
      { rename: failing(system) },
      {
        async open(name, flags, mode) {
          const handle = await systemSteps.open(name, flags, mode);
          return {
            async writeFile(contents) {
              await handle.writeFile(contents.slice(0, 2));
              throw Object.assign(new Error(system), { code: system });
            },
            sync: () => handle.sync(),
            close: () => handle.close(),
          };
        },
      },
    ];
    for (const step of steps) {
      const error = await filesWith(step)
        .writeAtomic(path, 'the new contents')
        .catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(DiskError);
      expect(error).toMatchObject({ code });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['state.json']);
    }
  });

  test('a really full device', async () => {
    await expect(openFiles().append('/dev/full', 'text')).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('a really read-only folder, for an ordinary user', async () => {
    await openFiles().writeAtomic(path, 'old');
    await chmod(folder, 0o555);
    const { output } = await runScript('forbidden-writer.ts', [path]);
    expect(output).toBe('disk-read-only');
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  test('a file held for a moment is waited for', async () => {
    let left = 3;
    const files = filesWith({
      rename: (from, to) => (left-- > 0 ? failing('EBUSY')() : systemSteps.rename(from, to)),
    });
    await files.writeAtomic(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
  });
});

describe('a disk that takes it and then does not make it durable', () => {
  const withFailingSync = (isFailing: () => boolean): Partial<FileSteps> => ({
    async open(name, flags, mode) {
      const handle = await systemSteps.open(name, flags, mode);
      return {
        writeFile: (contents) => handle.writeFile(contents),
        sync: () => (isFailing() ? failing('EIO')() : handle.sync()),
        close: () => handle.close(),
      };
    },
  });

  test('leaves nothing of an append, so that what was refused is never read', async () => {
    let isFailing = false;
    const files = filesWith(withFailingSync(() => isFailing));
    await files.appendDurably(path, 'one\n');
    isFailing = true;
    await expect(files.appendDurably(path, 'two\nthree\n')).rejects.toMatchObject({ code: 'disk-failed' });
    expect(await readFile(path, 'utf8')).toBe('one\n');
    isFailing = false;
    await files.appendDurably(path, 'four\n');
    expect(await readFile(path, 'utf8')).toBe('one\nfour\n');
  });

  test('of a file’s place in its folder is asked again, before an append or a removal holds', async () => {
    let refusals = 1;
    let synced = 0;
    const files = filesWith({
      async syncFolder(name) {
        refusals -= 1;
        if (refusals >= 0) return failing('EIO')();
        await systemSteps.syncFolder(name);
        synced += 1;
      },
    });
    await expect(files.appendDurably(path, 'one\n')).rejects.toMatchObject({ code: 'disk-failed' });
    expect(await readFile(path, 'utf8')).toBe('');
    await files.appendDurably(path, 'two\n');
    await files.appendDurably(path, 'three\n');
    expect(synced).toBe(1);
    refusals = 1;
    await expect(files.remove(path)).rejects.toMatchObject({ code: 'disk-failed' });
    expect(await readdir(folder)).toEqual([]);
    await files.remove(path);
    expect(synced).toBe(2);
  });
});

describe('a process killed at', () => {
  test.each([
    ['opened', 4],
    ['half-written', 4],
    ['written', 4],
    ['synced', 4],
    ['renamed', 5],
    ['folder-synced', 5],
  ])('%s leaves one whole version, and nothing that was acknowledged is lost', async (step, version) => {
    const { output, signal } = await runScript('crashing-writer.ts', [folder, step, '5']);
    expect(signal).toBe('SIGKILL');
    expect(output.trim().split('\n').at(-1)).toBe('4');
    expect(JSON.parse(await readFile(path, 'utf8')).version).toBe(version);
    await openFiles().sweepTemporary(folder);
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  test('any moment loses nothing that was acknowledged', async () => {
    for (const acknowledged of [1, 7, 20, 33]) {
      await rm(path, { force: true });
      const { output } = await runScript('crashing-writer.ts', [folder], { killAfterLines: acknowledged });
      const last = Number(output.trim().split('\n').at(-1));
      const { version, filler } = JSON.parse(await readFile(path, 'utf8'));
      expect(version).toBeGreaterThanOrEqual(last);
      expect(filler).toBe(String(version).repeat(2000));
    }
    await openFiles().sweepTemporary(folder);
    expect(await readdir(folder)).toEqual(['state.json']);
  });
});
