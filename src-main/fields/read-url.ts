import type { FieldMend, FieldTrouble, FieldView } from '../../src-preload/contract/session.ts';
import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { kindOfHost, reachOf } from '../http/addresses.ts';
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
  if (text === '') return wrong('', mended, { code: 'empty', blocking: true, params: { label } });
  if (/^neo_sk_/i.test(text)) {
    return {
      ...wrong(text, mended, { code: 'neo-key', blocking: true, params: { label } }),
      secretive: true,
    };
  }
  if (TOKEN_LIKE.test(text)) {
    return {
      ...wrong(text, mended, { code: 'foreign-secret', blocking: true, params: { label } }),
      secretive: true,
    };
  }
  if (/^[A-Za-z0-9-]+$/.test(text) && text.toLowerCase() !== 'localhost')
    return bareWord(text, mended, rules);

  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/+/, '')}`;
  if (withScheme !== text) mended.push('scheme-added');
  if (!/^https?:\/\//i.test(withScheme)) {
    return wrong(text, mended, { code: 'url-not-https', blocking: true, params: {} });
  }
  const url = URL.canParse(withScheme) && !/\s/.test(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || url.hostname === '') return unreadable(text, withScheme, mended);
  return fromUrl(url, mended, rules);
}

function fromUrl(url: URL, mended: FieldMend[], rules: UrlRules): ReadUrl {
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
    return bareWord(host, mended, rules);
  if (host.split('.').some((part) => part.startsWith('xn--'))) {
    return { ...read, trouble: { code: 'url-idn', blocking: false, params: { host } } };
  }
  if (isPrivateHost(host)) {
    return { ...read, trouble: { code: 'url-private', blocking: false, params: { host } } };
  }
  return read;
}

function bareWord(text: string, mended: FieldMend[], rules: UrlRules): ReadUrl {
  const trouble: FieldTrouble = { code: 'url-bare-word', blocking: true, params: { word: text } };
  const domain = rules.suggestDomain;
  const read = wrong(text, mended, trouble);
  return domain === undefined
    ? read
    : { ...read, proposal: { kind: 'value', value: `https://${text.toLowerCase()}.${domain}` } };
}

/** Spaces inside are the usual fault; without them it may be readable, which is proposed, not done. */
function unreadable(text: string, withScheme: string, mended: FieldMend[]): ReadUrl {
  const read = wrong(text, mended, { code: 'url-unreadable', blocking: true, params: {} });
  const joined = withScheme.replace(/\s+/g, '');
  if (joined === withScheme || !URL.canParse(joined)) return read;
  const url = new URL(joined);
  if (!url.hostname.includes('.')) return read;
  return { ...read, proposal: { kind: 'value', value: `https://${url.host}` } };
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
