import { promises as dns } from 'node:dns';
import { kindOfAddress, kindOfHost, type Reach, reachOf } from './addresses.ts';
import type { Address, Lookup } from './http-request.ts';

/** The system's own resolver, hosts file included: what the technician's browser uses. */
export const systemLookup: Lookup = (host) => dns.lookup(host, { all: true });

/** A host as a socket wants it: IPv6 without the brackets of the URL. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** An IP address stands for itself; a name is asked for, once. Rejects like `lookup`, or when there is no address. */
export async function addressesOf(host: string, lookup: Lookup): Promise<readonly Address[]> {
  if (kindOfAddress(host) !== null) return [{ address: host, family: host.includes(':') ? 6 : 4 }];
  const found = await lookup(host);
  if (found.length > 0) return found;
  throw Object.assign(new Error('The name has no address.'), { code: 'ENODATA' });
}

/** The address that forbids the host, if one does. All are judged, since any of them may be the one that answers. */
export function findForbidden(
  addresses: readonly Address[],
  allowPrivate: boolean,
): { address: string; reach: Exclude<Reach, 'public'> } | null {
  const judged = addresses.map(({ address }) => ({
    address,
    reach: reachOf(kindOfHost(address) ?? 'reserved'),
  }));
  const blocked = judged.find(({ reach }) => reach === 'blocked');
  if (blocked) return { address: blocked.address, reach: 'blocked' };
  const local = allowPrivate ? undefined : judged.find(({ reach }) => reach === 'private');
  return local ? { address: local.address, reach: 'private' } : null;
}

/** Both families take turns (RFC 8305), so that a broken IPv6 costs one wait and not many. */
export function interleaveFamilies(addresses: readonly Address[]): Address[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, index) => [
    ...first.slice(index, index + 1),
    ...second.slice(index, index + 1),
  ]).flat();
}
