import { expect, it } from 'vitest';
import { simulateSubmissions } from '../../crash/simulate-submissions.ts';

it('4,000 simulated submissions through a bad network and power cuts: one effect each, none lost', async () => {
  const { submissions, effects, requests, restarts, faults } = await simulateSubmissions({
    seed: 20_261_122,
    count: 4_000,
  });
  expect(faults).toEqual([]);
  expect(submissions).toBe(4_000);
  expect(effects).toBeGreaterThan(3_500);
  expect(requests).toBeGreaterThan(2 * submissions);
  expect(restarts).toBeGreaterThan(1_000);
}, 120_000);
