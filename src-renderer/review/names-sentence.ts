import type { NamesShown } from '../../src-preload/contract/names.ts';
import type { NamesLabel, VendorWords } from '../../src-preload/contract/vendor.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import { companyNamesMessages } from '../../src-preload/messages/messages.ts';

const numbers = new Intl.NumberFormat('en');

/** The line above the names, or what it means that there are none. */
export function namesSentence(
  { names, total }: NamesShown,
  vendor: string,
  label: NamesLabel,
  vendorWords: VendorWords,
): string {
  const params = {
    vendor,
    shown: names.length,
    total: total === null ? '' : numbers.format(total),
    one: wordOf(vendorWords, label.one),
    many: wordOf(vendorWords, label.many),
  };
  if (names.length === 0) {
    const { happened, notMean, next } =
      total === 0 ? companyNamesMessages.none : companyNamesMessages.nameless;
    return fill(`${happened} ${notMean} ${next}`, params);
  }
  if (total === null) return fill(companyNamesMessages.first, params);
  if (total > names.length) return fill(companyNamesMessages.some, params);
  return fill(total === 1 ? companyNamesMessages.one : companyNamesMessages.all, params);
}

function wordOf(words: VendorWords, key: string): string {
  const found = words[key];
  return typeof found === 'string' ? found : '';
}
