/**
 * What the texts of a refused request for a token are about: the client's values, a scope, or neither; the first text
 * that is about one decides, so error codes are given first. Codes of RFC 6749 in any spelling, and the usual sentences
 * of servers that have words of their own. A sentence that names the client right behind "invalid" is about the client
 * even if it mentions a scope elsewhere. Pure.
 */
export function meaningOfRefusal(texts: readonly string[]): 'client' | 'scope' | 'unclear' {
  return texts.map(meaningOf).find((meaning) => meaning !== 'unclear') ?? 'unclear';
}

function meaningOf(text: string): 'client' | 'scope' | 'unclear' {
  const words = plainWords(text);
  if (BAD_CLIENT.test(words)) return 'client';
  if (BAD_SCOPE.test(words) || SCOPE_BAD.test(words)) return 'scope';
  return CLIENT_BAD.test(words) || NOT_AUTHENTICATED.test(words) ? 'client' : 'unclear';
}

/** `InvalidClient`, `invalid_client` and `Invalid client.` are the same words. */
function plainWords(text: string): string {
  return text
    .slice(0, LONGEST_LOOKED_AT)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/n['’]t\b/gi, ' not')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const LONGEST_LOOKED_AT = 2_000;

const BAD =
  '(?:invalid|incorrect|wrong|bad|unknown|unrecogni[sz]ed|unauthori[sz]ed|mismatched|expired|revoked|disabled|inactive)';
const CLIENT =
  '(?:client(?: (?:id|secret|key|credentials?|application|authentication))?|credentials?|api key|(?:app|application) secret)';

/** `invalid client`, `bad credentials`, `invalid or expired API key`; not `invalid client scope`. */
const BAD_CLIENT = new RegExp(
  `\\b${BAD}(?: (?:or|and) ${BAD})?(?: (?:the|oauth|oauth2|api))? ${CLIENT}\\b(?! scopes?\\b)`,
);

/** `the client secret supplied is expired`, `client not found`, `API key has been revoked`. */
const CLIENT_BAD = new RegExp(
  `\\b${CLIENT}\\b(?: (?:supplied|provided|specified|given|value|you|or|and|id|secret|is|are|was|were|has|have|been|does|do|could|cannot|can|be|with|this|that)\\b)*` +
    ` (?:${BAD}|not (?:be )?(?:valid|found|known|recogni[sz]ed|active|exist|registered|correct|match|authenticated|verified)|rejected|failed)\\b`,
);

/** `client authentication failed`, `unable to authenticate`, `login failed`. */
const NOT_AUTHENTICATED =
  /\b(?:authentication|login|log in|sign in|logon)(?: has| was| is)? (?:failed|failure|error|denied|unsuccessful|not successful|rejected)\b|\b(?:failed to|unable to|could not|cannot|not) (?:be )?authenticated?\b/;

/** `invalid_scope`, `insufficient scope`, `no scopes for this key`. */
const BAD_SCOPE =
  /\b(?:invalid|insufficient|unknown|unsupported|missing|no|not|unauthori[sz]ed|exceeds?|denied|without|lacks?|required|requires)\b(?: \w+){0,6} scopes?\b/;
/** `scope is not allowed`, `the requested scope exceeds …`. */
const SCOPE_BAD =
  /\bscopes?\b(?: \w+){0,8} (?:invalid|not|unknown|unsupported|denied|exceeds?|unauthori[sz]ed|forbidden|malformed|missing|required|insufficient|refused|rejected|unavailable)\b/;
