/** `network`: an address, a certificate or the like was refused, which says nothing about the client's values. */
export type RefusalMeaning = 'client' | 'scope' | 'network' | 'unclear';

/**
 * What the texts of a refused request for a token are about; the first text that is about something decides, so error
 * codes are given first. Codes of RFC 6749 in any spelling, and the usual sentences of servers that have words of
 * their own. A sentence that names the client right behind "invalid" is about the client even if it mentions a scope
 * elsewhere.
 */
export function meaningOfRefusal(texts: readonly string[]): RefusalMeaning {
  return texts.map(meaningOf).find((meaning) => meaning !== 'unclear') ?? 'unclear';
}

function meaningOf(text: string): RefusalMeaning {
  const words = plainWords(text);
  if (ABOUT_NETWORK.test(words)) return 'network';
  if (BAD_CLIENT.test(words)) return 'client';
  if (BAD_SCOPE.test(words) || SCOPE_BAD.test(words)) return 'scope';
  return CLIENT_BAD.test(words) || NO_CLIENT.test(words) || NOT_AUTHENTICATED.test(words)
    ? 'client'
    : 'unclear';
}

/** `InvalidClient`, `invalid_client` and `Invalid client.` are the same words. */
function plainWords(text: string): string {
  return text
    .slice(0, MAX_SEARCHED_LENGTH)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\bcan['’]t\b/gi, 'cannot')
    .replace(/n['’]t\b/gi, ' not')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const MAX_SEARCHED_LENGTH = 2_000;

const BAD =
  '(?:invalid|incorrect|wrong|bad|unknown|unrecogni[sz]ed|unauthori[sz]ed|mismatched|expired|revoked|disabled|inactive)';
const KEY =
  '(?:client (?:id|secret|key|credentials?|application|authentication)|credentials?|api key|(?:(?:app|application|api|consumer|shared) )?secret(?: key)?)';
const NO_KEY = '\\b(?! (?:scopes?|types?|methods?|formats?|versions?|requests?)\\b)';
/**
 * Behind a bare `client` another noun may follow and be what is meant: only words that end the noun may stand there.
 */
const BARE =
  'client(?=$| (?:or|and|no|not|in|on|at|to|for|from|with|by|was|is|has|please|check|because|as|since|error|provided|specified|supplied|given|found|exists?|matche[sd]|\\w*\\d\\w*)\\b)';
const CLIENT = `(?:${KEY}${NO_KEY}|${BARE})`;

/** `invalid client`, `bad credentials`, `invalid or expired API key`; not `invalid client scope`. */
const BAD_CLIENT = new RegExp(
  `\\b${BAD}(?: (?:or|and) ${BAD})?(?: (?:the|oauth|oauth2|api|your))? ${CLIENT}`,
);

/** `the client secret supplied is expired`, `client not found`, `API key has been revoked`, `secret mismatch`. */
const CLIENT_BAD = new RegExp(
  `\\b(?:${KEY}|client)\\b(?: (?:supplied|provided|specified|given|value|you|or|and|id|secret|is|are|was|were|has|have|been|does|do|could|cannot|can|be|with|this|that)\\b)*` +
    ` (?:${BAD}|not (?:be )?(?:valid|validated|found|known|recogni[sz]ed|identified|active|exist|registered|correct|match|authenticated|verified)|rejected|failed|mismatch(?:e[sd])?)\\b`,
);

/** `no client found`, `no such client`, `could not validate client`, `unable to verify the client secret`. */
const NO_CLIENT = new RegExp(
  [
    `\\bno such ${CLIENT}`,
    `\\bno (?:matching |registered |active |valid )?(?:${KEY}|client) (?:was |is |were |could be )?(?:found|exists?|known|registered|match(?:es|ed|ing)?|with)\\b(?! in\\b)`,
    `\\b(?:could not|can not|cannot|did not|unable to|failed to|not able to) (?:be )?(?:validate|verify|authenticate|find|recogni[sz]e|identify|match)(?: (?:the|your|this|these|any|a|given|provided|supplied|specified|oauth))* ${CLIENT}`,
  ].join('|'),
);

/** What stands on the way, and no key: addresses, certificates, lists of allowed networks. */
const ABOUT_NETWORK =
  /\b(?:ips?|ip ?v[46]|(?:remote|source|network|client|peer) address(?:es)?|certificates?|certs?|m?tls|ssl|firewall|vpn|proxy|networks?|(?:allow|white|block|black|deny) ?list(?:ed|ing)?|geo\w*|country|countries)\b/;

/** `client authentication failed`, `unable to authenticate`, `login failed`. */
const NOT_AUTHENTICATED =
  /\b(?:authentication|login|log in|sign in|logon)(?: has| was| is)? (?:failed|failure|error|denied|unsuccessful|not successful|rejected)\b|\b(?:failed to|unable to|could not|cannot|not) (?:be )?authenticated?\b/;

/** `invalid_scope`, `insufficient scope`, `no scopes for this key`. */
const BAD_SCOPE =
  /\b(?:invalid|insufficient|unknown|unsupported|missing|no|not|unauthori[sz]ed|exceeds?|denied|without|lacks?|required|requires)\b(?: \w+){0,6} scopes?\b/;
/** `scope is not allowed`, `the requested scope exceeds …`. */
const SCOPE_BAD =
  /\bscopes?\b(?: \w+){0,8} (?:invalid|not|unknown|unsupported|denied|exceeds?|unauthori[sz]ed|forbidden|malformed|missing|required|insufficient|refused|rejected|unavailable)\b/;
