import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import type { Reason } from '../../../src-preload/contract/verdict.ts';
import type { ResultRow } from './result-rows.ts';

/** "About" is a guess: only what is clearly below it is worth a word. */
const CLEARLY = 0.8;

/**
 * The technician's guess against what a row's request has counted: "sees 3 companies; you said about 40", with its
 * usual cause. It stands beside the verdict and does not change it, because a guess is no answer of the vendor. None
 * where nothing was seen, which the verdict says by itself, or where the count is a lower bound.
 */
export function fewerThanExpected(
  vendor: Vendor,
  row: Pick<ResultRow, 'id' | 'evidence'>,
  guesses: Record<string, number> | undefined,
): Reason | null {
  for (const { check, row: asked, words } of vendor.visibility ?? []) {
    const expected = guesses?.[check];
    const counted = row.evidence.find((one) => one.check === check);
    if (asked !== row.id || expected === undefined || counted?.count === undefined) continue;
    const { count, atLeast } = counted;
    if (count > 0 && atLeast !== true && count < expected * CLEARLY) {
      return { code: `vendor:${words}`, params: { count, expected } };
    }
  }
  return null;
}

/** A guess as typed: null for an empty field, undefined for what is no whole number. */
export function readGuess(text: string): number | null | undefined {
  const plain = text.replace(/[\s.,'’_]/g, '');
  if (plain === '') return null;
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined;
}
