import type { FunctionComponent, SVGProps } from 'react';
import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Guide, Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';

// The one file of the renderer that reaches the vendor folders. What the first screen needs (names, logos) is in the first
// chunk; guides and words come in a chunk each, when a vendor is opened.
const vendorFiles = import.meta.glob<Vendor>('../../resources/vendors/*/vendor.json', {
  eager: true,
  import: 'default',
});
const guideFiles = import.meta.glob<Guide>('../../resources/vendors/*/guide.json', { import: 'default' });
const wordFiles = import.meta.glob<VendorWords>('../../resources/vendors/*/words.en.json', {
  import: 'default',
});

/** A vendor's sign, drawn in the color of the text around it. */
export type Logo = FunctionComponent<SVGProps<SVGSVGElement>>;

const logos = import.meta.glob<Logo>('../../resources/vendors/*/logo.svg', {
  eager: true,
  query: '?react',
  import: 'default',
});

const byId = new Map(Object.values(vendorFiles).map((vendor) => [vendor.id, vendor]));

/** The vendors a session can have, in the order of connecting. Neo itself is not one of them. */
export const connectable: readonly Vendor[] = inConnectingOrder(
  [...byId.values()].filter((vendor) => vendor.kind !== 'neo'),
);

export function vendorById(id: string): Vendor | undefined {
  return byId.get(id);
}

/** A vendor's name, or its id where a session names a folder that this version does not have. */
export function vendorName(id: string): string {
  return byId.get(id)?.name ?? id;
}

/** The same where room is short. */
export function vendorShortName(id: string): string {
  return byId.get(id)?.shortName ?? vendorName(id);
}

/** Undefined for a folder without one, and for a vendor that this version does not have. */
export function vendorLogo(id: string): Logo | undefined {
  return logos[`../../resources/vendors/${id}/logo.svg`];
}

/** The vendor's guide, or null where the folder has none. */
export async function loadGuide(id: string): Promise<Guide | null> {
  return (await guideFiles[`../../resources/vendors/${id}/guide.json`]?.()) ?? null;
}

/** The vendor's texts for reasons and next steps; empty where the folder has none. */
export async function loadVendorWords(id: string): Promise<VendorWords> {
  return (await wordFiles[`../../resources/vendors/${id}/words.en.json`]?.()) ?? {};
}
