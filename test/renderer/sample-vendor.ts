import type { Vendor } from '../../src-preload/contract/vendor.ts';

/** A vendor with one field of each behaviour: an address, a secret, an optional identifier. */
export const sampleVendor: Vendor = {
  id: 'sample',
  name: 'Sample',
  kind: 'rmm',
  integration: 'sample',
  tagline: '',
  fields: [
    { id: 'url', label: 'Base URL', kind: 'url', required: true, step: 'open', help: '', neoNames: ['url'] },
    {
      id: 'secret',
      label: 'Secret',
      kind: 'secret',
      required: true,
      step: 'make',
      help: '',
      neoNames: ['secret'],
    },
    {
      id: 'note',
      label: 'Note',
      kind: 'identifier',
      required: false,
      step: 'make',
      help: '',
      neoNames: ['note'],
    },
  ],
  allowedOrigins: [],
  restrictsByAddress: true,
  links: [],
  foreignSecrets: [],
};
