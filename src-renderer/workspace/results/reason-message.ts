import type { VendorWords } from '../../../src-preload/contract/vendor.ts';
import { vendorMessageKeys } from '../../../src-preload/contract/vendor-message-keys.ts';
import type { Reason } from '../../../src-preload/contract/verdict.ts';
import {
  type ReadableReason,
  type ReasonAt,
  reasonWords,
} from '../../../src-preload/messages/reason-words.ts';

/**
 * Words for a reason. A vendor's folder may say one of the common lists in its own words, for one row
 * (`permission-missing.devices`) or for all (`html-answer`); else the common words stand.
 */
export function readReason(reason: Reason, at: ReasonAt, vendorWords: VendorWords): ReadableReason {
  const key = vendorMessageKeys(reason.code, at.row).find((one) => one in vendorWords);
  return reasonWords(reason, at, key === undefined ? undefined : vendorWords[key]);
}
