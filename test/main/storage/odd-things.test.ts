import { randomBytes, randomUUID } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import { openLogFile } from '../../../src-main/storage/log-file.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import type { Log } from '../../../src-main/system/log.ts';
import { aSession } from '../../harness/sample-session.ts';
import { xorKeyring } from '../../harness/services-on-disk.ts';
import { silentLog } from '../../harness/silent-log.ts';

// Whatever lies in a folder of ours, the rest works, and the odd thing is left alone and named in the log.

const ID = 'b7227de7-f717-4f59-8b7b-000000000000';
let folder: string;
let named: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-things-'));
  named = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const log: Log = {
  ...silentLog,
  warn: (event, fields) => void named.push(`${event} ${fields?.name ?? ''} ${fields?.code ?? ''}`),
};

function openAll(steps: Partial<FileSteps> = {}) {
  const files = openFiles({ ...systemSteps, pause: async () => {}, ...steps });
  const now = () => Date.parse('2030-01-01T00:00:00Z');
  return {
    vault: () =>
      openVault({
        safeStorage: xorKeyring,
        files,
        folder: join(folder, 'vault'),
        random: randomBytes,
        now,
        log,
      }),
    sessions: openSessions({ files, folder: join(folder, 'sessions'), now, newId: randomUUID, log }),
    outbox: openItemFiles(files, join(folder, 'outbox')),
    write: openLogFile(files, join(folder, 'logs')),
  };
}

/** A profile in which something is kept; answers the folder of its data key. */
async function profile() {
  const { vault, sessions, write } = openAll();
  const { ref } = await (await vault()).save('a', 'text');
  const { id } = await sessions.create(aSession);
  await write('one\n');
  await mkdir(join(folder, 'outbox'));
  const [key = ''] = await readdir(join(folder, 'vault'));
  return { ref, id, key };
}

