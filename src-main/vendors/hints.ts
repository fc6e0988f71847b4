import type { FieldTrouble } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField, VendorHint } from '../../src-preload/contract/vendor.ts';

type Meaning = Extract<VendorHint, { means: unknown }>;

/** The hints from one field to another. */
export function meaningsOf(vendor: Vendor): Meaning[] {
  return (vendor.hints ?? []).filter((hint): hint is Meaning => 'means' in hint);
}

/** The value of another field that this text suggests by how it begins, without regard to case. */
export function meaningOf(vendor: Vendor, field: string, text: string): Meaning['means'] | undefined {
  const begins = (hint: Meaning) => text.toLowerCase().startsWith(hint.startsWith.toLowerCase());
  return meaningsOf(vendor).find((hint) => hint.field === field && begins(hint))?.means;
}

/** A hint that never blocks: the text does not look as this vendor's usually do. */
export function looksUnusual(vendor: Vendor, field: VendorField, text: string): FieldTrouble | undefined {
  const hint = (vendor.hints ?? []).find(
    (one) => 'usually' in one && one.field === field.id && !new RegExp(one.usually, 'i').test(text),
  );
  if (hint === undefined) return undefined;
  return { code: `vendor:${hint.words}`, blocking: false, params: { label: field.label } };
}
