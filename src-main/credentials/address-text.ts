import { hasSecret, isSecretUser, looksRandom } from './detect-secret.ts';
import { decodeEntities } from './markup-text.ts';

/** A whole address as it stands in a text. */
const ADDRESS = /\bhttps?:\/\/[^\s"'`<>()[\]|\\^«»‹›“”„]{1,2000}/gi;
/** A host without a scheme among other words. */
const HOST = /(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){2,6}[a-z]{2,24}(?![\w@-]|\.\w)/gi;

/** Signs of a sentence around an address; a bracket goes only where its other half is not inside. */
const BEFORE = /^[[({<«‹„“”‘’'"`*_|>•·–—-]+\s*(?=[a-z0-9[])/iu;
const BEHIND = /[([{\])}»›“”‘’'"`*_|<>,;:!?…。、，；：！？]+\.?$|\.{2,}$/u;

/** Takes off the punctuation of a text around an address; a bracket of the address itself stays. */
export function withoutPunctuation(text: string): string {
  const bare = text.replace(BEFORE, '').replace(BEHIND, '');
  const kept = /^(?:[a-z]+:\/\/)?\[[0-9a-f:.%]+\](?::\d+)?/i.exec(text)?.[0];
  return kept !== undefined && !bare.startsWith(kept) ? text.replace(/[,;.!?]+$/, '') : bare;
}

/** The addresses in a text, in order; where none has a scheme, the hosts. */
export function addressesIn(text: string): string[] {
  const whole = splitJoined(text).flatMap((part) => part.match(ADDRESS) ?? []);
  const bare = whole.map((one) => one.replace(/[),.;:!?*_'}\]]+$/, ''));
  if (bare.length > 0) return bare;
  const half = text.slice(0, text.length / 2);
  if (text.length > 6 && text === half + half) return [half, half];
  return text.match(HOST) ?? [];
}

/** Parts an address from another that follows in its host without a break; one in a path or a query is its own. */
function splitJoined(text: string): string[] {
  return text.split(/(?<=[a-z0-9\])}.,;-])(?=https?:\/\/)/i);
}

/** Signs at the end; tried once for a run of them, however long it is. */
const END = /(?<![^a-z0-9/])[^a-z0-9/]+$/i;

/**
 * Is there more than one address alone: words around it, a link of a chat, a page or Markdown, a second address?
 */
export function isLinkText(text: string): boolean {
  if (isWhole(text)) return false;
  const found = addressesIn(text);
  if (found.length === 0) return false;
  if (found.length > 1) return true;
  const isOne = text.replace(/^[^a-z0-9]+/i, '').replace(END, '') === found[0]?.replace(END, '');
  // `URL:https://…` and `view-source:https://…`; what begins like a scheme is looked at as one.
  const isBehindWords = !/^h?t{0,2}ps?/i.test(text) && /https?:\/\//i.test(text);
  return !isOne && (isBehindWords || /[\s|<>()[\]"'«»‹›“”„]/.test(text.trim()));
}

/** One address, whatever stands in its path; the host of one that another is glued to ends in that one's scheme. */
function isWhole(text: string): boolean {
  const host = /^https?:\/\/([a-z0-9.-]+)(?::\d+)?(?=[/?#]|$)/i.exec(text)?.[1];
  return host !== undefined && !/\s/.test(text) && !/https?$/i.test(host);
}

/**
 * The text without what looks secret: it is shown again, and secrets stand before the host, in the query or behind.
 * `all` takes everything behind the host.
 */
export function withoutSecrets(text: string, all = false): string {
  return text
    .replace(
      /^(?!mailto:|https?:[^:@\s]*@|(?:e-?mail|mail|from|to|cc|bcc|contact|user)\s*:\s[^:@]*@)([a-z][a-z0-9+.-]*:[/\\]{1,3})?[^@\s/]*:(?!\/\/)[^@]*@/is,
      '$1',
    )
    .split(/(\s+|[|<>()[\]]+)/)
    .map((word) => plainPart(word, all))
    .join('');
}

function plainPart(word: string, all: boolean): string {
  const [, start = '', authority = '', rest = ''] =
    /^((?:[a-z][a-z0-9+.-]*)?[:;.,]*[/\\]{0,4})([^/?#\\]*)([\s\S]*)$/i.exec(word) ?? [];
  if (rest === '' && !/[:=]/.test(word)) return looksRandom(word) ? '' : word;
  const at = authority.lastIndexOf('@');
  const user = at === -1 ? '' : authority.slice(0, at);
  const host =
    user !== '' && isSecretUser(user.split(':')[0] ?? '', user.includes(':') ? 'x' : '')
      ? authority.slice(at + 1)
      : authority;
  return start + host + (all || hasSecret(rest) ? '' : rest);
}

/** `mailto:`, a scheme without its slashes or a word before a mail address. */
const BEFORE_MAIL = /^(?:(?:mailto|https?|e-?mail|mail|from|to|cc|bcc|contact|user)\s*:\s*)/i;
const MAIL_HOST = /[^\s@:/?#<>()[\]"',;|]@\s?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;

/**
 * The hosts of the mail addresses in a text that is no address of a server; null for any other text. A user and a
 * password before a host, and an `@` behind one, make no mail address.
 */
export function mailHosts(text: string): string[] | null {
  const bare = text.replace(BEFORE_MAIL, '');
  const at = bare.indexOf('@');
  if (at < 1 || /\/\/|\\\\/.test(bare) || /[/?#\\]/.test(bare.slice(0, at))) return null;
  if (/^[^\s:<([]*:[^\s@]*@/.test(bare) || /^[^\s:,;<([]+@[^\s,;<([]*:[^\s@]*@/.test(bare)) return null;
  return [...new Set([...bare.matchAll(MAIL_HOST)].map(([, host = '']) => host.toLowerCase()))];
}

/** An entity of a page in an address's scheme or host; in what follows it is part of a query. */
const ENCODED_HEAD = /^(?:[a-z]+(?::|&#58;|&colon;)\/\/)?[^/?#&]*&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});/i;

/** An address that a program encoded as a whole, or a mail made harmless: `https%3A%2F%2F…`, `acme[.]example`. */
export function decodedAddress(text: string): string {
  let plain = text;
  for (let times = 0; times < 3 && /^h?[a-z]{2,6}%(?:25){0,2}3a/i.test(plain); times += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      break;
    }
  }
  if (ENCODED_HEAD.test(plain)) plain = decodeEntities(plain).trim();
  if (/^https?=3A/i.test(plain))
    plain = plain.replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  if (/^[\w-]+(?:\s+dot\s+[\w-]+)+$/i.test(plain)) plain = plain.replace(/\s+dot\s+/gi, '.');
  if (/https?:\\\/\\\//i.test(plain)) plain = plain.replaceAll('\\/', '/');
  plain = plain.replace(/\p{Extended_Pictographic}\uFE0F?/gu, ' ').trim();
  return plain.replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/gi, '.').replace(/[[({](:(?:\/\/)?)[\])}]/g, '$1');
}
