import type { RequestError } from '../../src-preload/contract/request-error.ts';
import type { ReadCheck, ResponseRules } from '../../src-preload/contract/vendor.ts';
import type { Reason, Verdict } from '../../src-preload/contract/verdict.ts';
import type { HttpOutcome, HttpResponse } from '../http/http-request.ts';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import { errorBesideEmpty, hasErrorWords } from './error-beside-empty.ts';
import { type ErrorInside, errorInPlaceOfRecord, errorInRecord, errorInside } from './error-inside.ts';
import { firstRecordOfTruncated, parseTruncatedJson } from './first-record.ts';
import { readPath } from './json-path.ts';
import { parseJson } from './parse-body.ts';
import { isRecordOf } from './record-proof.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { errorOfResponse } from './response-error.ts';
import { readRequestedWait } from './retry-after.ts';

/**
 * What one answer says of one check. `proves` is true only where the vendor answered in its own shape, which
 * is the evidence that sign-in worked. `record` stays inside checks/: it may hold a client's data.
 */
export type CheckOutcome = {
  verdict: Verdict;
  neutral: boolean;
  proves: boolean;
  reason?: Reason;
  status?: number;
  count?: number;
  atLeast?: boolean;
  /** The vendor's own words, not redacted yet. */
  quote?: string;
  /** Whose refusal a 401 or 403 is, by the look of it; the run decides what it means (`judgeOutcome`). */
  refusal?: Refusal['by'];
  /** ISO time before which the vendor asked not to be asked again. */
  tryAgainAt?: string;
  record?: unknown;
  body?: unknown;
};

/** Records of a list that are looked at: the first may be a sparse one. */
const MAX_RECORDS_READ = 50;

/**
 * Reads the verdict of one `read` check, as far as this answer alone tells. Nothing becomes Passed without a
 * 2xx in the vendor's own shape and a record that can be of this area only, or an empty list where the check says
 * that is enough; an error in it or beside it is neither. `sentScheme` is that of the Authorization header.
 */
export function readVerdict(check: ReadCheck, outcome: HttpOutcome, sentScheme?: string): CheckOutcome {
  if (!outcome.ok) return couldNotTell(outcome.error);
  const { response } = outcome;
  // Allowed, and empty; but an error's shape alone is no proof that the sign-in worked.
  if (isEmptyResponse(check.response, response)) {
    return { ...emptyOf(check, response.status, undefined), proves: false };
  }
  const error = errorOfResponse(response, check.response, sentScheme);
  if (error === undefined) return readSuccess(check, response);

  const quote = check.discardBody === true ? undefined : errorWordsIn(response, check.response);
  const isRefusal = response.status === 401 || response.status === 403;
  const common = {
    status: response.status,
    neutral: check.neutral?.includes(response.status) ?? false,
    ...(quote === undefined ? {} : { quote }),
    ...(isRefusal ? { refusal: refusalOf(response, check.response, sentScheme).by } : {}),
  };
  if (error.code === 'unauthorized') {
    return { ...verdictOf('failed', 'sign-in-refused', { status: 401 }), ...common };
  }
  if (error.code === 'forbidden') {
    const judged = common.neutral
      ? verdictOf('could-not-tell', 'not-proven', { status: 403 })
      : verdictOf('failed', 'permission-missing', { status: 403 });
    return { ...judged, ...common };
  }
  const tryAgainAt = readRequestedWait(response);
  return { ...couldNotTell(error), ...(tryAgainAt === undefined ? {} : { tryAgainAt }), ...common };
}

