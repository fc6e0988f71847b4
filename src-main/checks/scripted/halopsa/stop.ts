import type { Reason, Verdict } from '../../../../src-preload/contract/verdict.ts';
import type { UnusableResponse } from '../../json-response.ts';
import type { NotSignedIn } from '../../script.ts';

export type Judged = { verdict: Verdict; reason?: Reason };

/** Nothing more is asked. `ended` as the report says it; `tryAgainAt` is ISO. */
export type Stop = Judged & {
  kind: 'stop';
  ended: NotSignedIn['ended'];
  tryAgainAt?: string;
  hostToConfirm?: string;
};

export function judge(verdict: Verdict, code: Reason['code'], params: Reason['params'] = {}): Judged {
  return { verdict, reason: { code, params } };
}

export function stop(judged: Judged, more: Partial<Stop> = {}): Stop {
  return { kind: 'stop', ended: 'finished', ...judged, ...more };
}

export function stopAt(json: UnusableResponse): Stop {
  const { error, tryAgainAt } = json;
  const asksToWait = error.code === 'rate-limited' || tryAgainAt !== undefined;
  const ended = asksToWait ? 'wait-asked' : 'finished';
  return stop(judge('could-not-tell', error.code, error.params), { ended, tryAgainAt });
}
