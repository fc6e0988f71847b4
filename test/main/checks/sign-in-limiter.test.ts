import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openSignInLimiter,
  SIGN_INS_AN_HOUR,
  type SignInLimiter,
} from '../../../src-main/checks/sign-in-limiter.ts';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';

const START = Date.parse('2030-01-01T00:00:00Z');
const MINUTE = 60_000;
let folder: string;
let clock: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-sign-ins-'));
  clock = START;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = () => join(folder, 'sign-ins.json');

/** The limiter as a start of the app opens it. */
function open(steps: Partial<FileSteps> = {}): SignInLimiter {
  return openSignInLimiter({
    files: openFiles({ ...systemSteps, ...steps }),
    path: path(),
    now: () => clock,
  });
}

async function spend(limiter: SignInLimiter, times: number, key = 'key'): Promise<void> {
  for (let count = 0; count < times; count += 1) await limiter.acquire(key);
}

describe('the budget of sign-ins', () => {
  it('is so many in any hour, for each credential', async () => {
    const limiter = open();
    await spend(limiter, SIGN_INS_AN_HOUR - 1);
    clock += MINUTE;
    expect(await limiter.acquire('key')).toEqual({ ok: true });
    expect(await limiter.acquire('key')).toEqual({ ok: false, until: '2030-01-01T01:00:00.000Z' });
    expect(await limiter.acquire('another')).toEqual({ ok: true });
    clock = START + 60 * MINUTE;
    expect(await limiter.acquire('key')).toEqual({ ok: true });
  });

  it('is not spent by a sign-in that was not allowed', async () => {
    const limiter = open();
    await spend(limiter, SIGN_INS_AN_HOUR * 2);
    clock += 60 * MINUTE;
    expect(await limiter.acquire('key')).toEqual({ ok: true });
  });

  it('is written down before the sign-in is made, and survives a restart', async () => {
    await spend(open(), SIGN_INS_AN_HOUR);
    expect(await open().acquire('key')).toMatchObject({ ok: false });
  });

  it('counts sign-ins that are asked for at the same time', async () => {
    const limiter = open();
    const all = await Promise.all(Array.from({ length: SIGN_INS_AN_HOUR + 3 }, () => limiter.acquire('key')));
    expect(all.filter(({ ok }) => ok)).toHaveLength(SIGN_INS_AN_HOUR);
  });

  it('forgets what is older than an hour', async () => {
    const limiter = open();
    await limiter.acquire('old');
    clock += 61 * MINUTE;
    await limiter.acquire('key');
    const { entries } = JSON.parse(await readFile(path(), 'utf8')) as { entries: object };
    expect(Object.keys(entries)).toEqual(['key']);
  });
});

describe('a vendor that asks to wait', () => {
  it('holds for later runs, also after a restart', async () => {
    await open().block('key', '2030-01-01T00:10:00.000Z');
    expect(await open().acquire('key')).toEqual({
      ok: false,
      until: '2030-01-01T00:10:00.000Z',
      isBlocked: true,
    });
    expect(await open().acquire('another')).toEqual({ ok: true });
    clock += 10 * MINUTE;
    expect(await open().acquire('key')).toEqual({ ok: true });
  });

  it('does not shorten the wait for the budget', async () => {
    const limiter = open();
    await spend(limiter, SIGN_INS_AN_HOUR);
    await limiter.block('key', '2030-01-01T00:10:00.000Z');
    expect(await limiter.acquire('key')).toEqual({ ok: false, until: '2030-01-01T01:00:00.000Z' });
  });
});

describe('a wait that was asked for', () => {
  const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();

  it.each([1, 60, 119, 121, 180, 600, 1_439])('of %i minutes is kept to its end', async (minutes) => {
    await open().block('key', at(minutes));
    for (const passed of [0, minutes / 2, minutes - 0.01]) {
      clock = START + passed * MINUTE;
      expect(await open().acquire('key')).toEqual({ ok: false, until: at(minutes), isBlocked: true });
    }
    clock = START + minutes * MINUTE;
    expect(await open().acquire('key')).toEqual({ ok: true });
  });

  it('of more than a day is kept for a day', async () => {
    await open().block('key', at(60 * 24 * 400));
    expect(await open().acquire('key')).toEqual({ ok: false, until: at(60 * 24), isBlocked: true });
  });

  it('is not shortened by a shorter one', async () => {
    await open().block('key', at(180));
    await open().block('key', at(5));
    expect(await open().acquire('key')).toMatchObject({ until: at(180) });
  });

  it.each([1, 90, 60 * 24 * 365])(
    'lasts as long and no longer when the clock is set back by %i minutes',
    async (back) => {
      await open().block('key', at(180));
      clock = START - back * MINUTE;
      expect(await open().acquire('key')).toEqual({ ok: false, until: at(180 - back), isBlocked: true });
      clock += 179 * MINUTE;
      expect(await open().acquire('key')).toMatchObject({ ok: false });
      clock += MINUTE;
      expect(await open().acquire('key')).toEqual({ ok: true });
    },
  );

  it('of an entry that does not say since when is kept for a day at most', async () => {
    const entries = { key: { calls: [], notBefore: START + 60 * 24 * 30 * MINUTE } };
    await writeFile(path(), JSON.stringify({ schema: 2, entries }));
    expect(await open().acquire('key')).toMatchObject({ until: at(60 * 24) });
  });
});

describe('a limiter that cannot be right', () => {
  it('does not lock anybody out by its own budget when the clock was set back', async () => {
    await spend(open(), SIGN_INS_AN_HOUR);
    clock = START - 24 * 60 * MINUTE;
    expect(await open().acquire('key')).toEqual({ ok: true });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"key":7}',
    '{"key":{"calls":"x","notBefore":0}}',
    '{"key":{"calls":[]}}',
  ])('begins anew where the file holds %j', async (text) => {
    await writeFile(path(), text);
    expect(await open().acquire('key')).toEqual({ ok: true });
  });

  it('allows no sign-in that it could not write down, and goes on when the disk does', async () => {
    let isFull = true;
    const rename: FileSteps['rename'] = async (from, to) => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      await systemSteps.rename(from, to);
    };
    const limiter = open({ rename });
    await expect(limiter.acquire('key')).rejects.toMatchObject({ code: 'disk-full' });
    isFull = false;
    expect(await limiter.acquire('key')).toEqual({ ok: true });
  });

  it('is read again after a disk that failed once', async () => {
    await spend(open(), SIGN_INS_AN_HOUR);
    let isBroken = true;
    const readOnce: FileSteps['readFile'] = async (file) => {
      if (isBroken) throw Object.assign(new Error('broken'), { code: 'EIO' });
      return systemSteps.readFile(file);
    };
    const limiter = open({ readFile: readOnce });
    await expect(limiter.acquire('key')).rejects.toMatchObject({ code: 'disk-failed' });
    isBroken = false;
    expect(await limiter.acquire('key')).toMatchObject({ ok: false });
  });
});

it('practice keeps its limiter in memory', async () => {
  const limiter = openSignInLimiter({ files: null, path: '', now: () => clock });
  for (let count = 0; count < SIGN_INS_AN_HOUR; count += 1) await limiter.acquire('key');
  expect(await limiter.acquire('key')).toMatchObject({ ok: false });
});
