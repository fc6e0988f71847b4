import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import { hasSecret } from './detect-secret.ts';

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;
const PAGE = /\.(?:html?|aspx?|php|jsp)$/i;
const MAX_DEPTH = 3;

/**
 * The folder of a server of one's own in which the product lies, as `/halo`, or nothing. What stands before the first
 * segment that is the product's own is kept; without such a segment a short path that looks like a folder is, and a
 * link to a record is not. What comes out is read as itself again.
 */
export function basePathOf({ hostname, pathname, search, hash }: URL, rules: UrlRules): string {
  const { folder } = rules;
  if (folder === undefined || isOwnHost(hostname, rules.ownDomains)) return '';
  const segments = pathname
    .replace(/[.,;:!?)\]>'"]+$/, '')
    .split('/')
    .filter((one) => one !== '' && !PAGE.test(one));
  const end = segments.findIndex((one) => folder.endsBefore.includes(one.toLowerCase()));
  const isDeepLink =
    end === -1 && (search !== '' || hash !== '' || segments.some((one) => /^\d+$/.test(one)));
  const kept = end === -1 ? segments : segments.slice(0, end);
  const isFolder = kept.length <= MAX_DEPTH && kept.every((one) => SEGMENT.test(one));
  const path = kept.map((one) => `/${one}`).join('');
  return isDeepLink || !isFolder || hasSecret(path) ? '' : path;
}
