import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../tools/runtime/lock.mjs';
import { put, temporaryFolder } from './temporary-folder.ts';

const silent = () => {};

describe('the lock', () => {
  it('lets one work at a time, says that it waits, and is gone afterwards', async () => {
    const path = join(temporaryFolder(), 'cache', 'one.lock');
    const log: string[] = [];
    const work = (name: string) =>
      withLock(
        path,
        () => log.push(`${name} waits`),
        async () => {
          log.push(`${name} begins`);
          await pause(50);
          log.push(`${name} ends`);
        },
      );
    await Promise.all([work('first'), work('second')]);
    expect(log).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
    expect(existsSync(path)).toBe(false);
  });

  it('is released when the work fails', async () => {
    const path = join(temporaryFolder(), 'one.lock');
    const failing = withLock(path, silent, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });

  it('is taken over when its holder has not been heard of for long', async () => {
    const path = join(temporaryFolder(), 'one.lock');
    put(path, 'a killed process');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(path, longAgo, longAgo);
    expect(await withLock(path, silent, async () => readFileSync(path, 'utf8'))).not.toBe('a killed process');
  });
});
