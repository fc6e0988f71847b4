import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { ConfirmedHost, Destinations, StoredField, StoredVendor } from '../storage/stored-session.ts';
import type { Environment } from '../system/environment.ts';
import { originOf } from './open-credential.ts';

/*
 * The file of a session is plain, and anybody who can write files of this user can change it. A secret goes only where
 * somebody said so in this app: that is what the seal under the vault's key proves. What does not bear it is asked about
 * again, and nothing is lost.
 */

/** What somebody typed, chose or said yes to in this app. */
export type Allowed = { origin: string | null; hosts: readonly ConfirmedHost[] };

const NOTHING: Allowed = { origin: null, hosts: [] };

/** Where the secrets of this vendor of this session may go. A seal of another session or vendor is none. */
export function allowedFor<W extends Environment>(
  services: EnvironmentServices<W>,
  sessionId: string,
  stored: StoredVendor,
): Allowed {
  const { destinations } = stored;
  if (destinations === undefined) return NOTHING;
  const { origin, hosts } = destinations;
  const sealed = textToSeal(sessionId, stored.vendor, { origin, hosts });
  return services.vault.isFingerprintOf(sealed, destinations.seal) ? { origin, hosts } : NOTHING;
}

export function sealDestinations<W extends Environment>(
  services: EnvironmentServices<W>,
  sessionId: string,
  vendor: string,
  { origin, hosts }: Allowed,
): Destinations {
  const seal = services.vault.fingerprint(textToSeal(sessionId, vendor, { origin, hosts }));
  return { origin, hosts: hosts.map(({ host, reach }) => ({ host, reach })), seal };
}

function textToSeal(sessionId: string, vendor: string, { origin, hosts }: Allowed): string {
  const said = hosts.map(({ host, reach }) => [host, reach]);
  return `destinations ${JSON.stringify([sessionId, vendor, origin, said])}`;
}

/** Does this field decide where the secrets go? */
function decidesOrigin({ kind, choices }: VendorField): boolean {
  return kind === 'url' || choices?.some(({ origin }) => origin !== undefined) === true;
}

/** The origin that the fields lead to; empty where the address does not read. */
export function originOfFields(vendor: Vendor, fields: StoredVendor['fields']): string {
  const texts = vendor.fields.map(
    (field) => [field.id, fields[field.id]?.text ?? field.default ?? ''] as const,
  );
  return originOf(vendor, new Map(texts));
}

/** Is the place the one that the vendor's folder gives where nothing has been chosen? */
export function isDefaultPlace(vendor: Vendor, fields: StoredVendor['fields']): boolean {
  return vendor.fields
    .filter(decidesOrigin)
    .every(({ id, kind }) => kind !== 'url' && fields[id] === undefined);
}

/** The destinations after `changes` were typed here: an address or a region that is typed is allowed by that. */
export function destinationsAfter<W extends Environment>(
  services: EnvironmentServices<W>,
  where: { sessionId: string; vendor: Vendor },
  {
    before,
    fields,
    changes,
  }: Record<'fields' | 'changes', StoredVendor['fields']> & { before: StoredVendor },
): Pick<StoredVendor, 'destinations'> {
  const { sessionId, vendor } = where;
  if (!vendor.fields.some((field) => decidesOrigin(field) && isTaken(changes[field.id]))) return {};
  const { hosts } = allowedFor(services, sessionId, before);
  const origin = originOfFields(vendor, fields);
  return {
    destinations: sealDestinations(services, sessionId, vendor.id, { origin: origin || null, hosts }),
  };
}

/** A choice that is none leaves the former one standing. */
function isTaken(field: StoredField | undefined): boolean {
  return field !== undefined && field.trouble?.code !== 'not-a-choice';
}
