import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { kindOfHost, reachOf } from '../http/addresses.ts';
import { isOwnHost } from '../http/own-host.ts';

/** A label of a host's name: letters, digits and hyphens, none of these at an end (RFC 1123). */
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Can this be a name of the domain name system, of one or more labels? Lengths are looked at elsewhere. */
export function isDnsName(host: string): boolean {
  return host.split('.').every((label) => LABEL.test(label));
}

/** A name of the domain name system: 253 characters, 63 between two dots (RFC 1035). */
export function isTooLong(host: string): boolean {
  return host.length > 253 || host.split('.').some((part) => part.length > 63);
}

const SCHEME_WORD = /^(?:h{1,2}t{1,3}p{1,2}s{0,2}|t{1,2}ps|htts?|httsp|www|url|uri)$/i;

/** A word of an address's beginning: nobody's tenant is called that. */
export function isSchemeWord(word: string): boolean {
  const small = word.toLowerCase();
  const isNear =
    /^[htps]{3,8}$/.test(small) && Math.min(editDistance(small, 'http'), editDistance(small, 'https')) <= 1;
  // Begun twice, with or without a slip: `httphttp`.
  const isTwice = /^[htps]*http[htps]*$/.test(small);
  return SCHEME_WORD.test(word) || isNear || isTwice;
}

/** Does the host begin with a scheme that lost its signs: `https.acme.example`? */
export function beginsWithScheme(host: string): boolean {
  return /^(?:h{1,2}t{1,3}p{1,2}s{0,2})+(?:\.|$)/.test(host);
}

const WHAT =
  'tenant|domain|company|instance|name|org|organi[sz]ation|site|server|subdomain|msp|host|url|portal';
const YOUR = new RegExp(
  `^yours?$|^(?:your|my|our|the)[-_ ]?(?:own[-_ ]?)?(?:${WHAT}|rmm|psa)[-_ ]?(?:${WHAT})?$`,
  'i',
);
/** Set aside for examples in texts (RFC 2606). */
const EXAMPLE_DOMAIN = /^(?:www\.)?example\.(?:com|net|org)$/;
const EXAMPLE = new RegExp(
  `^(?:example(?:${WHAT})?|(?:${WHAT}|customer|client)[-_ ]?(?:name|url|here)|tenant|company|subdomain|instance|domain|hostname|placeholder|x{3,})$`,
  'i',
);

/** A word that a guide writes where the tenant's own name belongs. */
export function isPlaceholderWord(word: string, rules: UrlRules): boolean {
  return (
    YOUR.test(word) || EXAMPLE.test(word) || (rules.placeholders ?? []).includes(word.toLowerCase()) === true
  );
}

/** Does a guide's word stand in this host where the tenant's own name belongs? */
export function isPlaceholderHost(host: string, rules: UrlRules): boolean {
  const own = rules.ownDomains.find((domain) => host.endsWith(`.${domain}`));
  if (own === undefined) {
    const isGuides = (label: string) => YOUR.test(label) || rules.placeholders?.includes(label) === true;
    return EXAMPLE_DOMAIN.test(host) || host.split('.').some(isGuides);
  }
  return host
    .slice(0, -own.length - 1)
    .split('.')
    .some((label) => isPlaceholderWord(label, rules));
}

/** `{tenant}`, `<tenant>`, `[tenant]`, `%TENANT%`, `$TENANT` in the place of the host: a template, not filled in. */
const TEMPLATE =
  /^(?:[a-z]+:\/\/)?[^/?#\s]*(?:\{\{?[\w -]*\}\}?|<[\w -]+>|\[(?![0-9a-f:]*:)[a-z_][\w -]*\](?!\()|%[a-z_]\w*%|\$\{?[a-z_]\w*\}?)/i;

export function isTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/** The vendor's own domain without a tenant's name before it. */
export function isProductDomain(host: string, rules: UrlRules): boolean {
  return rules.ownDomains.some((domain) => host === domain || host === `www.${domain}`);
}

/** The first of the vendor's own addresses of which two stand in one host, `acme.own.examplebeta.own.example`. */
export function firstOfTwo(host: string, rules: UrlRules): string | undefined {
  for (const domain of rules.ownDomains) {
    const at = host.indexOf(`.${domain}`);
    const end = at + 1 + domain.length;
    if (at > 0 && end < host.length && isOwnHost(host, rules.ownDomains)) return host.slice(0, end);
  }
  return undefined;
}

/** `*.example.net` stands for one or more whole labels before it, and not for the domain itself. */
export function matchesHost(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/**
 * The vendor's host that was most likely meant by one that is not the vendor's: a slip in the domain, its ending or
 * the dot before it is missing.
 */
export function nearOwnHost(host: string, rules: UrlRules): string | undefined {
  if (isOwnHost(host, rules.ownDomains)) return undefined;
  for (const domain of rules.ownDomains) {
    const ending = domain.slice(domain.indexOf('.'));
    const stem = domain.slice(0, -ending.length);
    // acmehalopsa.com, acme.halopsa, acme.halopsa.con, acme.halospa.com
    const glued = new RegExp(`^([a-z0-9-]*[a-z0-9])-?${domain.replaceAll('.', '\\.')}$`).exec(host)?.[1];
    if (glued !== undefined && !glued.includes('.')) return `${glued}.${domain}`;
    const labels = host.split('.');
    const [tenant, ...rest] = labels;
    if (tenant === undefined || rest.length === 0) continue;
    if (rest.length === 1 && rest[0] === stem) return `${tenant}.${domain}`;
    const isOther = rules.ownDomains.includes(rest.join('.'));
    // The vendor's name with another ending: `acme.vsax.com`.
    if (rest[0] === stem && !isOther && isDnsName(tenant)) return `${tenant}.${domain}`;
    if (rest.length === 2 && !isOther && editDistance(rest.join('.'), domain) <= (domain.length > 8 ? 2 : 1))
      return `${tenant}.${domain}`;
  }
  return undefined;
}

/** How many slips of the hand lie between two words: a letter more, less, another or two swapped. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return 4;
  const rows = [Array.from({ length: other.length + 1 }, (_none, index) => index)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const at = (r: number, c: number) => rows[r]?.[c] ?? 0;
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) least = Math.min(least, at(i - 2, j - 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}

/** An address or name that is not on the public internet by what it says alone, without asking DNS. */
export function isPrivateHost(host: string): boolean {
  const kind = kindOfHost(host);
  return kind !== null && reachOf(kind) !== 'public';
}

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
