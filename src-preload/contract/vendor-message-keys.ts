/**
 * The keys under which a vendor's words may say a reason better than the app's own words do, best first.
 * `vendor:<key>` has exactly one. A run reason or a request error may be reworded for one row
 * (`permission-missing.devices`) or for the whole vendor (`html-answer`). `row` is the row's id, not its label.
 * The window and check:vendors both read it, so that an unused text is found.
 */
export function vendorMessageKeys(code: string, row: string): string[] {
  if (code.startsWith('vendor:')) return [code.slice('vendor:'.length)];
  return [`${code}.${row}`, code];
}
