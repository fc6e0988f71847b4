import { expect, it } from 'vitest';
import { inConnectingOrder } from '../../../src-preload/contract/connecting-order.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import {
  connectable,
  loadGuide,
  loadVendorWords,
  vendorById,
  vendorName,
} from '../../../src-renderer/shell/vendors.ts';

function vendor(name: string, kind: Vendor['kind'], order?: number): Vendor {
  return {
    id: name.toLowerCase(),
    name,
    kind,
    integration: name,
    order,
    tagline: '',
    fields: [],
    allowedOrigins: [],
    restrictsByAddress: false,
    links: [],
    foreignSecrets: [],
  };
}

it('puts the PSA first, then the folders with an order, then the names', () => {
  const shuffled = [
    vendor('Beta', 'rmm'),
    vendor('Zeta', 'rmm', 1),
    vendor('Alpha', 'rmm'),
    vendor('Psa', 'psa'),
  ];
  expect(inConnectingOrder(shuffled).map((one) => one.name)).toEqual(['Psa', 'Zeta', 'Alpha', 'Beta']);
});

it('offers every vendor folder for a session, but not Neo itself', () => {
  expect(connectable.length).toBeGreaterThan(0);
  expect(connectable.map((one) => one.kind)).not.toContain('neo');
  expect(vendorById('neo')?.name).toBe('Neo');
});

it('reads guide and words of a folder when asked, and nothing for a folder that is not there', async () => {
  expect((await loadGuide('neo'))?.editions.length).toBeGreaterThan(0);
  expect(await loadVendorWords('neo')).toHaveProperty('sign-in-refused');
  expect(await loadGuide('no-such-vendor')).toBeNull();
  expect(await loadVendorWords('no-such-vendor')).toEqual({});
  expect(vendorName('no-such-vendor')).toBe('no-such-vendor');
});
