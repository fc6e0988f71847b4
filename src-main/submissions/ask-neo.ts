import type { AskedWaits } from './asked-waits.ts';
import { type Gate, openGate } from './gate.ts';
import type { Ask } from './neo-memory.ts';
import type { RequestBudget } from './request-budget.ts';
import { askedWait } from './retry.ts';

/**
 * How every question to Neo leaves: `gate` lets few out at once, `ready` have opened what they need and are next
 * (few, because that is secrets), each is counted for its connection, and none goes while Neo asked to wait.
 */
export function openAsk(parts: {
  gate: Gate;
  ready: number;
  budget: RequestBudget;
  waits: AskedWaits;
  now: () => number;
}): Ask {
  const { gate, budget, waits, now } = parts;
  const readyGate = openGate(parts.ready);
  return (connectionId, request) =>
    readyGate(() =>
      request((send) =>
        gate(async () => {
          const asked = waits.until(connectionId) - now();
          if (asked > 0) return { asked };
          budget.spend(connectionId, now());
          const outcome = await send();
          // Before the next request may leave.
          if (outcome.ok && mayAskToWait(outcome.answer.status)) {
            waits.ask(connectionId, askedWait(outcome.answer.headers, now()));
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
