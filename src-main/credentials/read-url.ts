import type { FieldCorrection } from '../../src-preload/contract/session.ts';
import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { kindOfHost } from '../http/addresses.ts';
import { isOwnHost } from '../http/own-host.ts';
import {
  isTenantHost,
  MAX_DEPTH,
  propose,
  type Reading,
  type ReadUrl,
  tooLong,
  usable,
  withoutAddedScheme,
  wrong,
} from './address-reading.ts';
import {
  addressesIn,
  decodedAddress,
  isLinkText,
  mailHosts,
  withoutPunctuation,
  withoutSecrets,
} from './address-text.ts';
import { MAX_VALUE_LENGTH, misplacedSecret } from './check-value.ts';
import { cleanText } from './clean-text.ts';
import { hasSecret, isSecretUser } from './detect-secret.ts';
import {
  beginsWithScheme,
  isDnsName,
  isSchemeWord,
  isTemplate,
  isTooLong,
  repairedHost,
} from './host-name.ts';
import { bareWord, judged } from './judge-host.ts';
import { unwrapLink } from './link-wrapper.ts';
import { readScheme } from './read-scheme.ts';

const MAX_ADDRESSES = 20;

/**
 * Reads a tenant's address the way people paste it: with a path, a deep link, without a scheme, quoted, from a chat
 * or behind mail protection. What every browser reads the same is put right; what needs a guess is proposed and
 * the text stays as it was typed. Everything behind the origin is dropped, but a folder where the vendor has such,
 * which also strips the secret of an installer link.
 */
export function readUrl(typed: string, rules: UrlRules, label: string): ReadUrl {
  return readText(typed, rules, label, 0);
}

function readText(typed: string, rules: UrlRules, label: string, depth: number): ReadUrl {
  const { text, corrections } = cleanText(typed);
  const reading: Reading = { text, corrections, rules, label, depth };
  if (text === '') return wrong(reading, 'empty');
  const secret = misplacedSecret(text);
  if (secret !== null) return { ...wrong(reading, secret), text, corrections, secretive: true };
  const wide = text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => letter.normalize('NFKC'))
    .replace(/[。．｡]/g, '.')
    .replace(/[\u2044\u2215\u29F8]/g, '/')
    .replace(/[\u02D0\u2236\uA789\uFE55]/g, ':');
  const plain = depth < MAX_DEPTH ? decodedAddress(wide) : wide;
  if (plain !== wide) {
    const inner = readText(plain, rules, label, depth + 1);
    const target = usable(inner);
    const isHidden = inner.corrections.includes('secret-stripped') || inner.secretive;
    const kept: Reading = isHidden
      ? { ...reading, text: withoutSecrets(plain, true), corrections: [...corrections, 'secret-stripped'] }
      : reading;
    if (target !== undefined) return propose(wrong(kept, 'url-in-text'), target);
  }
  const template = isTemplate(wide) && addressesIn(wide).every((one) => isTemplate(one));
  if (template) return wrong(reading, 'url-placeholder');
  if (isNoAddress(wide)) return wrong(reading, 'url-unreadable');
  if (NO_ADDRESS_YET.test(wide)) return wrong(reading, 'url-placeholder');
  if (isLinkText(wide) && (/https?:\/\//i.test(wide) || readScheme(wide).kind === 'absent')) {
    const found = fromLinkText(reading, wide);
    if (found !== null) return found;
  }
  const inner = withoutPunctuation(wide);
  if (inner !== text) corrections.push('punctuation-removed');
  return readAddress(reading, inner);
}

/** A chat's or page's link, a sentence, the same address twice: the one address in it is proposed. */
function fromLinkText(reading: Reading, text: string): ReadUrl | null {
  const { rules, label, depth } = reading;
  if (depth >= MAX_DEPTH) return null;
  const parts = addressesIn(text).slice(0, MAX_ADDRESSES);
  const reads = parts.map((one) => readText(one, rules, label, depth + 1));
  // One word among others is no server.
  const isServer = (origin: string) => /[.:]/.test(new URL(origin).host);
  const origins = [...new Set(reads.flatMap((one) => usable(one) ?? []))].filter(isServer);
  const own = origins.filter((origin) => isOwnHost(new URL(origin).hostname, rules.ownDomains));
  const [only] = own.length > 0 ? own : origins;
  const isOne = own.length === 1 || (own.length === 0 && origins.length === 1);
  if (isOne && only !== undefined) {
    // A break within the host leaves half of an address, and the vendor's own without it.
    const whole = own.length === 0 && /\s/.test(text) ? ownWithoutSpaces(reading, text) : undefined;
    if (whole !== undefined) return propose(wrong(reading, 'url-unreadable'), whole);
    const rest = parts.reduce((left, one) => left.replace(one, ''), text).replace(/[\s,;|]+/g, '');
    const isTwice = parts.length > 1 && rest === '';
    return propose(wrong(reading, isTwice ? 'url-twice' : 'url-in-text'), only);
  }
  if (origins.length > 1) return wrong(reading, 'url-several');
  const refused = reads.find(({ issue }) => issue?.blocking === true && issue.code !== 'url-unreadable');
  if (refused?.issue === undefined || parts.length !== 1 || /\s/.test(text)) return null;
  return { ...wrong(reading, 'url-in-text'), issue: refused.issue };
}

