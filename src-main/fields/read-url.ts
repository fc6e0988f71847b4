import type { FieldMend, FieldTrouble, FieldView } from '../../src-preload/contract/session.ts';
import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { kindOfHost, reachOf } from '../http/addresses.ts';
import { isMasked, LONGEST_TOKEN, NEO_KEY } from './check-token.ts';
import { cleanText } from './clean-text.ts';

/**
 * What was made of a typed address. `origin` is set when requests can go there; `text` is what stands in the
 * field afterwards. `secretive` marks text that may be a misplaced secret and is never shown again.
 */
export type ReadUrl = {
  text: string;
  origin?: string;
  mended: FieldMend[];
  trouble?: FieldTrouble;
  proposal?: FieldView['proposal'];
  secretive: boolean;
};

/** A DNS label is at most 63 characters; a bare word this long with digits in it is a token, not a tenant's name. */
const TOKEN_LIKE = /^(?=.*\d)[A-Za-z0-9_\-+/=]{24,}$/;

/**
 * Reads a tenant's address the way people paste it: with a path, a deep link, without a scheme, quoted.
 * Everything behind the origin is dropped, which also strips the secret of an installer link. Pure.
 */
export function readUrl(typed: string, rules: UrlRules, label: string): ReadUrl {
  const { text, mended } = cleanText(typed);
  const refuse = (code: 'empty' | 'masked' | 'neo-key' | 'foreign-secret'): ReadUrl => ({
    ...wrong(text, mended, { code, blocking: true, params: { label } }),
    secretive: code !== 'empty',
  });
  if (text === '') return refuse('empty');
  if (isMasked(text)) return refuse('masked');
  if (TOKEN_LIKE.test(text) && !NEO_KEY.test(text)) return refuse('foreign-secret');
  // Behind an address it is in the part that is dropped; anywhere else it is what was pasted.
  if (NEO_KEY.test(/^https?:\/\//i.test(text) ? (text.split(/[/?#]/)[2] ?? '') : text))
    return refuse('neo-key');
  if (/^[A-Za-z0-9-]+$/.test(text) && text.toLowerCase() !== 'localhost')
    return bareWord(text, mended, rules, label);

  // One slash or none behind the colon is a slip of the hand, and no host named "http".
  const slashed = text.replace(/^(https?):\/?(?=[^/])/i, '$1://').replace(/^\/+/, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(slashed) ? slashed : `https://${slashed}`;
  if (withScheme !== text) mended.push('scheme-added');
  if (!/^https?:\/\//i.test(withScheme)) {
    return wrong(stripped(text, mended), mended, {
      code: 'url-not-https',
      blocking: true,
      params: { label },
    });
  }
  const url = URL.canParse(withScheme) && !/\s/.test(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || url.hostname === '') return unreadable(text, withScheme, mended, label);
  if (isTooLong(url.hostname)) return tooLong(text, mended, label);
  return fromUrl(url, mended, rules, label);
}

function fromUrl(url: URL, mended: FieldMend[], rules: UrlRules, label: string): ReadUrl {
  if (url.protocol === 'http:') {
    url.protocol = 'https:';
    if (!mended.includes('scheme-added')) mended.push('https-used');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '') mended.push('secret-stripped');
  else if ((url.pathname !== '/' && url.pathname !== '') || url.hash !== '') mended.push('path-removed');
  const host = url.hostname.replace(/\.$/, '');
  const origin = `https://${host}${url.port === '' ? '' : `:${url.port}`}`;
  const read: ReadUrl = { text: origin, origin, mended, secretive: false };

  const look = rules.lookAlikes.find((one) => matchesHost(host, one.host));
  if (look !== undefined) {
    const trouble: FieldTrouble = { code: `vendor:${look.words}`, blocking: look.refuse, params: { host } };
    if (look.refuse) return { text: origin, mended, trouble, secretive: false };
    return { ...read, trouble };
  }
  if (!host.includes('.') && !host.startsWith('[') && host !== 'localhost')
    return bareWord(host, mended, rules, label);
  if (host.split('.').some((part) => part.startsWith('xn--'))) {
    return { ...read, trouble: { code: 'url-idn', blocking: false, params: { host } } };
  }
  if (isPrivateHost(host)) {
    return { ...read, trouble: { code: 'url-private', blocking: false, params: { host } } };
  }
  return read;
}

function bareWord(text: string, mended: FieldMend[], rules: UrlRules, label: string): ReadUrl {
  if (isTooLong(text)) return tooLong(text, mended, label);
  const trouble: FieldTrouble = { code: 'url-bare-word', blocking: true, params: { word: text } };
  const domain = rules.suggestDomain;
  const read = wrong(text, mended, trouble);
  return domain === undefined
    ? read
    : { ...read, proposal: { kind: 'value', value: `https://${text.toLowerCase()}.${domain}` } };
}

/** Spaces inside are the usual fault; without them it may be readable, which is proposed, not done. */
function unreadable(text: string, withScheme: string, mended: FieldMend[], label: string): ReadUrl {
  if (text.length > LONGEST_TOKEN) return tooLong(text, mended, label);
  const trouble: FieldTrouble = { code: 'url-unreadable', blocking: true, params: { label } };
  const read = wrong(stripped(text, mended), mended, trouble);
  const joined = withScheme.replace(/\s+/g, '');
  if (joined === withScheme || !URL.canParse(joined)) return read;
  const url = new URL(joined);
  if (!url.hostname.includes('.')) return read;
  return { ...read, proposal: { kind: 'value', value: `https://${url.host}` } };
}

/** A name of the domain name system: 253 characters, 63 between two dots (RFC 1035). */
function isTooLong(host: string): boolean {
  return host.length > 253 || host.split('.').some((part) => part.length > 63);
}

function tooLong(text: string, mended: FieldMend[], label: string): ReadUrl {
  const params = { label, length: text.length };
  return { ...wrong(text, mended, { code: 'too-long', blocking: true, params }), secretive: true };
}

/** The text without `user:password@` and without what a `?name=` asks: it is shown again, and secrets stand there. */
function stripped(text: string, mended: FieldMend[]): string {
  const bare = text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^@]*:.*@/is, '$1').replace(/\?\S+=.*$/s, '');
  if (bare !== text) mended.push('secret-stripped');
  return bare;
}

function wrong(text: string, mended: FieldMend[], trouble: FieldTrouble): ReadUrl {
  return { text, mended: mended.filter((one) => one !== 'scheme-added'), trouble, secretive: false };
}

/** An address or name that is not on the public internet by what it says alone, without asking DNS. */
export function isPrivateHost(host: string): boolean {
  const kind = kindOfHost(host);
  return kind !== null && reachOf(kind) !== 'public';
}

/** `*.example.net` stands for one or more whole labels before it, and not for the domain itself. */
export function matchesHost(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