function readSuccess(check: ReadCheck, response: HttpResponse): CheckOutcome {
  const rules = check.response;
  const { status } = response;
  // RFC 9110, 15.3.5: there is nothing to send. No vendor's shape is in it, so it proves no sign-in.
  if (status === 204 && rules.list !== undefined) {
    return { ...emptyOf(check, status, undefined), proves: false };
  }
  const body = response.truncated ? parseTruncatedJson(response.body) : parseJson(response.body);
  if (body === undefined) {
    const code = response.truncated ? 'answer-too-big' : 'not-json';
    return { ...couldNotTell({ code, params: response.truncated ? {} : { status } }), status };
  }
  const error = errorInside(body, rules);
  if (error !== undefined) return reportsError(check, response, error);
  if (rules.list === undefined) {
    return response.truncated
      ? { ...couldNotTell({ code: 'answer-too-big', params: {} }), status }
      : readObject(check, response, body);
  }
  return response.truncated
    ? readTruncated(check, response, rules.list)
    : readList(check, response, rules.list, body);
}

/** An error of a good status blames nothing: it says neither that the permission is missing nor that it is there. */
function reportsError(
  check: ReadCheck,
  response: HttpResponse,
  { inner, text: words }: ErrorInside,
): CheckOutcome {
  const { status } = response;
  const quote = check.discardBody === true ? undefined : (errorWordsIn(response, check.response) ?? words);
  return {
    ...couldNotTell({ code: 'error-inside', params: { status, inner } }),
    status,
    ...(quote === undefined ? {} : { quote }),
  };
}

function readObject(check: ReadCheck, response: HttpResponse, body: unknown): CheckOutcome {
  const { status } = response;
  const record = readPath(body, check.response.object ?? '');
  const error = errorInRecord(record, check.response);
  if (error !== undefined) return reportsError(check, response, error);
  if (!isRecordOf(record, check.response)) return wrongShape(status);
  return { verdict: 'passed', neutral: false, proves: true, status, record, body };
}

function readList(
  check: ReadCheck,
  response: HttpResponse,
  paths: string | string[],
  body: unknown,
): CheckOutcome {
  const { status } = response;
  const total = totalIn(body, check.response.total);
  const list = listIn(body, paths) ?? (total === 0 && isNullAt(body, paths) ? [] : undefined);
  if (list === undefined) return wrongShape(status);
  if (list.length === 0) {
    // A list that is empty although the vendor counts some was not shown, whoever kept it back.
    if ((total ?? 0) > 0) return wrongShape(status);
    const beside = errorBesideEmpty(body, check.response);
    if (beside !== undefined) return reportsError(check, response, beside);
    // An empty list without the count that the vendor publishes beside it shows no sign-in.
    const isWhole = total !== undefined || check.response.total === undefined || Array.isArray(body);
    return { ...emptyOf(check, status, body), proves: isWhole };
  }
  const error = errorInRecord(list[0], check.response) ?? errorAmongRecords(list, check);
  if (error !== undefined) return reportsError(check, response, error);
  const record = list.slice(0, MAX_RECORDS_READ).find((one) => isRecordOf(one, check.response));
  if (record === undefined || !list.every(isRecord)) return wrongShape(status);
  const isCounted = total === undefined ? check.request.query === undefined : total >= list.length;
  const outcome: CheckOutcome = {
    verdict: 'passed',
    neutral: false,
    proves: true,
    status,
    count: isCounted ? (total ?? list.length) : list.length,
    ...(isCounted ? {} : { atLeast: true }),
    body,
  };
  return check.discardBody === true ? outcome : { ...outcome, record };
}

/** An error beside the records, wherever in the list it stands. */
function errorAmongRecords(list: readonly unknown[], { response }: ReadCheck): ErrorInside | undefined {
  const others = list.slice(0, MAX_RECORDS_READ).filter((one) => !isRecordOf(one, response));
  return others.map((one) => errorInPlaceOfRecord(one, response)).find((found) => found !== undefined);
}

