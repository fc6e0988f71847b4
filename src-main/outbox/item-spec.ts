import type { QueuedWork } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { credentialVersion } from '../credentials/credential-version.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionVendor } from '../sessions/vendor-progress.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { contentOf, type ItemSpec, type OutboxItem } from './outbox-item.ts';
import { submittedItem } from './outbox-view.ts';

type Wanted = Pick<ItemSpec, 'testFirst' | 'mayReplace' | 'beforePsa'> & {
  work: QueuedWork;
  connectionId: string | null;
};

/**
 * Names the secrets by record and revision; the outbox opens them just before the first byte leaves. Null when one of
 * them does not open any more.
 */
export function buildItemSpec(
  services: EnvironmentServices,
  found: SessionVendor,
  wanted: Wanted,
): ItemSpec | null {
  const { session, stored, vendor } = found;
  const spec: ItemSpec = {
    ...wanted,
    sessionId: session.id,
    vendor: vendor.id,
    clientName: session.clientName,
    guide: stored.edition === '' ? vendor.id : `${vendor.id}/${stored.edition}`,
    secrets: [],
    plain: [],
  };
  for (const field of vendor.fields) {
    const neoName = field.neoNames[0];
    if (neoName === undefined) continue;
    const value = stored.fields[field.id];
    if (value?.ref !== undefined) {
      if (!services.vault.has(value.ref)) return null;
      spec.secrets.push({ field: field.id, neoName, ref: value.ref });
    } else spec.plain.push({ neoName, value: value?.text ?? field.default ?? '' });
  }
  return spec;
}

/** What `reportOf` of a test of exactly the ordered values would be, whatever the session holds by now. */
export function credentialVersionOf(vendor: Vendor, stored: StoredVendor, spec: ItemSpec): string {
  const fields: Record<string, StoredField> = { ...stored.fields };
  for (const field of vendor.fields) {
    const neoName = field.neoNames[0];
    if (neoName === undefined) continue;
    const kept = stored.fields[field.id];
    const ref = spec.secrets.find((one) => one.field === field.id)?.ref;
    if (ref !== undefined) {
      fields[field.id] = { corrections: [], ref };
      continue;
    }
    const ordered = spec.plain.find((one) => one.neoName === neoName)?.value ?? '';
    const isSame = kept?.ref === undefined && (kept?.text ?? field.default ?? '') === ordered;
    if (!isSame) fields[field.id] = { corrections: [], text: ordered };
  }
  return credentialVersion({ ...stored, fields });
}

/** This session's latest submission, where it is of the values that the session holds, for this tenant. */
export function sameSubmission(
  services: EnvironmentServices,
  found: SessionVendor,
  connectionId: string,
): OutboxItem | null {
  const item = submittedItem(services, found.stored, found.session.id);
  if (item === null) return null;
  const as = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const spec = buildItemSpec(services, found, { ...as, connectionId });
  if (spec === null) return null;
  // Empty values are not ordered.
  const plain = spec.plain.filter(({ value }) => value !== '');
  return contentOf({ ...spec, plain }) === contentOf(item.spec) ? item : null;
}
