import type { RequestErrorCode } from '../contract/request-error.ts';
import type { VendorWords } from '../contract/vendor.ts';
import type { Reason, RunReason } from '../contract/verdict.ts';
import { timeToCome } from './evidence-sentence.ts';
import { formatMessage } from './format-message.ts';
import {
  actorMessages,
  fixedAddressErrorMessages,
  requestErrorMessages,
  runReasonMessages,
} from './messages.ts';
import type { ReasonMessage } from './shapes.ts';

/** A reason ready to be read: who can act is a phrase. */
export type ReadableReason = {
  happened: string;
  notMean: string;
  next: string;
  who: string;
  actor: ReasonMessage['who'];
};

/**
 * `row` is the permission's id, `label` its label, `vendor` the vendor's name. `isFixed`: the vendor has one address
 * for all, so that nobody is asked to check the one that was typed.
 */
export type ReasonAt = { row: string; label: string; vendor: string; isFixed: boolean };

function messageFor({ code }: Reason, { isFixed }: ReasonAt, own: VendorWords[string] | undefined) {
  if (typeof own === 'object') return own;
  const common = (isFixed && fixedAddressErrorMessages[code as RequestErrorCode]) || commonMessage(code);
  return own === undefined ? common : { ...common, happened: own };
}

function commonMessage(code: Reason['code']): ReasonMessage {
  if (code in runReasonMessages) return runReasonMessages[code as RunReason];
  if (code in requestErrorMessages) return requestErrorMessages[code as RequestErrorCode];
  return runReasonMessages['not-proven'];
}

const isoTime = /^\d{4}-\d\d-\d\dT/;

/**
 * Words for a reason. `own` is what the vendor's folder says of it, if anything; a plain text of its own says only what
 * happened. A time among its params is read as the local time, with its day where that is not today, unless
 * `timeOf` says it otherwise.
 */
export function reasonWords(
  reason: Reason,
  at: ReasonAt,
  own: VendorWords[string] | undefined,
  timeOf: (iso: string) => string = timeToCome,
): ReadableReason {
  const words: ReasonMessage = messageFor(reason, at, own);
  const readable = Object.entries(reason.params).map(([name, value]) => [
    name,
    typeof value === 'string' && isoTime.test(value) ? timeOf(value) : value,
  ]);
  const params = { row: at.label, vendor: at.vendor, ...Object.fromEntries(readable) };
  return {
    happened: formatMessage(words.happened, params),
    notMean: formatMessage(words.notMean, params),
    next: formatMessage(words.next, params),
    who: formatMessage(actorMessages[words.who], params),
    actor: words.who,
  };
}
