import { type Simulated, simulateSubmissions } from '../../test/crash/simulate-submissions.ts';

/**
 * Submissions through the real outbox over a simulated disk, clock, network and Neo; the same seed is the same run.
 */
export async function soakSubmissions(count: number, seed: number): Promise<Simulated> {
  return simulateSubmissions({ seed, count });
}
