import { domainToUnicode } from 'node:url';
import type { HostQuestion } from '../../src-preload/contract/requests.ts';
import { credentialVersion } from '../credentials/credential-version.ts';
import {
  type Allowed,
  allowedFor,
  isDefaultPlace,
  isSamePlace,
  type Place,
  placeOfFields,
  sealDestinations,
  sealedFor,
} from '../credentials/destinations.ts';
import { isOwnHost } from '../http/own-host.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { type HostDoubt, vendorKey } from '../sessions/runtime-state.ts';
import type { SessionVendor } from '../sessions/vendor-progress.ts';
import type { ConfirmedHost, StoredVendor } from '../storage/stored-session.ts';

/** Where a run or a question may go, and what has to be asked before. */
export type HostDecision = {
  doubt: HostDoubt | null;
  /** For the origin itself. */
  allowPrivate: boolean;
  confirmedHosts: string[];
  /** Of these, what was confirmed to be inside a private network. */
  privateHosts: string[];
};

/**
 * What must be confirmed before a secret goes to this place: a host outside the vendor's own domains, one inside a
 * private network, and an address that nobody typed here. What was confirmed as public is asked about again once it
 * is private, and a host again for another folder of it: several may share a server.
 */
export async function judgeHost(
  services: EnvironmentServices,
  { session, stored, vendor }: SessionVendor,
  place: Place,
): Promise<HostDecision> {
  const { origin, folder } = place;
  const { hostname, host } = new URL(origin);
  const sealed = sealedFor(services, session.id, stored);
  const allowed: Allowed = sealed ?? { place: null, hosts: [] };
  const confirmed = allowed.hosts.find((one) => one.host === host && one.folder === folder);
  const reach = (await services.reach(hostname, origin)) === 'private' ? 'private' : 'public';
  const own = vendor.url?.ownDomains;
  // The pretend portal is nobody's.
  const isPretend = services.environment === 'practice';
  const isOwn =
    isPretend || (own === undefined ? vendor.allowedOrigins.includes(origin) : isOwnHost(hostname, own));
  const isTyped = isPretend || isSamePlace(allowed.place, place) || isDefaultPlace(vendor, stored.fields);
  const isKnown = confirmed !== undefined && (reach === 'public' || confirmed.reach === 'private');
  const why = reach === 'private' ? 'private' : isOwn ? 'own' : 'unknown';
  const isDoubtful = !isKnown && (why !== 'own' || !isTyped);
  return {
    doubt: isDoubtful ? { host, place, why, reach, namedBy: whoNamed(isTyped, sealed) } : null,
    allowPrivate: confirmed?.reach === 'private',
    confirmedHosts: allowed.hosts.map((one) => one.host),
    privateHosts: allowed.hosts.flatMap((one) => (one.reach === 'private' ? [one.host] : [])),
  };
}

/**
 * A seal that holds for another address, or for none, says that this one came with the file; without one nobody
 * knows.
 */
function whoNamed(isTyped: boolean, sealed: Allowed | null): HostDoubt['namedBy'] {
  if (isTyped) return 'typed';
  return sealed === null ? 'unknown' : 'file';
}

/**
 * Did somebody type this address here, or say yes to its host? What goes to Neo with the secret is this address too.
 */
export function isAddressKnown(
  services: EnvironmentServices,
  { session, stored, vendor }: SessionVendor,
): boolean {
  if (services.environment === 'practice' || isDefaultPlace(vendor, stored.fields)) return true;
  const place = placeOfFields(vendor, stored.fields);
  if (place === null) return false;
  const allowed = allowedFor(services, session.id, stored);
  const { host } = new URL(place.origin);
  return (
    isSamePlace(allowed.place, place) ||
    allowed.hosts.some((one) => one.host === host && one.folder === place.folder)
  );
}

/** The last run with these values was led to this host. In memory: after a start the next run is led there again. */
export function noteNamedHost(
  services: Pick<EnvironmentServices, 'runtime'>,
  key: string,
  host: string | undefined,
  version: string,
): void {
  if (host === undefined) services.runtime.namedHosts.delete(key);
  else services.runtime.namedHosts.set(key, { host, version });
}

/** The host that a vendor's answer named and nobody has confirmed yet. */
export async function namedHost(
  services: EnvironmentServices,
  found: SessionVendor,
): Promise<HostDoubt | null> {
  const { session, stored, vendor } = found;
  const named = services.runtime.namedHosts.get(vendorKey(session.id, vendor.id));
  if (named === undefined || named.version !== credentialVersion(stored)) return null;
  const { host } = named;
  const reach =
    (await services.reach(new URL(`https://${host}`).hostname, `https://${host}`)) === 'private'
      ? 'private'
      : 'public';
  const isKnown = allowedFor(services, session.id, stored).hosts.some(
    (one) => one.host === host && (reach === 'public' || one.reach === 'private'),
  );
  if (isKnown) return null;
  return { host, place: null, reach, why: reach === 'private' ? 'private' : 'unknown', namedBy: 'answer' };
}

/** Puts the question. Only its answer can confirm the host, and only once. */
export async function askAbout(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
  doubt: HostDoubt,
): Promise<HostQuestion> {
  const key = vendorKey(where.sessionId, where.vendor);
  // Asked once: who says no and corrects it in the portal starts over, and is asked again only if still led there.
  if (doubt.namedBy === 'answer') services.runtime.namedHosts.delete(key);
  const questionId = services.newId();
  services.runtime.hostQuestions.set(key, { ...doubt, questionId });
  const { host, why, namedBy, place } = doubt;
  const name = host.replace(/:\d+$/, '');
  const { getDomain } = await import('tldts');
  return {
    questionId,
    host,
    folder: place?.folder ?? '',
    unicode: domainToUnicode(name) || name,
    domain: getDomain(name, { allowPrivateDomains: true }),
    why,
    namedBy,
  };
}

/** The question that this is the answer to; null where none was put, or it has been answered. */
export function takeQuestion(
  services: Pick<EnvironmentServices, 'runtime'>,
  {
    sessionId,
    vendor,
    questionId,
    host,
  }: { sessionId: string; vendor: string; questionId: string; host: string },
): HostDoubt | null {
  const asked = services.runtime.hostQuestions;
  const key = vendorKey(sessionId, vendor);
  const question = asked.get(key);
  if (question === undefined || question.questionId !== questionId || question.host !== host) return null;
  asked.delete(key);
  return question;
}

/**
 * The vendor of a session with a host confirmed; the address that was asked about, with its folder, counts as typed.
 */
export function withConfirmed(
  services: EnvironmentServices,
  sessionId: string,
  stored: StoredVendor,
  { host, reach, place }: HostDoubt,
): StoredVendor {
  const before = allowedFor(services, sessionId, stored);
  const yes: ConfirmedHost = { host, ...(place && { folder: place.folder }), reach };
  const isOther = (one: ConfirmedHost) => one.host !== host || one.folder !== yes.folder;
  const allowed = { place: place ?? before.place, hosts: [...before.hosts.filter(isOther), yes] };
  return { ...stored, destinations: sealDestinations(services, sessionId, stored.vendor, allowed) };
}