async function expectAllWorks({ ref, id }: { ref: { record: string; revision: number }; id: string }) {
  const { vault, sessions, outbox, write } = openAll();
  const opened = await vault();
  expect(await opened.open(ref)).toEqual({ ok: true, text: 'text' });
  expect((await opened.save('b', 'more')).storedIn).toBe('encrypted');
  expect(opened.storage()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
  expect((await sessions.list()).map((row) => row.id)).toContain(id);
  expect(await sessions.read(id)).toMatchObject({ ok: true });
  expect(await outbox.load()).toMatchObject({ items: [] });
  await write('two\n');
}

const things: Record<string, (path: string) => Promise<unknown>> = {
  'an empty file': (path) => writeFile(path, ''),
  'a byte-order mark alone': (path) => writeFile(path, '\uFEFF'),
  'a file of bytes': (path) => writeFile(path, randomBytes(100)),
  'a folder': (path) => mkdir(path),
  'a folder with something in it': (path) => mkdir(join(path, 'inner'), { recursive: true }),
  'a link to itself': (path) => symlink(path, path),
  'a link to nothing': (path) => symlink('/nowhere/at/all', path),
  'a huge file': (path) => writeFile(path, '').then(() => truncate(path, 3 * 1024 ** 3)),
};

const names = [
  'x_ff.1.json',
  'x_c3_28.1.json',
  'x_41.1.json',
  'x.0001.json',
  'x.99999999999999999999.json',
  '_.1.json',
  'key.json.bak',
  'key.json.1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed.tmp2',
  '0123456789abcdef',
  'ABCDEF0123456789',
  `${ID}.json`,
  'index.json.old',
  'journal-9.jsonl',
  'app.9.log',
  '.DS_Store',
  'Thumbs.db',
  'desktop.ini',
  'Schlüssel – Kopie.json',
  'キー.1.json',
  '\u202Egnp.1.json',
  'with\nnew line.json',
  ' ',
  `${'n'.repeat(240)}.json`,
];

describe.each(['vault', 'key', 'sessions', 'outbox', 'logs', '.'])('in the folder %s', (place) => {
  it.each(Object.keys(things))('%s of any name', async (thing) => {
    const kept = await profile();
    const home = place === 'key' ? join(folder, 'vault', kept.key) : join(folder, place);
    for (const name of names) await things[thing]?.(join(home, name));
    await expectAllWorks(kept);
    const left = await readdir(home);
    // What has the name of an item of the outbox, and is none, is put aside there under the same name.
    for (const name of names) expect(left.some((one) => one.startsWith(name.slice(0, 36)))).toBe(true);
    if (place === 'vault' || place === 'key') expect(named.join('\n')).toContain('vault-entry-left-alone');
  });
});

it('a stray file is named', async () => {
  const kept = await profile();
  await writeFile(join(folder, 'vault', kept.key, 'x_ff.1.json'), '');
  await writeFile(join(folder, 'vault', 'notes.txt'), '');
  await writeFile(join(folder, 'vault', '0123456789abcdef'), '');
  await expectAllWorks(kept);
  expect(named).toEqual([
    'vault-entry-left-alone notes.txt ',
    'vault-not-listed 0123456789abcdef not-a-folder',
    `vault-entry-left-alone ${join(kept.key, 'x_ff.1.json')} `,
  ]);
});

describe.each(['key.json', 'key-copy.json'])('%s that cannot be read', (name) => {
  const path = (key: string) => join(folder, 'vault', key, name);

  it.each(Object.keys(things))('because it is %s: the other one opens', async (thing) => {
    const kept = await profile();
    await rm(path(kept.key));
    await things[thing]?.(path(kept.key));
    await expectAllWorks(kept);
  });

  it.each(['EACCES', 'EIO', 'EBUSY', 'ELOOP', 'EMFILE'])('for %s: the other one opens', async (code) => {
    const { ref } = await profile();
    const failing = (of: 'readFile' | 'stat') => async (one: string) => {
      if (one.endsWith(`/${name}`)) throw Object.assign(new Error('no'), { code });
      return systemSteps[of](one) as never;
    };
    const { vault } = openAll({ readFile: failing('readFile'), stat: failing('stat') });
    const opened = await vault();
    expect(await opened.open(ref)).toEqual({ ok: true, text: 'text' });
    expect(opened.storage()).toEqual({ state: 'encrypted', canKeepNow: false, setAside: 0 });
    expect(named).toContain(
      `data-key-not-read  ${{ EACCES: 'disk-read-only', EBUSY: 'disk-busy' }[code] ?? 'disk-failed'}`,
    );
  });
});

it('a key that begins with a byte-order mark is a key, and so is a record', async () => {
  const { ref, key } = await profile();
  const home = join(folder, 'vault', key);
  for (const name of await readdir(home)) {
    await writeFile(join(home, name), `\uFEFF${await readFile(join(home, name), 'utf8')}`);
  }
  expect(await (await openAll().vault()).open(ref)).toEqual({ ok: true, text: 'text' });
});

it('where neither copy can be read for now, nothing is lost and new secrets are kept', async () => {
  const { ref } = await profile();
  const failing = async (one: string) => {
    if (/key(-copy)?\.json$/.test(one)) throw Object.assign(new Error('no'), { code: 'EIO' });
    return systemSteps.readFile(one);
  };
  const vault = await openAll({ readFile: failing }).vault();
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
  expect((await vault.save('b', 'more')).storedIn).toBe('encrypted');
  expect(vault.storage().setAside).toBe(0);
  expect(await (await openAll().vault()).open(ref)).toEqual({ ok: true, text: 'text' });
});

it('one key folder that cannot be listed makes nothing absent, and the others work', async () => {
  const { ref, key } = await profile();
  const failing = async (one: string) => {
    if (one.endsWith(key)) throw Object.assign(new Error('no'), { code: 'EACCES' });
    return systemSteps.readdir(one);
  };
  const vault = await openAll({ readdir: failing }).vault();
  expect(await vault.open(ref)).toEqual({ ok: false, why: 'busy' });
  expect(vault.recordsWithPrefix('a')).toBe(null);
  expect((await vault.save('b', 'more')).storedIn).toBe('encrypted');
});

it('a file where the vault’s folder should be does not blame the keyring', async () => {
  await writeFile(join(folder, 'vault'), '');
  const vault = await openAll().vault();
  expect(vault.storage()).toEqual({ state: 'memory', reason: 'unread', canKeepNow: false, setAside: 0 });
  expect((await vault.save('a', 'text')).storedIn).toBe('memory');
});

it('a log that is no file is put aside, and the log goes on', async () => {
  await mkdir(join(folder, 'logs', 'app.log'), { recursive: true });
  await openAll().write('one\n');
  expect(await readFile(join(folder, 'logs', 'app.log'), 'utf8')).toBe('one\n');
  await rename(join(folder, 'logs', 'app.log.not-a-file'), join(folder, 'aside'));
});
