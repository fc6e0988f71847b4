import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import { beginsWithScheme, isDnsName, isPlaceholderHost, isProductDomain, isTooLong } from './host-name.ts';

/**
 * The host that was meant by one with spaces, commas or doubled dots in it; one of the vendor's own domains is
 * believed first.
 */
export function repairedHost(typed: string, rules: UrlRules): string | undefined {
  const authority = (typed.split(/[/?#\\]/)[0] ?? '')
    .replace(/^.*@/, '')
    .toLowerCase()
    .replace(/^https?[.,;:\s]+/, '');
  const dotted = (text: string) =>
    text
      .replace(/[,;]+/g, '.')
      .replace(/\.{2,}/g, '.')
      .replace(/^\.|\.$/g, '');
  const hostOf = (text: string) => {
    const url = URL.canParse(`https://${text}`) ? new URL(`https://${text}`) : undefined;
    const isHost = url !== undefined && /\.[a-z]/.test(url.hostname) && isDnsName(url.hostname);
    return isHost && !isTooLong(url.hostname) && !isPlaceholderHost(url.hostname, rules) ? [url] : [];
  };
  const joined = hostOf(dotted(authority.replace(/\s+/g, '')));
  const spaced = hostOf(dotted(authority.replace(/\s+/g, '.')));
  const isTenant = ({ hostname }: URL) =>
    isOwnHost(hostname, rules.ownDomains) && !isProductDomain(hostname, rules);
  const isRefused = ({ hostname }: URL) => isProductDomain(hostname, rules) || beginsWithScheme(hostname);
  return (
    [...joined, ...spaced].find((one) => isTenant(one) && !isRefused(one)) ??
    joined.find((one) => !isRefused(one))
  )?.host;
}
