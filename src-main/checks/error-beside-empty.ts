import type { ResponseRules } from '../../src-preload/contract/vendor.ts';
import { isRecord } from '../system/json.ts';
import { type ErrorInside, isGoodStatus, isNoError, isStatus } from './error-inside.ts';

/** Objects and lists inside each other that are looked into. */
const MAX_DEPTH = 6;

/**
 * What stands beside an empty list and says that something kept its records back, whatever the member or its envelope
 * is called. An empty list has no record that could prove the answer, so here doubt decides; beside records
 * `errorInside` does.
 */
export function errorBesideEmpty(
  body: unknown,
  { list }: Pick<ResponseRules, 'list'>,
): ErrorInside | undefined {
  return isRecord(body) ? amongMembers(body, '', new Set([list ?? []].flat()), MAX_DEPTH) : undefined;
}

function amongMembers(
  members: Record<string, unknown>,
  at: string,
  data: ReadonlySet<string>,
  depth: number,
): ErrorInside | undefined {
  for (const [name, value] of Object.entries(members)) {
    const path = `${at}${name}`;
    if (data.has(path)) continue;
    const counted = COUNTS_PLACE.test(at) && COUNT_NAME.test(splitWords(name)) && isMany(value);
    const found = counted
      ? { inner: name.slice(0, 40) }
      : (errorOf(name, value) ?? errorWithin(name, value, `${path}.`, data, depth - 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function errorWithin(
  name: string,
  value: unknown,
  at: string,
  data: ReadonlySet<string>,
  depth: number,
): ErrorInside | undefined {
  if (depth === 0) return undefined;
  if (isRecord(value)) return amongMembers(value, at, data, depth);
  if (!Array.isArray(value)) return undefined;
  for (const one of value) {
    const found = errorOf(name, one) ?? errorWithin(name, one, at, data, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function errorOf(name: string, value: unknown): ErrorInside | undefined {
  const words = splitWords(name);
  const isLeave = PERMISSION_NAME.test(words);
  const isBad =
    (ERROR_NAME.test(words) && !isNoError(value)) ||
    (REFUSAL_NAME.test(words) && isYes(value)) ||
    (HELD_BACK_NAME.test(words) && (isYes(value) || isMany(value))) ||
    (LACK_NAME.test(words) && !isNoError(value)) ||
    (isLeave && isNo(value)) ||
    (isLeave && !OUTCOME_NAME.test(words) && (value === 0 || isNone(value))) ||
    isBadCode(words, value) ||
    (typeof value === 'string' && (hasErrorWords(value) || LEADS_TO_SIGN_IN.test(value)));
  if (!isBad) return undefined;
  const inner = isStatus(value) ? String(value).trim().slice(0, 40) : name.slice(0, 40);
  return typeof value === 'string' && !isStatus(value) ? { inner, text: value } : { inner };
}

const isNone = (value: unknown) => typeof value === 'string' && /^(?:none|n|denied)$/i.test(value);

const ERROR_NAME =
  /error|exception|(?<!de)fault|fail(?!.?over)|denied|denial|problem|(?:^| )err(?: |$|msg|no|code|text|str)/;
const REFUSAL_NAME =
  /forbidden|unauthori[sz]ed|unauthenticated|not ?(?:authori[sz]ed|authenticated|allowed|permitted)|disallowed|blocked|refused|rejected|expired|maintenance|unavailable/;
/** What is false only where something was not granted. */
const PERMISSION_NAME =
  /(?<!un|dis|not ?)(?:authori[sz](?:ed|ation)|authenticat(?:ed|ion)|allow(?:ed)?|permit(?:ted)?|permission|granted|success|successful|succeeded|access|licen[cs]ed|entitled|logged ?in|signed ?in|can (?:view|read|access|see|list))$|^(?:is ?)?(?:ok|valid|result|success.*)$/;

/** What is true, or lists something, where records were there and not shown. */
const HELD_BACK_NAME =
  /^(?:is )?(?:locked(?: out)?|partial|incomplete|truncated|degraded|hidden|filtered|redacted|withheld|suppressed)(?: (?:count|records?|results?|rows?|items?))?$/;
/** What is named only where it is missing. */
const LACK_NAME =
  /^(?:missing|required|lacking|needed) (?:permissions?|scopes?|rights?|privileges?|roles?|licen[cs]es?)$/;
/** A count beside the list, whatever it is called, that says there are some. */
const COUNT_NAME =
  /^(?:total|count|(?:total|record|row|item|result) ?(?:count|records?|rows?|items?|results?))$/;
const COUNTS_PLACE = /^(?:(?:meta|metadata|pagination|paging|page|page_?info)\.)?$/i;
const OUTCOME_NAME = /(?:^|\b)(?:ok|valid|result|success\w*|succeeded)$/;
const LEADS_TO_SIGN_IN = /^\s*(?:https?:\/\/[^/\s]+)?\/(?:[\w.-]+\/)*(?:log|sign)-?(?:in|on)\b[^\s]*$/i;

/** Members that hold how the answer went: a number as in HTTP, or a word. */
const CODE_NAME =
  /^(?:(?:http|response|result|return|status|sub|inner|api|reply|request|service) ?)?(?:code|status|state|result|outcome)(?: ?code)?$/;
const GOOD_WORD =
  /^(?:true|yes|okay|ok|(?:a )?success\w*|succe\w+|complete[d]?|done|finished|ready|active|online|healthy|up|normal|valid|info|none|null|empty|found|no (?:error|content|data|record|result|match|item)\w*|2\d\d(?: .*)?|0+)$/;

function isBadCode(words: string, value: unknown): boolean {
  const number = isStatus(value) ? Number(value) : undefined;
  if (number !== undefined) {
    return (
      (/code|status/.test(words) && number >= 400 && number < 600) ||
      (/^(?:(?:http|response|status) ?)?code$/.test(words) && number !== 0 && !isGoodStatus(number))
    );
  }
  if (typeof value !== 'string' || value.trim() === '' || !CODE_NAME.test(words)) return false;
  return !GOOD_WORD.test(splitWords(value).replace(/[.!]+$/, ''));
}

const ERROR_WORDS =
  /denied|forbid|unauthori[sz]|unauthenticated|\bnot (?:been )?(?:allowed|permitted|authori[sz]|authenticat|entitled|licen[cs]ed|enabled|granted)|permission|privilege|insufficient|credential|maintenance|unavailable|\b(?:refus|reject|expire|revoke|disable|suspend|block|restrict)(?:e?d|s)?\b|\binvalid\b|\berrors?\b|\bfail(?:ed|ure|s)?\b|\bexception\b|\bfault\b|\bunable\b|\bcan ?not\b|\bcan.t\b|\bcould not\b|too many|\brate limit|\btime(?:d )? ?out\b|\btry again\b|\b(?:log|sign) ?in\b|\blicen[cs]e\b.*\bnot\b|\bnot\b.*\blicen[cs]e\b|\bask your\b|\bcontact your\b|verweigert|nicht berechtigt|keine berechtigung|refus[eé]|interdit|denegado|negado|no autorizado|geweigerd/;
const NO_ERROR_WORDS =
  /\b(?:no|0|without|without any|zero) (?:errors?|exceptions?|faults?|failures?|failed)\b/g;

/** Whether a text has the words of a refusal or a failure. */
export function hasErrorWords(text: string): boolean {
  // An address is no sentence, whatever its path is called.
  if (/^\s*(?:[a-z][a-z+.-]*:\/\/|\/)\S*\s*$/i.test(text)) return false;
  return ERROR_WORDS.test(splitWords(text.slice(0, 2_000)).replace(NO_ERROR_WORDS, ''));
}

/** `AccessDenied`, `ACCESS_DENIED` and `access-denied` in lower case with blanks between the words. */
function splitWords(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[\s_.\-:]+/g, ' ')
    .trim()
    .toLowerCase();
}

function isNo(value: unknown): boolean {
  return value === false || (typeof value === 'string' && /^(?:false|no)$/i.test(value.trim()));
}

/** A plain yes, or a list of what it is about. */
function isYes(value: unknown): boolean {
  if (typeof value === 'string') return /^(?:true|yes|y)$/i.test(value.trim());
  return value === true || (Array.isArray(value) && value.length > 0);
}

function isMany(value: unknown): boolean {
  return isStatus(value) && Number(value) > 0;
}
