import type { Guide, Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';

// The one file of the renderer that reaches the vendor folders. What the first screen needs (names) is in the first
// chunk; guides and words come in a chunk each, when a vendor is opened.
const vendorFiles = import.meta.glob<Vendor>('../../resources/vendors/*/vendor.json', {
  eager: true,
  import: 'default',
});
const guideFiles = import.meta.glob<Guide>('../../resources/vendors/*/guide.json', { import: 'default' });
const wordFiles = import.meta.glob<VendorWords>('../../resources/vendors/*/words.en.json', {
  import: 'default',
});

const byId = new Map(Object.values(vendorFiles).map((vendor) => [vendor.id, vendor]));

/** PSA first, because Neo needs it first; then by the folder's own `order`, then by name. */
export function inOrder(vendors: readonly Vendor[]): Vendor[] {
  const place = (vendor: Vendor) => (vendor.kind === 'psa' ? 0 : 1);
  return [...vendors].sort(
    (one, other) =>
      place(one) - place(other) ||
      (one.order ?? Number.MAX_SAFE_INTEGER) - (other.order ?? Number.MAX_SAFE_INTEGER) ||
      one.name.localeCompare(other.name, 'en'),
  );
}

/** The vendors a session can have, in the order of connecting. Neo itself is not one of them. */
export const connectable: readonly Vendor[] = inOrder(
  [...byId.values()].filter((vendor) => vendor.kind !== 'neo'),
);

export function vendorById(id: string): Vendor | undefined {
  return byId.get(id);
}

/** A vendor's name, or its id where a session names a folder that this version does not have. */
export function vendorName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** The vendor's guide, or null where the folder has none. */
export async function loadGuide(id: string): Promise<Guide | null> {
  return (await guideFiles[`../../resources/vendors/${id}/guide.json`]?.()) ?? null;
}

/** The vendor's texts for reasons and next steps; empty where the folder has none. */
export async function loadVendorWords(id: string): Promise<VendorWords> {
  return (await wordFiles[`../../resources/vendors/${id}/words.en.json`]?.()) ?? {};
}
