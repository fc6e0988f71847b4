import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSignInLimiter } from '../../../src-main/checks/sign-in-limiter.ts';
import { openSealedFile } from '../../../src-main/secrets/sealed-file.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { openSettingsStore } from '../../../src-main/storage/settings-store.ts';
import { aSession } from '../../harness/sample-session.ts';
import { xorKeyring } from '../../harness/services-on-disk.ts';
import { silentLog as log } from '../../harness/silent-log.ts';

/*
 * Every kind of file against every state it can be found in. What stands below is the promise: what the module makes
 * of it, and what becomes of the bytes. A file of every released version stays in the golden folders for good.
 */
const NOW = Date.parse('2030-01-01T00:00:00Z');
const now = () => NOW;
const files = openFiles();
const KEY = 'b7227de7f71759f8';
const REF = { record: 'golden.one.secret', revision: NOW };
const RECORD_FILE = `golden_2eone_2esecret.${NOW}.json`;

const golden = (path: string) => readFile(join(import.meta.dirname, '..', path), 'utf8');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-every-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Kind = {
  /** Golden files, the oldest first; the last one is what this version writes. */
  versions: string[];
  newer: (text: string) => string;
  /** Where it lies; several where one is the copy of another. */
  paths: string[];
  /** What else must be there. */
  beside?: Record<string, string>;
  /** Opens the module over the folder as a start of the app does, uses it, and says in a word what came of it. */
  use: () => Promise<string>;
};

const newerSchema = (text: string) =>
  JSON.stringify({ ...JSON.parse(text), schema: 99, newPart: { of: [1] } });

async function useVault(): Promise<string> {
  const vault = await openVault({
    safeStorage: xorKeyring,
    files,
    folder: join(folder, 'vault'),
    random: randomBytes,
    now,
    log,
  });
  const opened = await vault.open(REF);
  const { storedIn } = await vault.save('another', 'entered after');
  return `${opened.ok ? opened.text : opened.why}, then ${storedIn}`;
}

const kinds: Record<string, Kind> = {
  settings: {
    versions: ['storage/golden/settings-1.json', 'storage/golden/settings-2.json'],
    newer: newerSchema,
    paths: ['settings.json'],
    async use() {
      const settings = await openSettingsStore({ files, folder, log });
      const { theme, connections } = settings.read();
      const issue = settings.issue()?.kind ?? 'fine';
      // A change that does not change writes nothing, where changes are allowed at all.
      const change = await settings
        .change((before) => before)
        .then(
          () => 'changes',
          (error: { code: string }) => error.code,
        );
      return `${theme} with ${connections.length}, ${issue}, ${change}`;
    },
  },
  'sign-ins': {
    versions: ['checks/golden/sign-ins-1.json', 'checks/golden/sign-ins-2.json'],
    newer: newerSchema,
    paths: ['sign-ins.json'],
    async use() {
      const limiter = openSignInLimiter({ files, path: join(folder, 'sign-ins.json'), now });
      try {
        const locked = await limiter.acquire('0123abcd');
        const other = await limiter.acquire('another');
        return `${locked.ok ? 'free' : 'locked'}, ${other.ok ? 'free' : 'locked'}`;
      } catch (error) {
        return (error as { code: string }).code;
      }
    },
  },
  session: {
    versions: [
      'storage/golden/session-1.json',
      'storage/golden/session-2.json',
      'storage/golden/session-3.json',
      'storage/golden/session-4.json',
    ],
    newer: newerSchema,
    paths: [`sessions/${aSession.id}.json`],
    async use() {
      const sessions = openSessions({
        files,
        folder: join(folder, 'sessions'),
        now,
        newId: randomUUID,
        log,
      });
      const { id } = await sessions.create({ ...aSession, clientName: 'Another' });
      const read = await sessions.read(aSession.id);
      const changed = await sessions.change(aSession.id, (session) => session);
      const names = (await sessions.list()).map((row) => row.clientName);
      expect(names, 'the other session goes on').toContain('Another');
      await sessions.remove(id);
      const outcome = read.ok ? read.value.clientName : read.error.code;
      return changed.ok === read.ok ? outcome : 'a change and a reading differ';
    },
  },
  'data key': {
    versions: ['secrets/golden/key-1.json'],
    newer: newerSchema,
    paths: [`vault/${KEY}/key.json`, `vault/${KEY}/key-copy.json`],
    beside: { [`vault/${KEY}/${RECORD_FILE}`]: 'secrets/golden/record-1.json' },
    use: useVault,
  },
  'sealed record': {
    versions: ['secrets/golden/record-1.json'],
    newer: newerSchema,
    paths: [`vault/${KEY}/${RECORD_FILE}`],
    beside: {
      [`vault/${KEY}/key.json`]: 'secrets/golden/key-1.json',
      [`vault/${KEY}/key-copy.json`]: 'secrets/golden/key-1.json',
    },
    use: useVault,
  },
};

