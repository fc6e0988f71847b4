import type { HttpResponse } from './http-request.ts';
import { SIGNATURES } from './intermediary-signatures.ts';
import type { Signature } from './signature.ts';

/**
 * Who answered in place of the vendor: a `filter` that refuses (firewall, web filter, bot protection), a `proxy` that
 * could not or would not pass the request on (or wants a sign-in of its own), a `portal` that wants people to sign in
 * to the network first.
 */
export type Intermediary = {
  kind: 'filter' | 'proxy' | 'portal';
  /**
   * On which side it stands: in this computer's network, or in front of the vendor's server as part of its service.
   */
  side: 'network' | 'server';
  product?: string;
};

type ResponseParts = Pick<HttpResponse, 'status' | 'headers' | 'body' | 'sentScheme'>;

/**
 * The product that made this answer itself, by marks that only answers of its own have; `null` for the vendor's and
 * for whatever bears none. Vendors stand behind Cloudflare, nginx and IIS themselves, so `CF-Ray`, `Via`, `X-Cache`
 * or a web server's plain error page say nothing. JSON of a 2xx is never another's answer, whatever words its records
 * have. A challenge for another scheme than the one sent comes from something in front of the API.
 */
export function intermediaryOf(
  response: ResponseParts,
  sentScheme = response.sentScheme,
): Intermediary | null {
  const { status, headers } = response;
  const body = readableBody(response.body);
  const isJson = looksLikeJson(body);
  if (isJson && status >= 200 && status < 300) return null;
  if (status === 511) return { kind: 'portal', side: 'network' };
  const signature = SIGNATURES.find((each) => matches(each, status, headers, body, isJson));
  if (signature)
    return {
      kind: signature.kind,
      side: signature.side,
      ...(signature.product === undefined ? {} : { product: signature.product }),
    };
  const challenge = headers['www-authenticate'] ?? '';
  if (
    status === 401 &&
    (isJson
      ? isUnexpectedChallenge(challenge, body, sentScheme)
      : isForeignChallenge(challenge, body, sentScheme))
  ) {
    return { kind: 'proxy', side: 'server' };
  }
  return null;
}

/**
 * True when a web server refuses because the computer showed no certificate of its own. nginx answers 400 (its
 * inner 495 and 496), IIS 403.7; Apache and others end the handshake instead.
 */
export function asksForClientCertificate({ status, body }: ResponseParts): boolean {
  if (status === 495 || status === 496) return true;
  if (status !== 400 && status !== 403) return false;
  const text = readableBody(body);
  return !looksLikeJson(text) && CLIENT_CERTIFICATE.test(text);
}

const CLIENT_CERTIFICATE =
  /no required ssl certificate was sent|the ssl certificate error|403\.7\b|(?:requires?|required|present|provide|missing)[^.<]{0,60}\bclient certificate|client certificate[^.<]{0,40}(?:required|missing|not (?:sent|provided|presented))/i;

/** A mark stands near the beginning of a page; past this nobody is served by looking. */
const MAX_SEARCHED_LENGTH = 65_536;

function readableBody(body: string): string {
  const text = body.slice(0, MAX_SEARCHED_LENGTH).replace(/^\uFEFF/, '');
  // Akamai writes its reference number in character references.
  return text.replace(/&#(x?)([0-9a-f]{1,4});/gi, (_, hex: string, code: string) =>
    String.fromCharCode(Number.parseInt(code, hex ? 16 : 10)),
  );
}

/** A body may be cut, so what it begins with decides. Pages and plain words begin otherwise. */
function looksLikeJson(body: string): boolean {
  return /^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|$))/.test(body);
}

function matches(
  signature: Signature,
  status: number,
  headers: Record<string, string>,
  body: string,
  isJson: boolean,
): boolean {
  if (signature.statuses && !signature.statuses.includes(status)) return false;
  if (isJson && !signature.alsoInJson) return false;
  for (const [name, pattern] of Object.entries(signature.headers ?? {})) {
    const value = headers[name];
    if (value === undefined || !pattern.test(value)) return false;
  }
  return signature.body === undefined || signature.body.test(body);
}

/**
 * Does this 401 ask for another sign-in than the API's? No vendor here takes Windows' sign-in, and a page beside a
 * challenge is what a web server in front shows, not an API.
 */
function isForeignChallenge(challenge: string, body: string, sentScheme: string | undefined): boolean {
  const schemes = schemesOf(challenge);
  if (schemes.length === 0) return false;
  if (schemes.some((name) => name === 'negotiate' || name === 'ntlm' || name === 'kerberos')) return true;
  const asked = sentScheme?.toLowerCase();
  if (asked !== undefined && !schemes.includes(asked)) return true;
  if (isUnexpectedChallenge(challenge, body, sentScheme)) return true;
  return schemes.some((name) => name === 'basic' || name === 'digest') && body.trimStart().startsWith('<');
}

/**
 * Does this 401 want a sign-in in a header where none was sent, and by another scheme than that of a token, or by one
 * that no API here has? A request for a token bears its values in the body, and a refusal of those names an OAuth
 * error (RFC 6749, 5.2).
 */
function isUnexpectedChallenge(challenge: string, body: string, sentScheme: string | undefined): boolean {
  const schemes = schemesOf(challenge);
  if (schemes.length === 0 || OAUTH_ERROR.test(body)) return false;
  if (sentScheme === undefined) return !schemes.includes('bearer');
  return !schemes.some((name) => name === sentScheme.toLowerCase() || API_SCHEMES.includes(name));
}

const API_SCHEMES = ['basic', 'bearer', 'digest', 'dpop'];

/** In a body that may be cut; the codes of RFC 6749, and those of the same form. */
const OAUTH_ERROR = /"error"\s*:\s*"[a-z]+(?:_[a-z]+)+"/i;

function schemesOf(challenge: string): string[] {
  return [...challenge.matchAll(/(?:^|,\s*)([a-z][a-z0-9-]*)(?=\s|,|$)(?!\s*=)/gi)].map(([, name]) =>
    (name ?? '').toLowerCase(),
  );
}
