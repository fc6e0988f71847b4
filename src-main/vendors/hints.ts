import type { FieldIssue } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField, VendorHint } from '../../src-preload/contract/vendor.ts';

type Suggestion = Extract<VendorHint, { suggests: unknown }>;

/** The hints from one field to another. */
export function suggestionsOf(vendor: Vendor): Suggestion[] {
  return (vendor.hints ?? []).filter((hint): hint is Suggestion => 'suggests' in hint);
}

/** The value of another field that this text suggests by how it begins, without regard to case. */
export function suggestionOf(
  vendor: Vendor,
  field: string,
  text: string,
): Suggestion['suggests'] | undefined {
  const begins = (hint: Suggestion) => text.toLowerCase().startsWith(hint.startsWith.toLowerCase());
  return suggestionsOf(vendor).find((hint) => hint.field === field && begins(hint))?.suggests;
}

/** The text does not look as this vendor's usually do, which never blocks, or cannot be one, which does. */
export function looksUnusual(vendor: Vendor, field: VendorField, text: string): FieldIssue | undefined {
  for (const hint of vendor.hints ?? []) {
    if (hint.field !== field.id || 'suggests' in hint) continue;
    const blocking = 'must' in hint;
    const isUsual = new RegExp(blocking ? hint.must : hint.usually, 'i').test(text);
    if (!isUsual) return { code: `vendor:${hint.words}`, blocking, params: { label: field.label } };
  }
  return undefined;
}