type Outcome = [outcome: string, bytes: 'untouched' | 'set aside' | 'written on'];
type States = 'this version' | 'newer' | 'damaged' | 'empty' | 'a folder';

const promises: Record<string, Record<States, Outcome>> = {
  settings: {
    'this version': ['dark with 1, fine, changes', 'untouched'],
    newer: ['dark with 1, newer, settings-newer', 'untouched'],
    damaged: ['system with 0, set-aside, changes', 'set aside'],
    empty: ['system with 0, set-aside, changes', 'set aside'],
    'a folder': ['system with 0, not-read, disk-failed', 'untouched'],
  },
  'sign-ins': {
    'this version': ['locked, free', 'written on'],
    newer: ['free, free', 'untouched'],
    damaged: ['free, free', 'set aside'],
    empty: ['free, free', 'set aside'],
    'a folder': ['disk-failed', 'untouched'],
  },
  session: {
    'this version': ['Acme', 'untouched'],
    newer: ['session-newer', 'untouched'],
    damaged: ['session-unreadable', 'untouched'],
    empty: ['session-unreadable', 'untouched'],
    'a folder': ['disk-failed', 'untouched'],
  },
  'data key': {
    'this version': ['the golden secret, then encrypted', 'untouched'],
    newer: ['newer, then encrypted', 'untouched'],
    damaged: ['lost, then encrypted', 'untouched'],
    empty: ['lost, then encrypted', 'untouched'],
    'a folder': ['busy, then encrypted', 'untouched'],
  },
  'sealed record': {
    'this version': ['the golden secret, then encrypted', 'untouched'],
    newer: ['newer, then encrypted', 'untouched'],
    damaged: ['lost, then encrypted', 'untouched'],
    empty: ['lost, then encrypted', 'untouched'],
    'a folder': ['busy, then encrypted', 'untouched'],
  },
};

async function put(kind: Kind, contents: string | null): Promise<void> {
  for (const [path, from] of Object.entries(kind.beside ?? {})) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), await golden(from));
  }
  for (const path of kind.paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    if (contents === null) await mkdir(join(folder, path));
    else await writeFile(join(folder, path), contents);
  }
}

async function becameOf(path: string, contents: string | null): Promise<Outcome[1]> {
  const full = join(folder, path);
  const names = await readdir(dirname(full));
  const aside = names.filter((name) => name.startsWith(`${basename(full)}.`));
  for (const name of aside) {
    expect(await readFile(join(dirname(full), name), 'utf8'), name).toBe(contents);
    return 'set aside';
  }
  if (contents === null) {
    expect((await stat(full)).isDirectory()).toBe(true);
    return 'untouched';
  }
  return (await readFile(full, 'utf8')) === contents ? 'untouched' : 'written on';
}

for (const [name, kind] of Object.entries(kinds)) {
  describe(name, () => {
    it.each(Object.entries(promises[name] ?? {}))('%s', async (state, [outcome, bytes]) => {
      const text = await golden(kind.versions.at(-1) ?? '');
      const contents = {
        'this version': text,
        newer: kind.newer(text),
        damaged: text.slice(0, text.length / 2),
        empty: '',
        'a folder': null,
      }[state as States];
      await put(kind, contents);
      expect(await kind.use()).toBe(outcome);
      for (const path of kind.paths) expect(await becameOf(path, contents), path).toBe(bytes);
    });

    it.each(kind.versions.slice(0, -1))('of an earlier version: %s', async (version) => {
      await put(kind, await golden(version));
      expect(await kind.use()).toBe(promises[name]?.['this version'][0]);
    });
  });
}

it('a sealed file of every version opens, with the sessions in it', async () => {
  const opened = await openSealedFile('four words are enough', await golden('secrets/golden/sealed-1.age'));
  if (!opened.ok) throw new Error(opened.why);
  expect(opened.contents.secrets).toEqual([
    { record: 'session/one/secret', revision: 5, text: 'the golden secret' },
  ]);
  expect(opened.contents.sessions.map(({ clientName }) => clientName)).toEqual(['Acme']);
});
