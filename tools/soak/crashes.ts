import { crashAtEveryPoint, crashAtNeo } from '../../test/crash/crash-at-points.ts';

/**
 * A seventh of them are killed in processes of their own, as a power cut does; the others are stopped in this one.
 */
const KILLED_IN = 7;

/** Ends storage and outbox `times` times at every named point, and while Neo holds its answer. */
export async function soakCrashes(
  times: number,
): Promise<{ points: number; crashes: number; faults: string[] }> {
  const atPoints = await crashAtEveryPoint(times, Math.ceil(times / KILLED_IN));
  const atNeo = [...(await crashAtNeo(times, false)), ...(await crashAtNeo(times, true))];
  return {
    points: atPoints.points.size,
    crashes: atPoints.crashes + 2 * times,
    faults: [...atPoints.faults, ...atNeo],
  };
}
