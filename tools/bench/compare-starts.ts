import { join } from 'node:path';
import type { Comparison } from './compare.ts';
import { electronOfOurOwn } from './electron-of-our-own.ts';
import { type Start, startOnce } from './start-once.ts';

export const START_LIMIT = 1.25;
export const MEMORY_LIMIT = 1.12;

/** Start and memory of the built app against a bare window on the same Electron, in turn. */
export async function compareStarts(repository: string, pairs: number): Promise<Comparison[]> {
  const { executable, remove } = await electronOfOurOwn(repository);
  const folders = { ours: repository, floor: join(repository, 'tools', 'bench', 'bare-app') };
  const starts: Record<keyof typeof folders, Start[]> = { ours: [], floor: [] };
  try {
    // The first start of each reads everything from the disk; it is not one of the pairs.
    for (const folder of Object.values(folders)) await startOnce(executable, folder);
    for (let pair = 0; pair < pairs; pair += 1) {
      // Who goes first changes, so that neither always finds the computer as the other left it.
      const order = pair % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      for (const side of order) starts[side].push(await startOnce(executable, folders[side]));
      console.log(`start ${pair + 1}/${pairs}: ${ms(starts.ours.at(-1))}, bare ${ms(starts.floor.at(-1))}`);
    }
  } finally {
    remove();
  }
  const start: Comparison = {
    name: 'start',
    unit: 'ms',
    limit: START_LIMIT,
    ours: starts.ours.map(({ milliseconds }) => milliseconds),
    floor: starts.floor.map(({ milliseconds }) => milliseconds),
  };
  const [ours, floor] = [megabytes(starts.ours), megabytes(starts.floor)];
  if (ours === null || floor === null) return [start];
  return [start, { name: 'memory', unit: 'MB', limit: MEMORY_LIMIT, ours, floor }];
}

function megabytes(starts: readonly Start[]): number[] | null {
  const sizes = starts.flatMap(({ bytes }) => (bytes === null ? [] : [bytes / 1e6]));
  return sizes.length === starts.length ? sizes : null;
}

function ms(start: Start | undefined): string {
  return `${start?.milliseconds.toFixed(0)} ms`;
}
