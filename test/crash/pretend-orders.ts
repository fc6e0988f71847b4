import { createHmac } from 'node:crypto';
import type { ItemSpec } from '../../src-main/outbox/outbox-item.ts';
import type { Vault } from '../../src-main/secrets/vault.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { Chance } from './chance.ts';

const CONNECTIONS = ['tenant-1', 'tenant-2'];
const VENDORS = ['psa', 'rmm-1', 'rmm-2'];

const fingerprint = (text: string) => createHmac('sha256', 'simulated').update(text).digest('hex');

/** Fingerprints, and nothing sealed. */
export const pretendVault = {
  fingerprint,
  isFingerprintOf: (text: string, given: string) => fingerprint(text) === given,
  has: () => true,
  opensHere: () => true,
  storage: () => ({ state: 'encrypted' }),
  onChange: () => () => {},
} as unknown as Vault;

/** `psa` is one; everything else is an RMM. */
export function pretendVendor(id: string): Vendor {
  const kind = id === 'psa' ? 'psa' : 'rmm';
  return { id, kind, integration: id, fields: [] } as unknown as Vendor;
}

/** The order of the nth intent: three vendors to a session, its PSA first. */
export function orderFor(chance: Chance, index: number): ItemSpec {
  // Each intent is a session and vendor of its own, or a new one would take the place of the one before.
  const vendor = VENDORS[index % VENDORS.length] ?? 'psa';
  const sessionId = `session-${Math.floor(index / VENDORS.length)}`;
  return {
    work: 'submit',
    sessionId,
    vendor,
    connectionId: chance.pick(CONNECTIONS),
    testFirst: 'when-stale',
    mayReplace: chance.is(0.8),
    beforePsa: false,
    clientName: `intent-${index}`,
    guide: 'simulated',
    secrets: [{ field: 'secret', neoName: 'secret', ref: { record: `${sessionId}.${vendor}`, revision: 1 } }],
    plain: [],
  };
}
