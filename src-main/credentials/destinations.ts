import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { ConfirmedHost, Destinations, StoredField, StoredVendor } from '../storage/stored-session.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import { folderOf, originOf } from './open-credential.ts';

/*
 * The file of a session is plain, and anybody who can write files of this user can change it. A secret goes only where
 * somebody said so in this app: that is what the seal under the vault's key proves. What does not bear it is asked about
 * again, and nothing is lost.
 */

/** An address as requests are made to it: its origin, and the folder in which the product lies, empty as a rule. */
export type Place = { origin: string; folder: string };

/** What somebody typed, chose or said yes to in this app. */
export type Allowed = { place: Place | null; hosts: readonly ConfirmedHost[] };

const NOTHING: Allowed = { place: null, hosts: [] };

/** Where the secrets of this vendor of this session may go. A seal of another session or vendor is none. */
export function allowedFor(services: EnvironmentServices, sessionId: string, stored: StoredVendor): Allowed {
  return sealedFor(services, sessionId, stored) ?? NOTHING;
}

/** The same; null where no seal holds, so that nobody knows what was typed here and what was not. */
export function sealedFor(
  services: EnvironmentServices,
  sessionId: string,
  { vendor, destinations }: StoredVendor,
): Allowed | null {
  if (destinations === undefined) return null;
  const { origin, folder, hosts, seal } = destinations;
  if (folder === undefined) {
    const isSealed = services.vault.isFingerprintOf(originsToSeal(sessionId, vendor, origin, hosts), seal);
    return isSealed ? ofOriginsOnly(vendor, origin, hosts) : null;
  }
  const allowed = { place: origin === null ? null : { origin, folder }, hosts };
  return services.vault.isFingerprintOf(textToSeal(sessionId, vendor, allowed), seal) ? allowed : null;
}

export function sealDestinations(
  services: EnvironmentServices,
  sessionId: string,
  vendor: string,
  allowed: Allowed,
): Destinations {
  const { place, hosts } = allowed;
  return {
    origin: place?.origin ?? null,
    folder: place?.folder ?? '',
    hosts: hosts.map(({ host, folder, reach }) => ({ host, ...(folder !== undefined && { folder }), reach })),
    seal: services.vault.fingerprint(textToSeal(sessionId, vendor, allowed)),
  };
}

/** A vendor that came in a file: sealed as typed by nobody, so that the question about its address can say so. */
export function sealAsFromFile(
  services: EnvironmentServices,
  sessionId: string,
  stored: StoredVendor,
): StoredVendor {
  return { ...stored, destinations: sealDestinations(services, sessionId, stored.vendor, NOTHING) };
}

function textToSeal(sessionId: string, vendor: string, { place, hosts }: Allowed): string {
  const listed = hosts.map(({ host, folder, reach }) => [host, folder ?? null, reach]);
  return `addresses ${JSON.stringify([sessionId, vendor, place?.origin ?? null, place?.folder ?? '', listed])}`;
}

/** What an earlier version sealed. */
function originsToSeal(
  sessionId: string,
  vendor: string,
  origin: string | null,
  hosts: readonly ConfirmedHost[],
): string {
  const listed = hosts.map(({ host, reach }) => [host, reach]);
  return `destinations ${JSON.stringify([sessionId, vendor, origin, listed])}`;
}

/** Such a seal tells nothing of a folder: where the vendor may lie in one, whoever shares the host could be meant. */
function ofOriginsOnly(id: string, origin: string | null, hosts: readonly ConfirmedHost[]): Allowed | null {
  const url = hasVendor(id) ? findVendor(id).url : undefined;
  const hasNoFolder = (hostname: string) =>
    url === undefined || url.folder === undefined || isOwnHost(hostname, url.ownDomains);
  if (origin !== null && !(URL.canParse(origin) && hasNoFolder(new URL(origin).hostname))) return null;
  return {
    place: origin === null ? null : { origin, folder: '' },
    hosts: hosts
      .filter(({ host }) => hasNoFolder(host.replace(/:\d+$/, '')))
      .map(({ host, reach }) => ({ host, folder: '', reach })),
  };
}

export function isSamePlace(one: Place | null, other: Place): boolean {
  return one !== null && one.origin === other.origin && one.folder === other.folder;
}

/** Does this field decide where the secrets go? */
function decidesOrigin({ kind, choices }: VendorField): boolean {
  return kind === 'url' || choices?.some(({ origin }) => origin !== undefined) === true;
}

/** Where the fields lead to; null where the address does not read. */
export function placeOfFields(vendor: Vendor, fields: StoredVendor['fields']): Place | null {
  const texts = new Map(
    vendor.fields.map((field) => [field.id, fields[field.id]?.text ?? field.default ?? ''] as const),
  );
  const origin = originOf(vendor, texts);
  return origin === '' ? null : { origin, folder: folderOf(vendor, texts) };
}

/** Is the place the one that the vendor's folder gives where nothing has been chosen? */
export function isDefaultPlace(vendor: Vendor, fields: StoredVendor['fields']): boolean {
  return vendor.fields
    .filter(decidesOrigin)
    .every(({ id, kind }) => kind !== 'url' && fields[id] === undefined);
}

/** The destinations after `changes` were typed here: an address or a region that is typed is allowed by that. */
export function destinationsAfter(
  services: EnvironmentServices,
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
  const place = placeOfFields(vendor, fields);
  return { destinations: sealDestinations(services, sessionId, vendor.id, { place, hosts }) };
}

/** A choice that is none leaves the former one standing. */
function isTaken(field: StoredField | undefined): boolean {
  return field !== undefined && field.issue?.code !== 'not-a-choice';
}
