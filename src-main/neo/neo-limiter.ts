import { type Limiter, openLimiter } from '../system/limiter.ts';
import type { NeoLimiter } from './neo-cache.ts';
import type { RequestBudget } from './request-budget.ts';
import type { RequestedWaits } from './requested-waits.ts';
import { requestedWaitMs } from './retry.ts';

/**
 * How every question to Neo leaves: `limiter` lets few out at once, `ready` have opened what they need and are next
 * (few, because that is secrets), each is counted for its connection, and none goes while Neo asked to wait.
 */
export function openNeoLimiter(parts: {
  limiter: Limiter;
  ready: number;
  budget: RequestBudget;
  waits: RequestedWaits;
  now: () => number;
}): NeoLimiter {
  const { limiter, budget, waits, now } = parts;
  const preparedLimiter = openLimiter(parts.ready);
  return (connectionId, request) =>
    preparedLimiter(() =>
      request((send) =>
        limiter(async () => {
          const asked = waits.until(connectionId) - now();
          if (asked > 0) return { asked };
          budget.spend(connectionId, now());
          const outcome = await send();
          // Before the next request may leave.
          if (outcome.ok && mayAskToWait(outcome.answer.status)) {
            waits.add(connectionId, requestedWaitMs(outcome.answer.headers, now()));
          }
          return outcome;
        }),
      ),
    );
}

/** Whatever Neo was asked, a wait it asks for with one of these is for the next question too. */
function mayAskToWait(status: number): boolean {
  return status === 409 || status === 429 || status >= 500;
}
