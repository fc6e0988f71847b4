import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';

/** Two made-up vendors of one session, an RMM each so that neither waits for the other. No folder is read. */
const field = (given: Pick<VendorField, 'id' | 'label' | 'kind' | 'neoNames'>): VendorField => ({
  ...given,
  required: true,
  step: '',
  help: '',
});

const vendor = (id: string, integration: string): Vendor => ({
  id,
  name: id,
  kind: 'rmm',
  integration,
  tagline: '',
  allowedOrigins: [],
  restrictsByAddress: false,
  links: [],
  foreignSecrets: [],
  fields: [
    field({ id: 'tenantUrl', label: 'Tenant URL', kind: 'url', neoNames: ['tenant_url', 'rmm_url'] }),
    field({
      id: 'tokenSecret',
      label: 'Token Secret',
      kind: 'secret',
      neoNames: ['token_secret', 'rmm_client_secret'],
    }),
  ],
});

export const pretendVendors: readonly Vendor[] = [
  vendor('first', 'vsax'),
  vendor('second', 'connectwise-rmm'),
];

/** Throws for a vendor that is not made up here. */
export function pretendVendor(id: string): Vendor {
  const found = pretendVendors.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no made-up vendor ${id}.`);
  return found;
}
