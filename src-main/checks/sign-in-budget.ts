import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { RunParts } from './run-parts.ts';

/** The sign-ins of one credential: who it is follows from its identifiers, so that all its sessions share them. */
export function signInBudget(
  services: EnvironmentServices,
  vendor: Vendor,
  value: (field: string) => string,
): Pick<RunParts, 'acquireSignIn' | 'blockSignIn'> {
  const named = vendor.fields.filter((field) => field.kind === 'identifier');
  const who = services.vault.fingerprint([vendor.id, ...named.map((field) => value(field.id))].join(' '));
  return {
    acquireSignIn: () => services.signIns.acquire(who),
    blockSignIn: (until) => services.signIns.block(who, until),
  };
}
