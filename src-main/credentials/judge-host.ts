import { domainToUnicode } from 'node:url';
import type { FieldIssue, FieldIssueCode } from '../../src-preload/contract/session.ts';
import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import { isTenantHost, propose, type Reading, type ReadUrl, tooLong, wrong } from './address-reading.ts';
import {
  firstOfTwo,
  isDnsName,
  isPlaceholderHost,
  isPlaceholderWord,
  isPrivateHost,
  isProductDomain,
  isSchemeWord,
  isTooLong,
  matchesHost,
  nearOwnHost,
} from './host-name.ts';
import { carriedAddresses } from './link-wrapper.ts';
import { plainCharacters } from './plain-characters.ts';

/** A host that can be one: is it this vendor's, a tenant's, in reach? */
export function judged(
  reading: Reading,
  origin: string,
  host: string,
  url: URL,
  isAddress: boolean,
): ReadUrl {
  const { rules, corrections } = reading;
  const refuse = (code: FieldIssueCode): ReadUrl => ({
    ...wrong(reading, code, { host }),
  });
  const hint = (code: FieldIssueCode): ReadUrl => ({
    text: origin,
    origin,
    corrections,
    secretive: false,
    issue: { code, blocking: false, params: { label: reading.label, host } },
  });
  const look = rules.lookAlikes.find((one) => matchesHost(host, one.host));
  if (look !== undefined) {
    const issue: FieldIssue = { code: `vendor:${look.words}`, blocking: look.refuse, params: { host } };
    return { ...(look.refuse ? refuse('url-product-domain') : hint('url-look-alike-warning')), issue };
  }
  if (isProductDomain(host, rules)) return refuse('url-product-domain');
  if (isPlaceholderHost(host, rules)) return refuse('url-placeholder');
  if (isPrivateHost(host)) return hint('url-private');
  const first = firstOfTwo(host, rules);
  if (first !== undefined) return propose(refuse('url-twice'), `https://${first}`);
  const [label = '', ...behind] = host.split('.');
  if (/^w{2,5}$/.test(label) && isTenantHost(behind.join('.'), rules))
    return propose(hint('url-www'), `https://${behind.join('.')}`);
  if (!host.includes('.')) {
    if (rules.onPremise === true && isAddress) return hint('url-one-word');
    return bareWord(reading, host);
  }
  if (host.split('.').some((part) => part.startsWith('xn--'))) {
    const { text } = plainCharacters(domainToUnicode(host).toLowerCase());
    const read = hint('url-idn');
    return text.split('.').every((part) => isDnsName(part) && !part.startsWith('xn--'))
      ? propose(read, `https://${text}`)
      : read;
  }
  const near = nearOwnHost(host, rules);
  if (near !== undefined) return propose(hint('url-near'), `https://${near}`);
  const carried = isOwnHost(host, rules.ownDomains) ? undefined : ownAddressIn(url, rules);
  if (carried !== undefined) return propose(hint('url-carries'), carried);
  return { text: origin, origin, corrections, secretive: false };
}

export function bareWord(reading: Reading, word: string): ReadUrl {
  const { rules } = reading;
  if (isTooLong(word)) return tooLong(reading);
  if (isSchemeWord(word)) return wrong(reading, 'url-unreadable');
  if (isPlaceholderWord(word, rules)) return wrong(reading, 'url-placeholder', { host: word });
  if (rules.ownDomains.some((domain) => domain.split('.')[0] === word.toLowerCase()))
    return wrong(reading, 'url-product-domain', { host: word });
  const read = wrong(reading, 'url-bare-word', { word });
  const host = `${word.toLowerCase()}.${rules.suggestDomain}`;
  const isRefused = rules.lookAlikes.some((one) => one.refuse && matchesHost(host, one.host));
  return rules.suggestDomain === undefined || isRefused || !isDnsName(word.toLowerCase())
    ? read
    : propose(read, `https://${host}`);
}

/** An address of the vendor's own domains inside another's link, by its origin. */
function ownAddressIn(url: URL, rules: UrlRules): string | undefined {
  return carriedAddresses(url)
    .filter((one) => URL.canParse(one))
    .map((one) => new URL(one))
    .filter(({ hostname }) => isOwnHost(hostname, rules.ownDomains) && !isProductDomain(hostname, rules))
    .map(({ host }) => `https://${host}`)[0];
}
