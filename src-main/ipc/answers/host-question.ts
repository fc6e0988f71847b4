import { domainToUnicode } from 'node:url';
import { isOwnHost } from '../../http/own-host.ts';
import type { World } from '../../world.ts';
import type { Desk } from '../desk.ts';
import type { Found } from './find.ts';

/** `host` with its port as it is sent, `unicode` as its letters read. */
export type HostQuestion = { host: string; unicode: string; why: 'unknown' | 'private' };

/**
 * The host that must be confirmed before a secret goes to this origin: one outside the vendor's own domains, or
 * inside a private network. Null where nothing has to be asked. `confirmed` is what the technician has said.
 */
export async function hostToConfirm<W extends World>(
  desk: Desk<W>,
  { stored, vendor }: Found,
  origin: string,
): Promise<{ question: HostQuestion | null; confirmed: boolean }> {
  const { hostname, host } = new URL(origin);
  const reach = await desk.reach(hostname, origin);
  const confirmed = stored.confirmedHosts.includes(host);
  const own = vendor.url?.ownDomains;
  // A vendor without an address field has one fixed origin; the pretend portal is nobody's.
  const isOwn = own === undefined || desk.world === 'practice' || isOwnHost(hostname, own);
  if (confirmed || (isOwn && reach !== 'private')) return { question: null, confirmed };
  return { question: questionFor(host, reach === 'private' ? 'private' : 'unknown'), confirmed };
}

/** The question about a host, its letters shown too where they differ. */
export function questionFor(host: string, why: HostQuestion['why']): HostQuestion {
  const name = host.replace(/:\d+$/, '');
  return { host, unicode: domainToUnicode(name) || name, why };
}
