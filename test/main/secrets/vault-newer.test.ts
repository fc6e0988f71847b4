import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { xorKeyring } from '../../harness/services-on-disk.ts';
import { silentLog } from '../../harness/silent-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-vault-newer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openVault({
    safeStorage: xorKeyring,
    files: openFiles(),
    folder,
    random: randomBytes,
    now: () => Date.parse('2030-01-01T00:00:00Z'),
    log: silentLog,
  });

async function recordFiles(): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.includes('/a.'));
}

test('a record of a newer version is not lost, is left untouched, and goes only with its whole record', async () => {
  const vault = await open();
  const { ref } = await vault.save('a', 'text');
  const path = join(folder, (await recordFiles())[0] ?? '');
  const newer = JSON.stringify({
    ...JSON.parse(await readFile(path, 'utf8')),
    schema: 2,
    sealed: 'in a new way',
  });
  await writeFile(path, newer);
  const next = await open();
  expect(await next.open(ref)).toEqual({ ok: false, why: 'newer' });
  expect(next.storage()).toMatchObject({ setAside: 0, newer: 1 });
  expect(next.sealedHere()).toEqual([]);
  await next.forgetSealed([ref]);
  const { ref: later } = await next.save('a', 'entered again');
  await next.forget('a', later.revision);
  expect(await readFile(path, 'utf8')).toBe(newer);
  await next.forget('a');
  expect(await recordFiles()).toEqual([]);
});
