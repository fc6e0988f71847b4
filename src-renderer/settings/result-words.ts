import type { TroubleCode } from '../../src-preload/contract/trouble.ts';
import type { VendorWords } from '../../src-preload/contract/vendor.ts';
import type { Reason, RunReason } from '../../src-preload/contract/verdict.ts';
import { type ReasonWords, runReasonWords } from '../../src-preload/contract/words/en/results.ts';
import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { troubleWords } from '../../src-preload/contract/words/en/trouble.ts';
import { fixedAddressWords } from '../../src-preload/contract/words/en/trouble-at-fixed-addresses.ts';
import { fill } from '../../src-preload/contract/words/fill.ts';
import { vendorWordKeys } from '../../src-preload/contract/words/vendor-word-keys.ts';

/** The one row a test of the key has. */
const ROW = 'sign-in';

/** What stands behind a verdict on the key: Neo's own words first, then those every vendor shares. */
export function wordsForReason(
  reason: Reason,
  neoWords: VendorWords,
): { happened: string; notMean: string; next: string } {
  const { key: label, unknownReason } = settingsWords.connection;
  const own = vendorWordKeys(reason.code, ROW)
    .map((key) => neoWords[key])
    .find((words) => words !== undefined);
  const common = fixedAddressWords[reason.code as TroubleCode] ?? commonWords(reason.code);
  const words =
    typeof own === 'object'
      ? own
      : typeof own === 'string'
        ? { happened: own, notMean: '', next: '' }
        : common;
  if (!words) return { happened: unknownReason, notMean: '', next: '' };
  const params = { row: label, vendor: 'Neo', ...reason.params };
  return {
    happened: fill(words.happened, params),
    notMean: fill(words.notMean, params),
    next: fill(words.next, params),
  };
}

function commonWords(code: Reason['code']): Pick<ReasonWords, 'happened' | 'notMean' | 'next'> | undefined {
  if (Object.hasOwn(runReasonWords, code)) return runReasonWords[code as RunReason];
  if (Object.hasOwn(troubleWords, code)) return troubleWords[code as TroubleCode];
  return undefined;
}
