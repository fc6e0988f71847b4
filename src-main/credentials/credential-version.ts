import type { StoredVendor } from '../storage/stored-session.ts';

/**
 * Names the values a test was made with, without holding any: references and plain texts of the fields. A
 * report made with another version is stale.
 */
export function credentialVersion(vendor: StoredVendor): string {
  const parts = Object.entries(vendor.fields)
    .filter(([, field]) => field.ref !== undefined || field.text !== undefined)
    .map(([id, field]) => `${id}=${field.text ?? `${field.ref?.record}#${field.ref?.revision}`}`);
  return parts.sort().join('|');
}
