import { describe, expect, it } from 'vitest';
import { crashAtEveryPoint, crashAtNeo } from './crash-at-points.ts';

/** `npm run soak` does the same twenty times at every point. */
const TIMES = 3;
const KILLED = 1;

describe('a run that ends at a named point loses nothing and has one effect', () => {
  it(`at every point that a run passes, ${TIMES} times`, async () => {
    const { points, crashes, faults } = await crashAtEveryPoint(TIMES, KILLED);
    expect(faults).toEqual([]);
    expect(crashes).toBe(points.size * TIMES);
    // Every store is written and renamed or appended to, every secret removed, every request sent on the way.
    for (const step of ['before', 'after']) {
      for (const kind of ['secret', 'session', 'outbox', 'index', 'data key']) {
        expect([...points.keys()]).toContain(`${step} write, ${kind}`);
        expect([...points.keys()]).toContain(`${step} sync, ${kind}`);
      }
      expect([...points.keys()]).toContain(`${step} remove, secret`);
      expect([...points.keys()]).toContain(`${step} request with the credential`);
    }
  }, 600_000);

  it.each([
    ['has read the request and not acted', false],
    ['has acted and not answered', true],
  ])(
    `when Neo %s, ${TIMES} times`,
    async (_name, afterEffect) => {
      expect(await crashAtNeo(TIMES, afterEffect)).toEqual([]);
    },
    120_000,
  );
});
