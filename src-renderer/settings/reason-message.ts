import type { RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import type { VendorWords } from '../../src-preload/contract/vendor.ts';
import { vendorMessageKeys } from '../../src-preload/contract/vendor-message-keys.ts';
import type { Reason, RunReason } from '../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  fixedAddressErrorMessages,
  requestErrorMessages,
  runReasonMessages,
  settingsMessages,
} from '../../src-preload/messages/messages.ts';
import type { ReasonMessage } from '../../src-preload/messages/shapes.ts';

/** The one row a test of the key has. */
const ROW = 'sign-in';

/** What stands behind a verdict on the key: Neo's own words first, then those every vendor shares. */
export function reasonMessage(
  reason: Reason,
  neoWords: VendorWords,
): { happened: string; notMean: string; next: string } {
  const { key: label, unknownReason } = settingsMessages.connection;
  const own = vendorMessageKeys(reason.code, ROW)
    .map((key) => neoWords[key])
    .find((words) => words !== undefined);
  const common = fixedAddressErrorMessages[reason.code as RequestErrorCode] ?? commonMessage(reason.code);
  const words =
    typeof own === 'object'
      ? own
      : typeof own === 'string'
        ? { happened: own, notMean: '', next: '' }
        : common;
  if (!words) return { happened: unknownReason, notMean: '', next: '' };
  const params = { row: label, vendor: 'Neo', ...reason.params };
  return {
    happened: formatMessage(words.happened, params),
    notMean: formatMessage(words.notMean, params),
    next: formatMessage(words.next, params),
  };
}

function commonMessage(
  code: Reason['code'],
): Pick<ReasonMessage, 'happened' | 'notMean' | 'next'> | undefined {
  if (Object.hasOwn(runReasonMessages, code)) return runReasonMessages[code as RunReason];
  if (Object.hasOwn(requestErrorMessages, code)) return requestErrorMessages[code as RequestErrorCode];
  return undefined;
}