/** A body over the size cap passes as "at least 1" once its first record is read. */
function readTruncated(check: ReadCheck, response: HttpResponse, paths: string | string[]): CheckOutcome {
  const { status } = response;
  const record = firstRecordIn(withoutByteOrderMark(response.body), paths);
  const error = errorInRecord(record, check.response);
  if (error !== undefined) return reportsError(check, response, error);
  if (!isRecordOf(record, check.response)) {
    return { ...couldNotTell({ code: 'answer-too-big', params: {} }), status };
  }
  const outcome: CheckOutcome = {
    verdict: 'passed',
    neutral: false,
    proves: true,
    status,
    count: 1,
    atLeast: true,
  };
  return check.discardBody === true ? outcome : { ...outcome, record };
}

/** The list of records, at the first of these places that holds one. */
export function listIn(body: unknown, paths: string | string[]): unknown[] | undefined {
  return [paths]
    .flat()
    .map((path) => readPath(body, path))
    .find((found) => Array.isArray(found));
}

function isNullAt(body: unknown, paths: string | string[]): boolean {
  return [paths].flat().some((path) => path !== '' && readPath(body, path) === null);
}

/** How many records the vendor says there are: a number, or its digits as text. Anything else is no total. */
export function totalIn(body: unknown, path: string | undefined): number | undefined {
  const reported = path === undefined ? undefined : readPath(body, path);
  const total =
    typeof reported === 'string' && /^\s*\d{1,15}\s*$/.test(reported) ? Number(reported) : reported;
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
}

function emptyOf(check: ReadCheck, status: number, body: unknown): CheckOutcome {
  const code = check.emptyWords === undefined ? 'nothing-visible' : (`vendor:${check.emptyWords}` as const);
  return {
    verdict: check.emptyIs,
    neutral: false,
    proves: true,
    status,
    count: 0,
    body,
    ...(check.emptyIs === 'passed' ? {} : { reason: { code, params: { count: 0 } } }),
  };
}

function firstRecordIn(text: string, paths: string | string[]): unknown {
  return [paths]
    .flat()
    .map((path) => firstRecordOfTruncated(text, path))
    .find((record) => record !== undefined);
}

function isEmptyResponse({ emptyResponse }: ResponseRules, response: HttpResponse): boolean {
  if (emptyResponse?.status !== response.status || response.truncated) return false;
  const body = parseJson(response.body);
  const isNamed = (value: unknown) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number';
  if (!isRecord(body) || !emptyResponse.names.every((name) => isNamed(body[name]))) return false;
  // A gateway has the same names for what it refuses, and for an address that leads nowhere.
  const isNothing =
    typeof body.message === 'string' && new RegExp(emptyResponse.message, 'i').test(body.message);
  return isNothing && !Object.values(body).some((value) => typeof value === 'string' && hasErrorWords(value));
}

function wrongShape(status: number): CheckOutcome {
  return { ...couldNotTell({ code: 'wrong-shape', params: { status } }), status };
}

/**
 * The vendor's own words for an error, whole: evidenceOf takes out what must not be seen, and cuts them after that.
 */
export function errorWordsIn(
  response: HttpResponse,
  rules: Pick<ResponseRules, 'errorMessage'>,
): string | undefined {
  if (rules.errorMessage === undefined) return undefined;
  const body = parseJson(response.body);
  const text = [rules.errorMessage]
    .flat()
    .map((path) => readPath(body, path))
    .find((words) => typeof words === 'string' && words !== '');
  if (typeof text === 'string') return text;
  const type = response.headers['content-type'] ?? '';
  const isPlain = body === undefined && /^text\/plain\b/i.test(type) && response.body.trim() !== '';
  return isPlain ? response.body.trim() : undefined;
}

function couldNotTell(error: RequestError): CheckOutcome {
  return { verdict: 'could-not-tell', neutral: false, proves: false, reason: error };
}

function verdictOf(
  verdict: Verdict,
  code: 'sign-in-refused' | 'permission-missing' | 'not-proven',
  params: Record<string, number>,
): CheckOutcome {
  return { verdict, neutral: false, proves: false, reason: { code, params } };
}
