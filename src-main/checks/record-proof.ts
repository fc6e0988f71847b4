import type { ResponseRules, ValueKind } from '../../src-preload/contract/vendor.ts';
import { isRecord } from '../system/json.ts';

type Rules = Pick<ResponseRules, 'has' | 'hasNot'>;

/**
 * Whether a record is one of this area: of each group a member with a value of its kind, and no member that only
 * other areas have. A name with null, a blank text, a placeholder or another kind of value proves nothing.
 */
export function isRecordOf(record: unknown, { has, hasNot = [] }: Rules): boolean {
  if (!isRecord(record) || hasNot.some((name) => Object.hasOwn(record, name))) return false;
  const besides: Besides = { isFull: holdsMuch(record), hasWords: Object.values(record).some(isWords) };
  const holds = (name: string, kind?: ValueKind) =>
    Object.hasOwn(record, name) &&
    (kind === undefined ? isValue(record[name]) : isOfKind(record[name], kind, besides));
  if (isPlainList(has)) return has.some((name) => holds(name));
  return has.every((group) => Object.entries(group).some(([name, kind]) => holds(name, kind)));
}

/** The members by which a record of this area is recognised. */
export function ownMembers({ has }: Pick<ResponseRules, 'has'>): Set<string> {
  return new Set(isPlainList(has) ? has : has.flatMap((group) => Object.keys(group)));
}

function isPlainList(has: ResponseRules['has']): has is string[] {
  return has.every((one) => typeof one === 'string');
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' ? isText(value) : value !== null && value !== undefined;
}

/** A record with so many values may be a ticket or an article about a refusal. */
const MUCH = 8;

function holdsMuch(record: Record<string, unknown>): boolean {
  const isRefusal = (value: unknown) => typeof value === 'string' && REFUSAL_WORDS.test(value.trim());
  return Object.values(record).filter((value) => isValue(value) && !isRefusal(value)).length >= MUCH;
}

/** Text that is neither a placeholder nor the words of a refusal. */
export function isWords(value: unknown): boolean {
  return isText(value) && !REFUSAL_WORDS.test(value.trim());
}

/** What the whole record says for a single value of it. */
type Besides = { isFull: boolean; hasWords: boolean };

function isOfKind(value: unknown, kind: ValueKind, { isFull, hasWords }: Besides): boolean {
  switch (kind) {
    case 'text':
      return isText(value) && (isFull || !REFUSAL_WORDS.test(value.trim()));
    case 'name':
      return isText(value) && !TAG.test(value) && (isFull || !REFUSAL_WORDS.test(value.trim()));
    case 'id':
      return isId(value) || (value === 0 && hasWords);
    case 'number':
      return Number.isFinite(value) || (typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
  }
}

/**
 * Nought is nobody's number, in digits and as a GUID, unless the record has words too; words are no number at all.
 */
function isId(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value !== 0;
  if (!isText(value) || /\s/.test(value.trim()) || /^[0-]+$/.test(value.trim())) return false;
  return /\d/.test(value) || !REFUSAL_WORDS.test(value.trim());
}

/** A page that somebody put into a text is no value either, and no placeholder is. */
function isText(value: unknown): value is string {
  if (typeof value !== 'string' || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(value)) return false;
  return !PAGE.test(value) && !PLACEHOLDER.test(value.replace(/^[\s"'([{<*]+|[\s"')\]}>*]+$/g, ''));
}

const PAGE = /^\s*(?:<|&lt;)(?:!doctype|html|head|body)\b/i;
const TAG = /^\s*(?:<|&lt;)\/?[a-z][a-z\d]*\b/i;

/** What stands for a value that is not there, that is kept back, or that a description of an API makes up. */
const PLACEHOLDER =
  /^(?:n\/?a|#n\/a|null|nil|none|undefined|nan|not (?:available|applicable|set)|string|redacted|hidden|masked|withheld|\[?object object\]?|&nbsp;|&#160;|false|0+)$/i;

/** What a text of a record is not, unless the record holds much besides: an error must not lend it one. */
const REFUSAL_WORDS = new RegExp(
  `^[\\s"'([{<*]*(?:${[
    '(?:access|permission|request)(?: is| was)? (?:denied|refused|forbidden|restricted)',
    'denied|forbidden|restricted|unauthori[sz]ed(?: access| request)?|access_denied|invalid_\\w+',
    'no (?:access|permissions?|rights|authori[sz]ation)\\b.*',
    'not found|not (?:authori[sz]ed|authenticated|allowed|permitted|licen[cs]ed|entitled|(?:logged|signed) in)\\b.*',
    '(?:internal server )?error|error ?[:!-].*|error (?:code )?\\d+\\b.*|an? (?:\\w+ )?error (?:has )?occurred\\b.*',
    '[45]\\d\\d(?: ?[:-]? ?(?:forbidden|unauthori[sz]ed|not found|bad request|internal server error|service unavailable))?',
    'bad request|invalid (?:token|credentials|scope|request|session)|rate limit(?:ed| exceeded)\\b.*|too many requests',
    '(?:session|token|licen[cs]e|subscription)(?: has| is| was)? (?:expired|required|invalid|missing|revoked)\\b.*',
    '(?:please )?(?:log|sign) ?in (?:required|again|first|to \\w+)\\b.*|please (?:log|sign|upgrade|contact|authenticate|renew)\\b.*',
    '(?:log ?in|sign-?in|authentication|authori[sz]ation) (?:is )?(?:required|needed|failed)',
    '(?:request|query|operation|lookup) failed|(?:service|system|server) (?:is )?(?:temporarily )?unavailable\\b.*',
    '(?:(?:system|service|site|server|database)(?: is)? )?(?:under|down for|in) maintenance(?: mode)?',
    'insufficient (?:permissions?|privileges?|rights|scopes?|access)\\b.*',
    // An article may be called "You cannot print"; a refusal says what is kept back.
    `(?:sorry, )?you (?:do not|don.t|are not|aren.t|have no|lack|cannot|can.t|may not|must|need)\\b.*\\b(?:access|permissions?|permitted|allowed|authori[sz]\\w+|authenticat\\w+|rights?|privileges?|licen[cs]\\w+|log|logged|sign|signed|view|see|entitled|scopes?|role)\\b.*`,
  ].join('|')})[\\s"')\\]}>*.!]*$`,
  'i',
);
