import type { ElectronApplication } from '@playwright/test';

const COLLECTED = /promise was (garbage )?collected/i;
const MOST_TIMES = 5;

/**
 * V8's inspector holds the promise of an evaluation weakly, so that a garbage collection at the wrong moment, most
 * likely while the app starts, loses the answer although the function has run (microsoft/playwright#33737). It is
 * asked again then, and nothing else is: functions given to `evaluate` have to bear running twice.
 */
export function steadyEvaluate(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...given: unknown[]) => Promise<unknown>;
  const steady = async (...given: unknown[]): Promise<unknown> => {
    for (let times = 1; ; times += 1) {
      try {
        return await evaluate(...given);
      } catch (error) {
        if (times === MOST_TIMES || !(error instanceof Error && COLLECTED.test(error.message))) throw error;
      }
    }
  };
  Object.assign(electron, { evaluate: steady });
}
