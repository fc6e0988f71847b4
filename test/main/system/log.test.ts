import { execFileSync } from 'node:child_process';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { redact } from '../../../src-main/secrets/redact.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openLogFile } from '../../../src-main/storage/log-file.ts';
import { openLog } from '../../../src-main/system/log.ts';

let folder: string;
let clock: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-log-'));
  clock = Date.parse('2030-01-01T00:00:00Z');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(write: (lines: string) => Promise<void>) {
  return openLog({
    write,
    redact: (text) => redact(text),
    random: (bytes) => new Uint8Array(bytes).fill(7),
    now: () => clock,
    echo: false,
  });
}

async function linesOf(use: (log: ReturnType<typeof open>) => void): Promise<Record<string, unknown>[]> {
  let text = '';
  const log = open(async (lines) => {
    text += lines;
  });
  use(log);
  await log.flush();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a line holds time, level, event and redacted fields', async () => {
  const lines = await linesOf((log) => {
    log.warn('answer-failed', { status: 500, ok: false, said: 'Bearer abcdef123456 was refused' });
  });
  expect(lines).toEqual([
    {
      at: '2030-01-01T00:00:00.000Z',
      level: 'warn',
      event: 'answer-failed',
      status: 500,
      ok: false,
      said: 'Bearer [removed] was refused',
    },
  ]);
});

test('anything but a plain value leaves its type only, and a long one its beginning', async () => {
  const lines = await linesOf((log) => {
    log.error('odd', {
      thing: { secret: 'x' } as never,
      long: 'word '.repeat(1000),
      none: undefined as never,
    });
  });
  expect(lines[0]).toMatchObject({ thing: '(object)', none: '(undefined)' });
  expect(String(lines[0]?.long).length).toBeLessThanOrEqual(300);
});

test('repeats are folded for a minute, and their number is logged', async () => {
  const lines = await linesOf((log) => {
    for (let count = 0; count < 1000; count += 1) log.info('same', { n: 1 });
    log.info('other');
    clock += 61_000;
    log.info('other');
  });
  expect(lines.map(({ event, times }) => [event, times])).toEqual([
    ['same', undefined],
    ['repeated', 999],
    ['other', undefined],
    ['other', undefined],
  ]);
});

test('a reference is short and has no letters that are mistaken for others', () => {
  const log = open(async () => {});
  expect(log.reference()).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
});

test('a disk that fails stops nothing', async () => {
  let writes = 0;
  const log = open(() => {
    writes += 1;
    return Promise.reject(new Error('full'));
  });
  log.info('one');
  await log.flush();
  log.info('two');
  await log.flush();
  expect(writes).toBe(2);
});

test('five files and no more, each for its owner alone, the newest lines first', async () => {
  const write = openLogFile(openFiles(), join(folder, 'logs'), { largestBytes: 1000 });
  for (let count = 0; count < 60; count += 1) await write(`${String(count).padStart(199, '.')}\n`);
  await write('last\n');
  const names = await readdir(join(folder, 'logs'));
  expect(names).toEqual(['app.1.log', 'app.2.log', 'app.3.log', 'app.4.log', 'app.log']);
  for (const name of names) {
    const { mode, size } = await stat(join(folder, 'logs', name));
    expect(mode & 0o777).toBe(0o600);
    expect(size).toBeLessThan(1300);
  }
  expect(await readFile(join(folder, 'logs', 'app.log'), 'utf8')).toContain('last');
  expect(await readFile(join(folder, 'logs', 'app.1.log'), 'utf8')).toContain('.59');
});

test
  .skipIf(process.platform === 'win32')
  .each<[what: string, make: (path: string, other: string) => unknown]>([
    ['a symbolic link', (path, other) => symlink(other, path)],
    ['a symbolic link to nothing', (path) => symlink(join(folder, 'nothing'), path)],
    ['a second name of another file', (path, other) => link(other, path)],
    ['a folder', (path) => mkdir(path)],
    ['a pipe, which would be waited for', (path) => execFileSync('mkfifo', [path])],
  ])('%s where the log should be is set aside and not written to', async (_what, make) => {
  const logs = join(folder, 'logs');
  const other = join(folder, 'other');
  await writeFile(other, 'theirs');
  await mkdir(logs);
  await make(join(logs, 'app.log'), other);
  const write = openLogFile(openFiles(), logs);
  await write('one\n');
  expect(await readFile(join(logs, 'app.log'), 'utf8')).toBe('one\n');
  expect(await readdir(logs)).toEqual(['app.log', 'app.log.not-a-file']);
  expect(await readFile(other, 'utf8')).toBe('theirs');
  expect(await readdir(folder)).toEqual(['logs', 'other']);

  await rm(join(logs, 'app.log'));
  await make(join(logs, 'app.log'), other);
  await write('two\n');
  expect(await readFile(join(logs, 'app.log'), 'utf8')).toBe('two\n');
  expect(await readFile(other, 'utf8')).toBe('theirs');
});

test.skipIf(process.platform === 'win32')('a folder of logs that is a link is set aside too', async () => {
  const other = join(folder, 'other');
  await mkdir(other, { mode: 0o755 });
  await symlink(other, join(folder, 'logs'));
  await openLogFile(openFiles(), join(folder, 'logs'))('one\n');
  expect(await readdir(other)).toEqual([]);
  expect((await stat(other)).mode & 0o777).toBe(0o755);
  expect(await readdir(join(folder, 'logs'))).toEqual(['app.log']);
});
