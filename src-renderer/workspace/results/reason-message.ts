import type { RequestErrorCode } from '../../../src-preload/contract/request-error.ts';
import type { VendorWords } from '../../../src-preload/contract/vendor.ts';
import { vendorMessageKeys } from '../../../src-preload/contract/vendor-message-keys.ts';
import type { Reason, RunReason } from '../../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import {
  actorMessages,
  fixedAddressErrorMessages,
  requestErrorMessages,
  runReasonMessages,
} from '../../../src-preload/messages/messages.ts';
import type { ReasonMessage } from '../../../src-preload/messages/shapes.ts';
import { timeToCome } from './evidence-sentence.ts';

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

/**
 * A vendor's folder may say a reason of the common lists in its own words, for one row (`permission-missing.devices`)
 * or for all (`html-answer`); else the common words stand. A vendor's plain text says only what happened.
 */
function messageFor(reason: Reason, { row, isFixed }: ReasonAt, vendorWords: VendorWords): ReasonMessage {
  const { code } = reason;
  const key = vendorMessageKeys(code, row).find((one) => one in vendorWords);
  const own = key === undefined ? undefined : vendorWords[key];
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

/** A time among the params is read as the local time, with its day where that is not today. */
function readable(params: Reason['params']): Reason['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && isoTime.test(value) ? timeToCome(value) : value,
    ]),
  );
}

/** Words for a reason. */
export function readReason(reason: Reason, at: ReasonAt, vendorWords: VendorWords): ReadableReason {
  const words = messageFor(reason, at, vendorWords);
  const params = { row: at.label, vendor: at.vendor, ...readable(reason.params) };
  return {
    happened: formatMessage(words.happened, params),
    notMean: formatMessage(words.notMean, params),
    next: formatMessage(words.next, params),
    who: formatMessage(actorMessages[words.who], params),
    actor: words.who,
  };
}
