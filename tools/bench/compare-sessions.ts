import { rmSync } from 'node:fs';
import { makeProfile } from '../../test/harness/many-sessions.ts';
import type { Comparison } from './compare.ts';
import { electronOfOurOwn } from './electron-of-our-own.ts';
import { startOnce } from './start-once.ts';
import { typeOnce } from './type-once.ts';

const MANY = 2_000;
const LIMIT = 1.1;

/**
 * Start and typing in the search box with two thousand sessions of three vendors each, in turn with one
 * session: with none there is another screen.
 */
export async function compareSessions(repository: string, pairs: number): Promise<Comparison[]> {
  const { executable, remove } = await electronOfOurOwn(repository);
  const profiles = {
    ours: await makeProfile(MANY),
    // Found by every digit that is typed.
    floor: await makeProfile(1, (session) => ({ ...session, clientName: 'Client 0123456789' })),
  };
  const starts: Sides = { ours: [], floor: [] };
  const typed: Sides = { ours: [], floor: [] };
  try {
    for (const profile of Object.values(profiles)) await startOnce(executable, repository, profile);
    for (let pair = 0; pair < pairs; pair += 1) {
      const order = pair % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      for (const side of order) {
        starts[side].push((await startOnce(executable, repository, profiles[side])).milliseconds);
        typed[side].push(...(await typeOnce(executable, repository, profiles[side])));
      }
      console.log(`sessions ${pair + 1}/${pairs}`);
    }
  } finally {
    remove();
    for (const profile of Object.values(profiles)) {
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  }
  return [
    { name: 'start-2000-sessions', unit: 'ms', limit: LIMIT, ...starts },
    { name: 'search-2000-sessions', unit: 'ms', limit: LIMIT, ...typed },
  ];
}

type Sides = { ours: number[]; floor: number[] };