/** What stands in a field for want of an address. */
const NO_ADDRESS_YET =
  /^(?:n\/?a|none|null|nil|undefined|unknown|tb[acd]|to ?do|same(?: as above)?|pending)[.!]?$/i;

/** A folder or a file of a computer, or a path without its host. */
function isNoAddress(text: string): boolean {
  return /^[a-z]:[\\/](?![\\/])|^[\\]{2}(?!.*\.[a-z]{2})|^\/(?![/\\])/i.test(text);
}

function readAddress(reading: Reading, text: string): ReadUrl {
  const { rules, corrections, label, depth } = reading;
  const mails = mailHosts(text);
  if (mails !== null) {
    const read = wrong(reading, 'url-email');
    const [mail = ''] = mails;
    return mails.length === 1 && isTenantHost(mail, rules) ? propose(read, `https://${mail}`) : read;
  }
  if (/^[A-Za-z0-9-]+$/.test(text) && text.toLowerCase() !== 'localhost') return bareWord(reading, text);
  const scheme = readScheme(text.replace(/^\/+/, ''));
  if (scheme.kind === 'other') return wrong(reading, 'url-not-https');
  if (scheme.kind === 'broken') {
    const inner =
      depth >= MAX_DEPTH || scheme.rest === ''
        ? undefined
        : usable(readText(`https://${scheme.rest}`, rules, label, depth + 1));
    return inner === undefined
      ? wrong(reading, 'url-unreadable')
      : propose(wrong(reading, 'url-scheme'), inner);
  }
  // URL takes seconds for a host of a page's length in another script.
  if ((scheme.rest.split(/[/?#\\]/)[0] ?? '').length > MAX_VALUE_LENGTH) return tooLong(reading);
  const isWhole = scheme.kind === 'plain';
  if (!isWhole) corrections.push('scheme-added');
  const whole = `${scheme.name}://${scheme.rest}`;
  const url = URL.canParse(whole) && !/\s/.test(whole) ? new URL(whole) : undefined;
  if (url === undefined || url.hostname === '') return unreadable(reading, scheme.rest);
  // The port of https itself is dropped by URL, and tells a server all the same.
  const hasPort = /^[^/?#\\]*:\d+(?:[/?#\\]|$)/.test(scheme.rest);
  return fromUrl(reading, url, scheme.rest, isWhole || hasPort || /[/?#]/.test(scheme.rest));
}

/** `isAddress`: it was written as an address, so one word is a server's name and not a tenant's. */
function fromUrl(reading: Reading, url: URL, typed: string, isAddress: boolean): ReadUrl {
  const { corrections, rules } = reading;
  const host = url.hostname.replace(/\.$/, '');
  if (isTooLong(host)) return tooLong(reading);
  // Nothing answers at port 0.
  if (url.port === '0') {
    const read = wrong(reading, 'url-unreadable');
    return isTenantHost(host, rules) ? propose(read, `https://${host}`) : read;
  }
  if (url.protocol === 'http:') {
    url.protocol = 'https:';
    if (!corrections.includes('scheme-added')) corrections.push('https-used');
  }
  const isIp = host.startsWith('[') || kindOfHost(host) !== null;
  const authority = (typed.split(/[/?#\\]/)[0] ?? '').replace(/^.*@/, '').replace(/:\d*$/, '');
  // `https://12` is an address by number to a browser, and a slip to everybody else.
  const isOddNumber = /^[\d.]+$/.test(host) && authority.replace(/\.$/, '') !== host;
  if (isOddNumber || (!isIp && !isDnsName(host))) return notAHost(reading, typed, host);
  if (beginsWithScheme(host)) {
    const rest = host.replace(/^[^.]+\.?/, '');
    return isTenantHost(rest, rules)
      ? propose(wrong(reading, 'url-scheme'), `https://${rest}`)
      : wrong(reading, 'url-unreadable');
  }
  const user = hostInUser(url);
  if (user !== undefined && user !== host) {
    const read = wrong(reading, 'url-user-host', { user, host });
    const tenant = [user, host].find((one) => isTenantHost(one, rules));
    return tenant === undefined ? read : propose(read, `https://${tenant}`);
  }
  const wrapped = unwrapped(reading, url, host);
  if (wrapped !== null) return wrapped;
  if (!host.includes('.')) {
    if (isSchemeWord(host)) return wrong(reading, 'url-unreadable');
    const behind = /^\/+([a-z0-9.-]+)/i.exec(url.pathname)?.[1]?.toLowerCase() ?? '';
    // `foo//acme.example`: what looks like a folder is the tenant itself.
    if (isTenantHost(behind, rules)) return propose(wrong(reading, 'url-scheme'), `https://${behind}`);
  }
  const folder = basePathOf(url, rules);
  noteWhatGoes(url, folder, corrections);
  const origin = `https://${host}${url.port === '' ? '' : `:${url.port}`}`;
  const read = judged(reading, origin, host, url, isAddress);
  return folder === '' || read.origin === undefined ? read : { ...read, text: `${origin}${folder}`, folder };
}

/** `https://acme.example@other.example` leads to the other; `jane.doe@` is a person. */
function hostInUser({ username }: URL): string | undefined {
  return /^(?:[a-z0-9-]+\.)+(?:com|net|org|io|eu|cloud|app|dev|[a-z]{2,3}\.[a-z]{2})$/i.test(username)
    ? username.toLowerCase()
    : undefined;
}

/** Says what is dropped behind and before the host. */
function noteWhatGoes(url: URL, folder: string, corrections: FieldCorrection[]): void {
  const path = url.pathname.replace(/\/{2,}/g, '/').slice(folder.length);
  const rest = `${path}${url.search}${url.hash}`;
  const isSecret = isSecretUser(url.username, url.password) || hasSecret(rest);
  if (isSecret) corrections.push('secret-stripped');
  else if (url.username !== '') corrections.push('user-removed');
  else if (rest !== '' && rest !== '/') corrections.push('path-removed');
}

/** A link rewritten by mail protection, a chat or a search: the address it leads to is proposed. */
function unwrapped(reading: Reading, url: URL, host: string): ReadUrl | null {
  const { rules, label, depth } = reading;
  const link = isOwnHost(host, rules.ownDomains) ? null : unwrapLink(url);
  if (link === null) return null;
  const params = { service: link.service, host };
  if (link.target === null || depth >= MAX_DEPTH) return wrong(reading, 'url-protected-closed', params);
  const inner = readText(link.target, rules, label, depth + 1);
  const target = usable(inner);
  const isHidden = hasSecret(link.target.replace(/^https?:\/\/[^/]*/i, '')) || inner.secretive;
  // The service's own long parameters are no secrets; what stands in the address behind them may be.
  const text = isHidden ? withoutSecrets(reading.text, true) : reading.text;
  const corrections: FieldCorrection[] = isHidden
    ? [...reading.corrections, 'secret-stripped']
    : reading.corrections;
  const read: ReadUrl = {
    ...wrong(reading, 'url-protected', params),
    text,
    corrections: withoutAddedScheme(corrections),
  };
  if (target !== undefined) return propose(read, target);
  return inner.issue === undefined ? read : { ...read, issue: inner.issue };
}

/** Spaces inside are the usual fault; without them it may be readable, which is proposed, not done. */
function unreadable(reading: Reading, typed: string): ReadUrl {
  const { text, rules } = reading;
  if (text.length > MAX_VALUE_LENGTH) return tooLong(reading);
  const read = wrong(reading, 'url-unreadable');
  const whole = ownWithoutSpaces(reading, text);
  if (whole !== undefined) return propose(read, whole);
  const repaired = repairedHost(typed, rules);
  return repaired === undefined ? read : propose(read, `https://${repaired}`);
}

/** The vendor's own address that a text is without its spaces. */
function ownWithoutSpaces({ rules, label, depth }: Reading, text: string): string | undefined {
  const joined = text.replace(/\s+/g, '');
  const isHost = joined !== text && joined.includes('.') && depth < MAX_DEPTH;
  const whole = !isHost ? undefined : usable(readText(joined, rules, label, depth + 1));
  return whole !== undefined && isOwnHost(new URL(whole).hostname, rules.ownDomains) ? whole : undefined;
}

function notAHost(reading: Reading, typed: string, host: string): ReadUrl {
  const repaired = repairedHost(typed, reading.rules);
  const read = wrong(reading, 'url-not-a-host', { host });
  return repaired === undefined ? read : propose(read, `https://${repaired}`);
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;
const PAGE = /\.(?:html?|aspx?|php|jsp)$/i;
const MAX_FOLDERS = 3;

/**
 * The folder of a server of one's own in which the product lies, as `/halo`, or nothing. What stands before the first
 * segment that is the product's own is kept; without such a segment a short path that looks like a folder is, and a
 * link to a record is not. What comes out is read as itself again.
 */
function basePathOf({ hostname, pathname, search, hash }: URL, rules: UrlRules): string {
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
  const isFolder = kept.length <= MAX_FOLDERS && kept.every((one) => SEGMENT.test(one));
  const path = kept.map((one) => `/${one}`).join('');
  return isDeepLink || !isFolder || hasSecret(path) ? '' : path;
}
