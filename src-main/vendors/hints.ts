import type { FieldIssue } from '../../src-preload/contract/session.ts';
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

/** The text does not look as this vendor's usually do, which never blocks, or cannot be one, which does. */
export function looksUnusual(vendor: Vendor, field: VendorField, text: string): FieldIssue | undefined {
  for (const hint of vendor.hints ?? []) {
    if (hint.field !== field.id || 'means' in hint) continue;
    const blocking = 'must' in hint;
    const isUsual = new RegExp(blocking ? hint.must : hint.usually, 'i').test(text);
    if (!isUsual) return { code: `vendor:${hint.words}`, blocking, params: { label: field.label } };
  }
  return undefined;
}
