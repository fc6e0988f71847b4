import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeProfile } from '../../test/harness/many-sessions.ts';
import { clickOnce } from './click-once.ts';
import type { Comparison } from './compare.ts';
import { electronOfOurOwn } from './electron-of-our-own.ts';
import { type Start, startOnce } from './start-once.ts';

export const START_LIMIT = 1.3;
export const MEMORY_LIMIT = 1.1;
const SESSIONS = 200;
const ROWS = 20;
/** The first click may take so much longer than a later one. */
const FIRST_CLICK_MS = 50;

/**
 * The built app with 200 sessions against a bare window that has twenty rows in its page, on the same Electron, in
 * turn: from the start of the process until twenty rows are painted and the search box takes a key, and the memory
 * then. And the first click, right after that paint, against a later one.
 */
export async function compareStarts(repository: string, pairs: number): Promise<Comparison[]> {
  const { executable, remove } = await electronOfOurOwn(repository);
  const folders = { ours: repository, floor: join(repository, 'tools', 'bench', 'bare-app') };
  // The start before has shown the list, as on any day but the first.
  const profiles = { ours: await makeProfile(SESSIONS), floor: mkdtempSync(join(tmpdir(), 'neo-bench-')) };
  const clicks: Record<'ours' | 'floor', number[]> = { ours: [], floor: [] };
  const starts: Record<keyof typeof folders, Start[]> = { ours: [], floor: [] };
  try {
    // The first start of each reads everything from the disk; it is not one of the pairs.
    const start = (side: keyof typeof folders) => startOnce(executable, folders[side], profiles[side], ROWS);
    for (const side of ['ours', 'floor'] as const) await start(side);
    for (let pair = 0; pair < pairs; pair += 1) {
      // Who goes first changes, so that neither always finds the computer as the other left it.
      const order = pair % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      for (const side of order) starts[side].push(await start(side));
      const { first, later } = await clickOnce(executable, repository, profiles.ours, ROWS);
      clicks.ours.push(first);
      clicks.floor.push(later + FIRST_CLICK_MS);
      console.log(
        `start ${pair + 1}/${pairs}: ${ms(starts.ours.at(-1))}, bare ${ms(starts.floor.at(-1))}; first click ${first.toFixed(0)} ms, later ${later.toFixed(0)} ms`,
      );
    }
  } finally {
    remove();
    for (const profile of Object.values(profiles))
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  const click: Comparison = { name: 'first-click', unit: 'ms', limit: 1, ...clicks };
  const start: Comparison = {
    name: 'start',
    unit: 'ms',
    limit: START_LIMIT,
    ours: starts.ours.map(({ milliseconds }) => milliseconds),
    floor: starts.floor.map(({ milliseconds }) => milliseconds),
  };
  const [ours, floor] = [megabytes(starts.ours), megabytes(starts.floor)];
  if (ours === null || floor === null) return [start, click];
  return [start, click, { name: 'memory', unit: 'MB', limit: MEMORY_LIMIT, ours, floor }];
}

function megabytes(starts: readonly Start[]): number[] | null {
  const sizes = starts.flatMap(({ bytes }) => (bytes === null ? [] : [bytes / 1e6]));
  return sizes.length === starts.length ? sizes : null;
}

function ms(start: Start | undefined): string {
  return `${start?.milliseconds.toFixed(0)} ms`;
}
