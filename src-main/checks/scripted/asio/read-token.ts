import type { RequestError } from '../../../../src-preload/contract/request-error.ts';
import type { Evidence } from '../../../../src-preload/contract/verdict.ts';
import type { HttpResponse } from '../../../http/http-request.ts';
import { readPath } from '../../json-path.ts';
import { looksLikePage, parseJson } from '../../parse-body.ts';
import { refusalTexts } from '../../refusal-texts.ts';
import { readReportedScopes } from '../../reported-scopes.ts';
import { errorOfResponse } from '../../response-error.ts';
import { readRequestedWait } from '../../retry-after.ts';
import type { ScopeGrant } from '../../script.ts';
import { meaningOfRefusal } from '../../token-refusal.ts';

// What the token endpoint says. Its error bodies are published nowhere, so all shapes are read.

export const CONTACTS = 'platform.contacts.read';
/** The row of each scope, in the order of asking; the one whose name is published nowhere comes last. */
export const SCOPES: readonly (readonly [row: string, scope: string])[] = [
  ['companies-read', 'platform.companies.read'],
  ['sites-read', 'platform.sites.read'],
  ['devices-read', 'platform.devices.read'],
  ['assets-read', 'platform.asset.read'],
  ['tickets-read', 'platform.tickets.read'],
  ['automation-read', 'platform.automation.read'],
  ['automation-create', 'platform.automation.create'],
  ['agent-read', 'platform.agent.read'],
  ['contacts-read', CONTACTS],
];
export const ALL_SCOPES = SCOPES.map(([, scope]) => scope);
/** Names under which the scope of contacts may be reported; only the first is asked for. */
const CONTACTS_NAMES = [CONTACTS, 'platform.contact.read'];
/** Scopes of this vendor, ours or others; the older ones have names without a prefix. */
const OWN_SCOPE =
  /^(?:(?:platform|security)\.[\w.-]+|topology|alerts|site_mapping|endpoint_mapping|network_and_monitoring|backupdashboard:\w+)$/;
/** Names of the newer kind and what a list may have instead of one; behind a mark of refusal it is none. */
const SCOPE_NAMES = /(?<![\w.!~^-])(?:platform|security)\b[\w.*-]*/gi;
/** Seconds to wait where the answer names none: clients seen wait an hour after 423, five minutes after 429. */
const LOCKED_WAIT_S = 3_600;
const LIMITED_WAIT_S = 300;
/** Every place where the published error bodies hold words, the most telling first. */
export const ERROR_WORDS = [
  'error_description',
  'error.description',
  'error.message',
  'message',
  'Message',
  'description',
  'detail',
  'title',
  'errors.0.message',
  'errors.0',
  '0.message',
  'payload',
  'error',
  'error.code',
  'code',
  'type',
  'id',
  '0.code',
];

/**
 * What was asked for: all nine, no scope at all (also where the nine were refused for a scope, which is no word about
 * the client), or one scope (also while a token for no scope is in hand).
 */
export type TokenRequestKind = 'nine' | 'none' | 'none-after-scope' | 'one' | 'one-when-in';

/** `until` is ISO. Nothing but a 2xx with a token of its own is ever `granted`; `scopes` may be empty. */
export type TokenReading =
  | { kind: 'granted'; token: string; scopes: readonly string[] }
  | { kind: 'granted-without-list'; token: string }
  | { kind: 'no-token' | 'refused-credentials' | 'refused-scope' | 'refused-unclear'; status: number }
  | { kind: 'wait'; until: string; status: number }
  | { kind: 'error'; error: RequestError };

