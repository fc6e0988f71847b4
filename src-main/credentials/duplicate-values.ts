import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { Vault } from '../secrets/vault.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';

/** The fields whose value stands in another field too, and that one's id. */
export type DuplicateValues = ReadonlyMap<string, string>;

/**
 * Which sealed fields hold the value of another: the Client ID that was copied twice. Opens only what has the same
 * length, and names the field it does not belong to: by the usual length where that tells, else the secret's.
 */
export async function findDuplicateValues(
  vault: Vault,
  vendor: Vendor,
  fields: StoredVendor['fields'],
): Promise<DuplicateValues> {
  const same = new Map<string, string>();
  const typed = vendor.fields.filter(({ kind }) => kind === 'identifier' || kind === 'secret');
  for (const [index, one] of typed.entries()) {
    for (const other of typed.slice(index + 1)) {
      const [first, second] = [fields[one.id], fields[other.id]];
      if (first?.length === undefined || first.length !== second?.length) continue;
      if (!(await isSame(vault, first, second))) continue;
      const [wrong, right] =
        isUsual(other, first.length) && !isUsual(one, first.length) ? [one, other] : [other, one];
      same.set(wrong.id, right.id);
    }
  }
  return same;
}

function isUsual(field: VendorField, length: number): boolean {
  return field.usualLength === length;
}

async function isSame(vault: Vault, one: StoredField, other: StoredField): Promise<boolean> {
  if (one.ref === undefined || other.ref === undefined) return false;
  const [first, second] = await Promise.all([vault.open(one.ref), vault.open(other.ref)]);
  return first.ok && second.ok && first.text === second.text;
}

/** Says at the field that its value is another's, and takes that back once it is not. */
export function withDuplicateIssues(
  vendor: Vendor,
  fields: StoredVendor['fields'],
  same: DuplicateValues,
): StoredVendor['fields'] {
  const hinted = { ...fields };
  for (const field of vendor.fields) {
    const mine = hinted[field.id];
    if (mine === undefined) continue;
    const other = vendor.fields.find(({ id }) => id === same.get(field.id));
    const { issue, proposal, ...rest } = mine;
    if (other !== undefined && issue?.blocking !== true) {
      const params = { label: field.label, other: other.label };
      hinted[field.id] = { ...rest, issue: { code: 'token-same', blocking: true, params } };
    } else if (other === undefined && issue?.code === 'token-same') hinted[field.id] = rest;
  }
  return hinted;
}
