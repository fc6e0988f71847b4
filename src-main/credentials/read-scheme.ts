import { editDistance, isSchemeWord } from './host-name.ts';

/**
 * The beginning of an address. `plain` is whole, `absent` is missing, `sloppy` is what every browser reads the same
 * way (`https:/`, `https:\\`), `broken` needs a guess (`https//`, `htps://`, twice), `other` is another scheme.
 */
export type Scheme = {
  kind: 'plain' | 'absent' | 'sloppy' | 'broken' | 'other';
  /** Lower case; `https` where nothing better is known. */
  name: string;
  rest: string;
};

const OTHERS = new Set(
  'ftp,ftps,sftp,ssh,file,ws,wss,mailto,smb,rdp,ldap,ldaps,tel,data,javascript,about,chrome,git,view-source,vnc,telnet,nfs'.split(
    ',',
  ),
);
/** A word, then signs of which at least one belongs to `://`; people put other signs and spaces among them. */
const BEGINNING =
  /^([a-z]{1,10})[ \t]{0,3}([:;.,'"|=_&+*~#?!^()<>-]{0,3}[ \t]{0,2}[/\\]{1,4}[ \t]{0,2}[:;]?[/\\]{0,3}|[:;]{1,2})[ \t]{0,3}/i;
/** The signs without the word before them: `://acme.example`. */
const WORDLESS = /^[:;.,][:;.,/\\ ]{0,3}[/\\]{1,4}/;
/** A name of two labels and more with no file's ending: what follows a beginning, however damaged that is. */
const HOST_BEHIND =
  /^(?:[^\s/?#\\@]{1,200}@)?(?:[a-z0-9-]{1,63}\.){1,8}(?!html?|php|aspx?|jsp)[a-z]{2,24}(?=[/:?#\\.,\s]|$)/i;
/** A doubled word with no sign between: `httpshttps://`. */
const DOUBLED = /^(?:https?){2,}:\/\//i;
/** The s behind the colon. */
const LATE_S = /^http[:;]s[:;]?[/\\]{1,3}/i;

/** Reads and takes off what stands for `https://`, as often as it stands there. */
export function readScheme(text: string): Scheme {
  const whole = /^(https?):\/\/(?![/\\:;])/i.exec(text);
  let rest = whole === null ? text : text.slice(whole[0].length);
  let name = whole?.[1]?.toLowerCase();
  let kind: Scheme['kind'] = whole === null ? 'absent' : 'plain';
  for (let times = 0; times < 4; times += 1) {
    const part = beginningOf(rest, times > 0 || whole !== null);
    if (part === null) break;
    if (part.kind === 'other')
      return times === 0 && whole === null ? part : { kind, name: name ?? 'https', rest };
    kind = times === 0 && whole === null ? part.kind : 'broken';
    name ??= part.name;
    rest = part.rest;
  }
  return { kind, name: name ?? 'https', rest };
}

function beginningOf(text: string, isBehindOne: boolean): Scheme | null {
  const doubled = (DOUBLED.exec(text) ?? LATE_S.exec(text))?.[0];
  if (doubled !== undefined) return { kind: 'broken', name: 'https', rest: text.slice(doubled.length) };
  const wordless = isBehindOne ? undefined : WORDLESS.exec(text)?.[0];
  if (wordless !== undefined) return { kind: 'broken', name: 'https', rest: text.slice(wordless.length) };
  const [all, word = '', signs = ''] = BEGINNING.exec(text) ?? [''];
  const small = word.toLowerCase();
  const rest = text.slice(all.length);
  if (all === '' || /^\d{1,5}(?:[/?#]|$)/.test(rest)) {
    // `https:443` has no host at all; `server:8443` has a port.
    return null;
  }
  if (OTHERS.has(small)) return isBehindOne ? null : { kind: 'other', name: small, rest };
  const isWhole = small === 'http' || small === 'https';
  const hasSlashes = /[/\\]{2}/.test(signs);
  const hasPoint = /[:;.,]/.test(signs);
  if (!isWhole && !isDamaged(small, { hasSlashes, hasPoint, isHost: HOST_BEHIND.test(rest) })) {
    // `foo://` is another scheme; `foo/bar` and `foo:` are a host and what follows.
    return /^:\/\//.test(signs) && !isBehindOne ? { kind: 'other', name: small, rest } : null;
  }
  const isSloppy = isWhole && /^:[/\\]*$/.test(signs);
  const isPlain = isWhole && signs === '://';
  return {
    kind: isPlain ? 'plain' : isSloppy ? 'sloppy' : 'broken',
    name: small === 'http' ? 'http' : 'https',
    rest,
  };
}

/** Was `http` or `https` meant by this word? The more of an address follows, the less of the word has to be left. */
function isDamaged(
  word: string,
  { hasSlashes, hasPoint, isHost }: { hasSlashes: boolean; hasPoint: boolean; isHost: boolean },
): boolean {
  const distance = Math.min(editDistance(word, 'http'), editDistance(word, 'https'));
  const isPiece = ['http', 'https'].some((whole) => whole.startsWith(word) || whole.endsWith(word));
  if (hasSlashes && hasPoint) return distance <= 2 || isPiece;
  // `help//x` may be a server and a folder, `hps//acme.example` is none.
  if (hasSlashes) return isSchemeWord(word) || (isHost && (distance <= 2 || isPiece));
  if (isHost) return distance <= (hasPoint ? 2 : 1) || isSchemeWord(word) || (word.length >= 3 && isPiece);
  return hasPoint && distance <= 1;
}
