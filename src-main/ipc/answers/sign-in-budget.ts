import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import type { RunParts } from '../../checks/run-parts.ts';
import type { World } from '../../world.ts';
import type { Desk } from '../desk.ts';

/** The sign-ins of one credential: who it is follows from its identifiers, so that all its sessions share them. */
export function signInBudget<W extends World>(
  desk: Desk<W>,
  vendor: Vendor,
  value: (field: string) => string,
): Pick<RunParts<W>, 'spendSignIn' | 'lockSignIn'> {
  const named = vendor.fields.filter((field) => field.kind === 'identifier');
  const who = desk.vault.fingerprint([vendor.id, ...named.map((field) => value(field.id))].join(' '));
  return {
    spendSignIn: () => desk.signIns.spend(who),
    lockSignIn: (until) => desk.signIns.lock(who, until),
  };
}