/** What one answer of the token endpoint says. */
export function readToken(response: HttpResponse, kind: TokenRequestKind): TokenReading {
  const { status } = response;
  const error = errorOfResponse(response);
  // A page, a filter or a proxy blames nobody's key.
  const isVendors = error?.code === 'unauthorized' || error?.code === 'forbidden';
  if (error !== undefined && (status === 401 || status === 403) && !isVendors) {
    return { kind: 'error', error };
  }
  const until = waitUntil(response);
  if (until !== undefined) return { kind: 'wait', until, status };
  if (error === undefined) return readGrant(response);
  if (looksLikePage(response)) {
    return {
      kind: 'error',
      error: error.code === 'bad-request' ? { code: 'html-answer', params: { status } } : error,
    };
  }
  const texts = textsOf(response.body);
  const meaning = meaningOfRefusal(texts);
  // In these words some servers say it under another status as well.
  const isRefusal = status === 400 || isVendors;
  const isSaid = isRefusal || status === 404 || status === 422;
  if (meaning === 'client' && isSaid) return { kind: 'refused-credentials', status };
  if (!isRefusal) return { kind: 'error', error };
  if (meaning === 'scope') return { kind: 'refused-scope', status };
  if (meaning === 'network') return { kind: 'refused-unclear', status };
  const isUnauthorized = status === 401 || texts.some((text) => /^\W*unauthori[sz]ed\W*$/i.test(text));
  if (kind === 'none' && isUnauthorized) return { kind: 'refused-credentials', status };
  return { kind: kind === 'one-when-in' ? 'refused-scope' : 'refused-unclear', status };
}

function readGrant(response: HttpResponse): TokenReading {
  const { status } = response;
  if (response.truncated) return { kind: 'error', error: { code: 'answer-too-big', params: {} } };
  const body = parseJson(response.body);
  const isJson = body !== undefined || response.body.trim() === '';
  if (!isJson) return { kind: 'error', error: { code: 'not-json', params: { status } } };
  const named = ['access_token', 'Access_Token', 'accessToken'].map((name) => readPath(body, name));
  // What could not stand in a header is no token: it would bring a header of its own.
  const token = named.find((one) => typeof one === 'string' && /^[\x21-\x7e]{1,16384}$/.test(one));
  const error = readPath(body, 'error');
  const isError = typeof error === 'object' ? error !== null : error !== undefined && error !== '';
  if (typeof token !== 'string' || isError) return { kind: 'no-token', status };
  const scopes = readReportedScopes(body, (scope) => OWN_SCOPE.test(scope), SCOPE_NAMES);
  return scopes === undefined ? { kind: 'granted-without-list', token } : { kind: 'granted', token, scopes };
}

/** The texts of an error. Scopes by their names count as the word: a sentence may name one and not say scope. */
function textsOf(text: string): string[] {
  const body = parseJson(text);
  const found = body === undefined ? [text.slice(0, 200)] : refusalTexts(body);
  return found.map((one) => one.replace(/\b(?:platform|security)(?:\.\w+)+/gi, ' scope '));
}

/**
 * When the vendor asked not to be asked before, ISO; for a lock and a limit that tell none, a time that clients wait.
 */
function waitUntil(response: HttpResponse): string | undefined {
  const { status, at } = response;
  const seconds = status === 423 ? LOCKED_WAIT_S : status === 429 ? LIMITED_WAIT_S : undefined;
  const usual = seconds === undefined ? undefined : new Date(Date.parse(at) + seconds * 1000).toISOString();
  return readRequestedWait(response) ?? usual;
}

/**
 * The standing of each scope by the list that came with a token. What a list read in part lacks may be in the rest.
 */
export function grantsFromList(list: readonly string[], evidence: Evidence[]): Map<string, ScopeGrant> {
  const reported = new Set(list.map((scope) => scope.toLowerCase()));
  const lacking: ScopeGrant = [...reported].some(isUnread)
    ? { status: 'unknown', evidence, reason: { code: 'vendor:scope-unclear', params: {} } }
    : { status: 'refused', evidence };
  return new Map(
    ALL_SCOPES.map((scope) => {
      const isThere = namesOf(scope).some((name) => reported.has(name));
      return [scope, isThere ? { status: 'granted', evidence } : lacking];
    }),
  );
}

/** A wildcard, names that have grown together, or a name of the newer kind written otherwise. */
function isUnread(scope: string): boolean {
  if (scope.includes('*') || /.(?:platform|security)\./.test(scope)) return true;
  return /\b(?:platform|security)\b/.test(scope) && !OWN_SCOPE.test(scope);
}

export function namesOf(scope: string): string[] {
  return scope === CONTACTS ? CONTACTS_NAMES : [scope];
}
