import { isRecord } from '../system/json.ts';
import { parseJson } from './parse-body.ts';

/** Where a list of scopes may stand, in any case: RFC 6749 names the first, others were seen at other servers. */
const SCOPE_MEMBERS = ['scope', 'scopes', 'scp'];
const SEPARATORS = /[\s,;|+]+/;
const MOST_SCOPES = 500;

/**
 * The scopes that an answer or the claims of a token name, in lower case; `[]` for an empty grant, and `undefined`
 * where none are reported. RFC 6749 has blanks between them; commas and other marks, lists, a list inside a text,
 * quotes, escaped blanks and whole addresses in front were seen as well, colons between names that have colons too.
 * What else is between names is recognised by `names`, a global pattern of the vendor's own names, wildcards among
 * them. A list in which nothing is the vendor's own is no list: it is in a notation nobody can read here, or about
 * something else.
 */
export function readReportedScopes(
  body: unknown,
  isOwn: (scope: string) => boolean,
  names?: RegExp,
): readonly string[] | undefined {
  if (!isRecord(body)) return undefined;
  const lists = SCOPE_MEMBERS.flatMap((member) =>
    Object.keys(body)
      .filter((key) => key.toLowerCase() === member)
      .map((key) => scopesIn(body[key], names)),
  )
    .filter((list) => list !== undefined)
    .map((list) => list.flatMap((scope) => joinedByColons(scope, isOwn) ?? scope));
  return lists.find((list) => list.some(isOwn)) ?? lists.find((list) => list.length === 0);
}

/** Names that colons join, and that have colons themselves: separated where all of it are the vendor's own names. */
function joinedByColons(text: string, isOwn: (scope: string) => boolean): string[] | undefined {
  const parts = text.split(':');
  if (parts.length < 3) return undefined;
  const found: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const [one = '', two, three] = parts.slice(at);
    const pair = `${one}:${two}`;
    const mayStart = two !== undefined && (isOwn(two) || (three !== undefined && isOwn(`${two}:${three}`)));
    const isPair = two !== undefined && isOwn(pair) && !(mayStart && isOwn(one));
    if (!isPair && !isOwn(one)) return undefined;
    found.push(isPair ? pair : one);
    at += isPair ? 2 : 1;
  }
  return found;
}

function scopesIn(value: unknown, names: RegExp | undefined, depth = 0): string[] | undefined {
  if (depth > 2) return undefined;
  if (Array.isArray(value)) {
    const texts = value.slice(0, MOST_SCOPES).filter((one) => typeof one === 'string');
    // A list that holds something, none of it text, tells nothing.
    if (value.length > 0 && texts.length === 0) return undefined;
    return texts.flatMap((text) => scopesIn(text, names, depth + 1) ?? []);
  }
  if (typeof value !== 'string') return undefined;
  const inner = /^\s*[["]/.test(value) ? parseJson(value) : undefined;
  if (typeof inner === 'string' || Array.isArray(inner)) return scopesIn(inner, names, depth + 1);
  return unescaped(value)
    .split(SEPARATORS)
    .flatMap((piece) => (names && piece.match(names)) ?? piece)
    .map(bare)
    .filter((scope) => scope !== '')
    .slice(0, MOST_SCOPES);
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without quotes and brackets around, an address in front, and a dot at the end. */
function bare(text: string): string {
  const inside = text.replace(/^["'`“”‘’<([{]+|["'`“”‘’>)\]}]+$/g, '');
  const name = /^[a-z][a-z0-9+.-]*:\/\//i.test(inside)
    ? (inside.replace(/\/+$/, '').split('/').at(-1) ?? '')
    : inside;
  return name.replace(/\.+$/, '').toLowerCase();
}
