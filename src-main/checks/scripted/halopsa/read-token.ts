import { plainText } from '../../../../src-preload/contract/plain-text.ts';
import type { HttpOutcome } from '../../../http/http-request.ts';
import { isRecord } from '../../../system/json.ts';
import { claimsOf, readJsonResponse, type UnusableResponse } from '../../json-response.ts';
import { refusalTexts } from '../../refusal-texts.ts';
import { readReportedScopes } from '../../reported-scopes.ts';
import type { SignedIn } from '../../script.ts';
import { meaningOfRefusal } from '../../token-refusal.ts';
import { numberOf } from './agent-number.ts';
import { type Judged, judge, type Stop, stop, stopAt } from './stop.ts';

/** The widest scope first, then what Neo publishes as its stricter set, then that without webhooks. */
export const SCOPE_FALLBACKS = [
  'all',
  'all:standard all:teams admin:webhooks',
  'all:standard all:teams',
] as const;
/** Scopes of HaloPSA, as its application lists them. */
const OWN_SCOPE = /^(?:all|admin)(?::[\w-]+)?$|^(?:read|edit|editmine|access):[\w-]+$/;
/** The same inside other text, with wildcards; what a colon joins cannot be separated. */
const SCOPE_NAMES =
  /(?<![\w:.!~^*-])(?:(?:all|admin)(?::[\w*-]+)?|(?:read|edit|editmine|access):[\w*-]+)(?![\w:.*-])/gi;
const MAX_SCOPES_LENGTH = 200;
const MAX_WORDS_LENGTH = 200;

export type Token = {
  kind: 'token';
  token: string;
  /** Undefined where none are reported; none at all is an empty grant. */
  scopes?: readonly string[];
  actsAs?: NonNullable<SignedIn['actsAs']>;
};
export type TokenRead = Token | { kind: 'scope-refused'; error: string } | Stop;

/** Reads the answer to a request for a token: RFC 6749 and what OpenIddict, which Halo is built on, makes of it. */
export function readToken(outcome: HttpOutcome): TokenRead {
  const json = readJsonResponse(outcome);
  if (!json.ok) return readTokenError(json, outcome);
  const { status, body } = json;
  if (!isRecord(body)) return stop(judge('could-not-tell', 'wrong-shape', { status }));
  const error = body.error;
  if (error !== undefined && error !== null && error !== '') {
    return stop(judge('could-not-tell', 'error-inside', { status, inner: errorCode(error) }));
  }
  const { access_token: token, id_token: idToken } = body;
  // What no header can carry is no token.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    return stop(judge('could-not-tell', 'wrong-shape', { status }));
  }
  return { kind: 'token', token, scopes: scopesOf(body, token), actsAs: agentOfClaims(claimsOf(idToken)) };
}

function scopesOf(body: Record<string, unknown>, token: string): readonly string[] | undefined {
  const isOwn = (scope: string) => OWN_SCOPE.test(scope);
  const inAnswer = readReportedScopes(body, isOwn, SCOPE_NAMES);
  return inAnswer !== undefined && inAnswer.length > 0
    ? inAnswer
    : (readReportedScopes(claimsOf(token), isOwn, SCOPE_NAMES) ?? inAnswer);
}

function readTokenError(json: UnusableResponse, outcome: HttpOutcome): TokenRead {
  const { status, error, tryAgainAt } = json;
  if (status === undefined || error.code === 'rate-limited' || tryAgainAt !== undefined) {
    return stopAt(json);
  }
  if (status === 500) return stop(judge('could-not-tell', 'vendor:wrong-tenant-host', { status }));
  const isVendors = error.code === 'unauthorized' || error.code === 'forbidden';
  const isOnTheWay = (status === 401 || status === 403) && !isVendors;
  if (status < 400 || status > 499 || isOnTheWay) return stopAt(json);

  const body = isRecord(json.body) ? json.body : {};
  const code = typeof body.error === 'string' ? body.error.trim().toLowerCase() : '';
  const texts = textsOf(json.body, outcome);
  const meaning = meaningOfRefusal(texts);
  const ended = status === 401 ? 'refused' : 'finished';
  const isInactive = texts.some((text) => /\b(?:inactive|disabled|not active)\b/i.test(text));
  if (meaning === 'client' && isInactive) {
    return stop(judge('failed', 'vendor:application-inactive'), { ended });
  }
  if (code === 'unauthorized_client') return stop(judge('failed', 'vendor:wrong-method'), { ended });
  // RFC 6749 lets a server answer invalid_client with 400 as well.
  if (meaning === 'client' || (status === 401 && code === '' && meaning !== 'network')) {
    return stop(judge('failed', 'sign-in-refused', { status }), { ended: 'refused' });
  }
  if (status === 400 && meaning === 'scope') return { kind: 'scope-refused', error: errorCode(code) };
  if (status === 403 || code === '') return stopAt(json);
  return stop(judge('could-not-tell', 'vendor:token-error', { error: errorCode(code) }), { ended });
}

/** Where the words of an error may stand: OAuth's, those of .NET, and those of gateways. */
export const ERROR_WORDS = [
  'error_description',
  'error',
  'Message',
  'errorMessage',
  'message',
  'detail',
  'title',
  'description',
];

/** The code first: it says which kind of error it is. Plain words count, a page does not. */
function textsOf(body: unknown, outcome: HttpOutcome): string[] {
  if (typeof body === 'object' && body !== null) return refusalTexts(body);
  const text = outcome.ok ? outcome.response.body.trim() : '';
  return text.startsWith('<') ? [] : [text.slice(0, MAX_WORDS_LENGTH)];
}

/** An error's code as RFC 6749 writes them. Anything else might be an echo of what was sent. */
function errorCode(error: unknown): string {
  return typeof error === 'string' && /^[a-z_. -]{1,40}$/i.test(error) ? error : 'unknown_error';
}

function agentOfClaims(claims: Record<string, unknown>): Token['actsAs'] {
  const { id, agent_id, agentid, sub, name } = claims;
  const found = [id, agent_id, agentid, sub].map(numberOf).find((one) => one !== undefined);
  if (found === undefined) return undefined;
  return { id: found, name: plainText(name) };
}

/** What a token's scope is worth. `rank` is higher the wider; short of 3 the ladder goes on, but not at 0. */
export function readScope(scopes: readonly string[] | undefined): Judged & { rank: number; text: string } {
  const missing = judge('failed', 'vendor:scope-missing-in-token');
  if (scopes === undefined) return { rank: 0, text: '', ...missing };
  const text = scopes
    .filter((one) => /^[\w:.-]{1,60}$/.test(one))
    .reduce(
      (line, one) => (line.length + one.length < MAX_SCOPES_LENGTH ? `${line} ${one}`.trim() : line),
      '',
    );
  const holds = (one: string) => scopes.includes(one);
  const isStrict = holds('all:standard') && holds('all:teams');
  if (holds('all') || (isStrict && holds('admin:webhooks'))) return { rank: 3, text, verdict: 'passed' };
  if (isStrict) return { rank: 2, text, ...judge('warning', 'vendor:scope-strict-without-webhooks') };
  if (text === '') return { rank: 1, text, ...missing };
  // A wildcard may stand for the rest.
  if (scopes.some((one) => one.includes('*'))) {
    return { rank: 1, text, ...judge('could-not-tell', 'vendor:scope-not-told') };
  }
  return { rank: 1, text, ...judge('failed', 'vendor:scope-narrow', { scope: text }) };
}
