import { expect, it } from 'vitest';
import { findVendor, vendorIds } from '../../src-main/vendors/catalog.ts';
import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import { connectable } from '../../src-renderer/shell/vendors.ts';

it('main and the window show one order, the PSA first', () => {
  const vendors = vendorIds().map(findVendor);
  const order = inConnectingOrder([...vendors].reverse()).filter((vendor) => vendor.kind !== 'neo');
  expect(order.map((vendor) => vendor.id)).toEqual(connectable.map((vendor) => vendor.id));
  expect(order[0]?.kind).toBe('psa');
});
