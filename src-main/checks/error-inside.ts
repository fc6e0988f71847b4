import type { ResponseRules } from '../../src-preload/contract/vendor.ts';
import { isRecord } from '../system/json.ts';
import { readPath } from './json-path.ts';
import { ownMembers } from './record-proof.ts';

/** An error that an answer of a good status reports. `inner` is its number, or the member it stands in. */
export type ErrorInside = { inner: string; text?: string };

/** Members that hold an error wherever they stand, in lower case without `_` and `-`. */
const ERROR_MEMBERS = new Set([
  'error',
  'errors',
  'errordescription',
  'errormessage',
  'errormessages',
  'errorcode',
  'errorid',
  'errordetail',
  'errordetails',
  'errortext',
  'exception',
  'exceptions',
  'exceptionmessage',
  'exceptiontype',
  'fault',
  'faultstring',
  'message',
]);
/** Members that hold a status beside the data: of the answer, never of a record. */
const STATUS_MEMBERS = new Set(['responsecode', 'statuscode', 'httpstatus', 'httpstatuscode', 'code']);
/** Members with words about an answer that beside its data can only be those of an error. */
const WORDS_MEMBERS = new Set(['msg', 'detail', 'reason']);
const SUCCESS_MEMBERS = new Set([
  'authorized',
  'success',
  'ok',
  'issuccess',
  'succeeded',
  'issuccessful',
  'successful',
]);
const FAILURE_MEMBERS = new Set(['failed', 'iserror', 'haserror', 'haserrors']);
const BAD_STATUS =
  /^(?:error|err|fail(?:ed|ure)?|fault|ko|nok|denied|access[ _-]?denied|forbidden|unauthori[sz]ed|maintenance|unavailable|rejected)$/i;
/** What such a member says where nothing is wrong. */
const NO_ERROR =
  /^(?:ok|okay|success|successful(?:ly)?|succeeded|none|no[ _-]?errors?|null|0|2\d\d|false|done)[.!]?$/i;

/** `Successful`, and that there is nothing: `No records found`, `0 results`. */
const SAYS_NOTHING_WRONG =
  /(?<!\bnot )\bsuccess|^\s*(?:no|0|zero) (?:more |matching )?(?:records?|results?|data|items?|rows?|entries|match(?:es)?|tickets?|clients?|companies|devices?|assets?|sites?|contacts?)(?: (?:were |was )?(?:found|available|returned|to (?:show|display)))?[.!]?\s*$/i;

/**
 * The error that stands in an answer or beside its data: in the vendor's own second status, at the top, or in an
 * envelope of the top. An error beside an empty list is no empty list. `Data: null` and `error: null` are none.
 */
export function errorInside(body: unknown, rules: ResponseRules): ErrorInside | undefined {
  const inner = rules.innerStatus === undefined ? undefined : readPath(body, rules.innerStatus);
  if (inner !== undefined && inner !== null && !isGoodStatus(inner)) return { inner: shortStatus(inner) };
  if (Array.isArray(body)) return errorInRecord(body[0], rules);
  if (!isRecord(body)) return undefined;
  const data = new Set([rules.list ?? [], rules.object ?? []].flat().map((path) => path.split('.')[0]));
  const beside = Object.entries(body).filter(([name]) => !data.has(name));
  const envelopes = beside.flatMap(([name, value]) =>
    isEnvelope(name, value) ? [Object.entries(value)] : [],
  );
  return [beside, ...envelopes].map(errorAmong).find((found) => found !== undefined);
}

/** The error that stands where a record should be. The area's own members are no errors, whatever their names. */
export function errorInRecord(record: unknown, rules: Pick<ResponseRules, 'has'>): ErrorInside | undefined {
  if (!isRecord(record)) return undefined;
  const own = ownMembers(rules);
  const others = Object.entries(record).filter(([name]) => !own.has(name));
  return others.flatMap(([name, value]) => errorMember(name, value))[0];
}

/** The same where it stands among records and is none itself: then its status and its words count, too. */
export function errorInPlaceOfRecord(
  one: unknown,
  rules: Pick<ResponseRules, 'has'>,
): ErrorInside | undefined {
  if (!isRecord(one)) return undefined;
  const own = ownMembers(rules);
  return errorAmong(Object.entries(one).filter(([name]) => !own.has(name)));
}

function errorAmong(members: [string, unknown][]): ErrorInside | undefined {
  return members.flatMap(([name, value]) => {
    const plain = normalisedName(name);
    const error = errorMember(name, value);
    if (error.length > 0) return error;
    const isBad =
      (STATUS_MEMBERS.has(plain) && isStatus(value) && Number(value) !== 0 && !isGoodStatus(value)) ||
      (plain === 'resultcode' && !isNoError(value)) ||
      ((plain === 'status' || plain === 'result') && isBadStatus(value)) ||
      (WORDS_MEMBERS.has(plain) && typeof value === 'string' && !isNoError(value)) ||
      (SUCCESS_MEMBERS.has(plain) && isNo(value)) ||
      (FAILURE_MEMBERS.has(plain) && !isNoError(value));
    return isBad ? [{ inner: isStatus(value) ? shortStatus(value) : name.slice(0, 40) }] : [];
  })[0];
}

function errorMember(name: string, value: unknown): ErrorInside[] {
  const plain = normalisedName(name);
  if (!ERROR_MEMBERS.has(plain) || isNoError(value)) return [];
  if (plain === 'message' && typeof value === 'string' && SAYS_NOTHING_WRONG.test(value)) return [];
  const text = textIn(value);
  return [{ inner: name.slice(0, 40), ...(text === undefined ? {} : { text }) }];
}

function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Where vendors keep what they say of an answer. Other members may be data of an area nobody asked for. */
function isEnvelope(name: string, value: unknown): value is Record<string, unknown> {
  return isRecord(value) && /^(?:meta|metadata|status|result|response|header|envelope)$/i.test(name);
}

export function isNoError(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0) return true;
  if (typeof value === 'number') return value >= 200 && value < 300;
  if (typeof value === 'string') return value.trim() === '' || NO_ERROR.test(value.trim());
  if (Array.isArray(value)) return value.every(isNoError);
  return isRecord(value) && Object.values(value).every(isNoError);
}

/** A number, or digits. */
export function isStatus(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value));
}

export function isGoodStatus(value: unknown): boolean {
  return isStatus(value) && Number(value) >= 200 && Number(value) < 300;
}

function isBadStatus(value: unknown): boolean {
  if (isStatus(value)) return Number(value) >= 400;
  return typeof value === 'string' && BAD_STATUS.test(value.trim());
}

function isNo(value: unknown): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && /^(?:false|no|0)$/i.test(value.trim()))
  );
}

function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const inside = isRecord(value) || Array.isArray(value) ? Object.values(value) : [];
  return inside.map(textIn).find((words) => words !== undefined);
}

function shortStatus(value: unknown): string {
  return isStatus(value) ? String(value).trim().slice(0, 40) : 'unknown';
}
