import type { Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import type { CheckOutcome } from './read-verdict.ts';

/** How a run ended, and what the rows not reached then say. */
export type Ending = { ended: TestReport['ended']; reason: Reason; tryAgainAt?: string };

/** Two requests in a row without any answer end a run: the network is gone, not a permission. */
const NO_ANSWERS_IN_A_ROW = 2;

/**
 * So many refused sign-ins in a row end a run that had proved its own: the credential was taken back meanwhile, and
 * vendors lock out who fails often.
 */
const REFUSALS_IN_A_ROW = 4;

/** Answers that show the address itself is wrong: more requests would only send the secret there again. */
const BELOW_SIGN_IN = new Set([
  'redirected',
  'html-answer',
  'xml-answer',
  'captive-portal',
  'gateway-sign-in',
  'refusal-unsigned',
  'tls-client-certificate',
  'wrong-product',
  'not-json',
]);

export const FINISHED: Ending = { ended: 'finished', reason: { code: 'earlier-failed', params: {} } };
export const STOPPED: Ending = { ended: 'stopped', reason: { code: 'stopped-by-you', params: {} } };
export const TIMED_OUT: Ending = { ended: 'timed-out', reason: { code: 'run-timeout', params: {} } };

/** The rest of a run that the vendor asked to wait. `until` is ISO, absent where the vendor did not say. */
export function waitAsked(until: string | undefined): Ending {
  const reason: Reason = { code: 'wait-asked', params: until === undefined ? {} : { time: until } };
  return { ended: 'wait-asked', reason, ...(until === undefined ? {} : { tryAgainAt: until }) };
}

/**
 * Whether an answer ends the run, whatever the run has proved. `silent`: requests in a row without an answer,
 * `refused`: refusals of the sign-in in a row, this one included.
 */
export function endingAfter(read: CheckOutcome, silent: number, refused: number): Ending | undefined {
  if (read.tryAgainAt !== undefined || read.reason?.code === 'rate-limited')
    return waitAsked(read.tryAgainAt);
  return silent >= NO_ANSWERS_IN_A_ROW || refused >= REFUSALS_IN_A_ROW ? FINISHED : undefined;
}

/** Whether an answer ends the run as long as no sign-in is proved. */
export function endingUnlessProven(read: CheckOutcome, outcome: HttpOutcome): Ending | undefined {
  const code = read.reason?.code ?? '';
  if (code === 'sign-in-refused') return { ...FINISHED, ended: 'refused' };
  return !outcome.ok || BELOW_SIGN_IN.has(code) ? FINISHED : undefined;
}
