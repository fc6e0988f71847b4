import type { Trouble, TroubleCode } from '../../src-preload/contract/trouble.ts';
import type { AnswerRules, ReadCheck } from '../../src-preload/contract/vendor.ts';
import type { Reason, Verdict } from '../../src-preload/contract/verdict.ts';
import type { HttpAnswer, HttpOutcome } from '../http/http-request.ts';
import { firstRecordOfCut } from './first-record.ts';
import { isRecord, readPath } from './json-path.ts';
import { looksLikePage, parseJson, stripMark } from './parse-body.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { readAskedWait } from './retry-after.ts';

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
  said?: string;
  /** ISO time before which the vendor asked not to be asked again. */
  tryAgainAt?: string;
  record?: unknown;
  body?: unknown;
};

/**
 * Reads the verdict of one `read` check. Pure. Nothing becomes Passed without a 2xx in the vendor's own shape
 * holding one of the names the check demands, or an empty list where the check says that is enough.
 */
export function readVerdict(check: ReadCheck, outcome: HttpOutcome): CheckOutcome {
  if (!outcome.ok) return couldNotTell(outcome.trouble);
  const { answer } = outcome;
  // Allowed, and empty; but an error's shape alone is no proof that the sign-in worked.
  if (isEmptyAnswer(check.answer, answer)) {
    return { ...emptyOf(check, answer.status, undefined), proves: false };
  }
  const trouble = troubleOfStatus(answer);
  if (trouble === undefined) return readSuccess(check, answer);

  const said = check.keepNothing === true ? undefined : quote(answer, check.answer);
  const common = { status: answer.status, ...(said === undefined ? {} : { said }) };
  if (trouble.code === 'unauthorized') {
    return { ...verdictOf('failed', 'sign-in-refused', { status: 401 }), ...common };
  }
  if (trouble.code === 'forbidden') {
    if (check.neutral?.includes(answer.status)) {
      return { ...verdictOf('could-not-tell', 'not-proven', { status: 403 }), neutral: true, ...common };
    }
    return { ...verdictOf('failed', 'permission-missing', { status: 403 }), ...common };
  }
  const tryAgainAt = readAskedWait(answer);
  return {
    ...couldNotTell(trouble),
    neutral: check.neutral?.includes(answer.status) ?? false,
    ...(tryAgainAt === undefined ? {} : { tryAgainAt }),
    ...common,
  };
}

function readSuccess(check: ReadCheck, answer: HttpAnswer): CheckOutcome {
  const rules = check.answer;
  const { status } = answer;
  if (answer.truncated) {
    const record = rules.list === undefined ? undefined : firstOfCut(stripMark(answer.body), rules.list);
    if (record === undefined || !hasEvidence(record, rules)) {
      return { ...couldNotTell({ code: 'answer-too-big', params: {} }), status };
    }
    return { verdict: 'passed', neutral: false, proves: true, status, count: 1, atLeast: true, record };
  }
  const body = parseJson(answer.body);
  if (body === undefined) return { ...couldNotTell({ code: 'not-json', params: { status } }), status };

  const inner = rules.innerStatus === undefined ? undefined : readPath(body, rules.innerStatus);
  if (inner !== undefined && inner !== null && !(Number(inner) >= 200 && Number(inner) < 300)) {
    const said = check.keepNothing === true ? undefined : quote(answer, rules);
    const trouble: Trouble = { code: 'error-inside', params: { status, inner: String(inner) } };
    return { ...couldNotTell(trouble), status, ...(said === undefined ? {} : { said }) };
  }
  return rules.list === undefined
    ? readObject(rules, body, status)
    : readList(check, rules.list, body, status);
}

function readObject(rules: AnswerRules, body: unknown, status: number): CheckOutcome {
  const record = readPath(body, rules.object ?? '');
  if (!isRecord(record) || !hasEvidence(record, rules)) return wrongShape(status);
  return { verdict: 'passed', neutral: false, proves: true, status, record, body };
}

function readList(check: ReadCheck, paths: string | string[], body: unknown, status: number): CheckOutcome {
  const list = listIn(body, paths);
  if (list === undefined) return wrongShape(status);
  const total = check.answer.total === undefined ? undefined : readPath(body, check.answer.total);
  const count = typeof total === 'number' && total >= list.length ? total : list.length;
  if (list.length === 0) return emptyOf(check, status, body);
  const record: unknown = list[0];
  if (!hasEvidence(record, check.answer)) return wrongShape(status);
  const outcome: CheckOutcome = { verdict: 'passed', neutral: false, proves: true, status, count, body };
  return check.keepNothing === true ? outcome : { ...outcome, record };
}

/** The list of records, at the first of these places that holds one. */
export function listIn(body: unknown, paths: string | string[]): unknown[] | undefined {
  return [paths]
    .flat()
    .map((path) => readPath(body, path))
    .find((found) => Array.isArray(found));
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

function firstOfCut(text: string, paths: string | string[]): unknown {
  return [paths]
    .flat()
    .map((path) => firstRecordOfCut(text, path))
    .find((record) => record !== undefined);
}

function isEmptyAnswer({ emptyAnswer }: AnswerRules, answer: HttpAnswer): boolean {
  if (emptyAnswer?.status !== answer.status || answer.truncated || looksLikePage(answer)) return false;
  const body = parseJson(answer.body);
  const isNamed = (value: unknown) =>
    (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isRecord(body) && emptyAnswer.names.every((name) => isNamed(body[name]));
}

function hasEvidence(record: unknown, rules: AnswerRules): boolean {
  return isRecord(record) && rules.has.some((name) => Object.hasOwn(record, name));
}

function wrongShape(status: number): CheckOutcome {
  return { ...couldNotTell({ code: 'wrong-shape', params: { status } }), status };
}

/**
 * Which trouble a status and its body mean; `undefined` for a 2xx that is not a page. Only a refusal by the vendor
 * (`refusalOf`, whose arguments `form` and `sentScheme` are) comes out as `unauthorized` or `forbidden`.
 */
export function troubleOfStatus(
  answer: HttpAnswer,
  form?: Pick<AnswerRules, 'innerStatus'>,
  sentScheme?: string,
): Trouble | undefined {
  const { status } = answer;
  const params = { status };
  const isPage = looksLikePage(answer);
  if (status === 401 || status === 403) return troubleOfRefusal(status, refusalOf(answer, form, sentScheme));
  if (status === 511) return { code: 'captive-portal', params };
  if (status >= 300 && status < 400) {
    return { code: 'redirected', params: { status, to: hostOf(answer.headers.location) } };
  }
  if (status === 404) return { code: isPage ? 'wrong-product' : 'not-found', params };
  const code = CODES[status];
  if (code !== undefined) return { code, params };
  if (isPage) return { code: 'html-answer', params };
  if (status >= 500) return { code: 'server-error', params };
  if (status < 200 || status >= 300) return { code: 'other-status', params };
  return undefined;
}

function troubleOfRefusal(status: 401 | 403, refusal: Refusal): Trouble {
  const params = { status };
  if (refusal.by === 'vendor') return { code: status === 401 ? 'unauthorized' : 'forbidden', params };
  if (refusal.by === 'page') return { code: status === 401 ? 'html-answer' : 'forbidden-by-filter', params };
  return { code: refusal.intermediary.kind === 'portal' ? 'captive-portal' : 'forbidden-by-filter', params };
}

const CODES: Record<number, TroubleCode> = {
  400: 'bad-request',
  407: 'proxy-sign-in',
  409: 'conflict',
  429: 'rate-limited',
  502: 'server-unavailable',
  503: 'server-unavailable',
  504: 'server-unavailable',
};

/** The host of a Location header, never its path or query: those may carry a secret back. */
function hostOf(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return '';
  return new URL(location).host;
}

/** The vendor's own words for an error, whole: evidenceOf takes out what must not be seen, and cuts them after that. */
export function quote(answer: HttpAnswer, rules: Pick<AnswerRules, 'errorMessage'>): string | undefined {
  if (rules.errorMessage === undefined) return undefined;
  const body = parseJson(answer.body);
  const said = [rules.errorMessage]
    .flat()
    .map((path) => readPath(body, path))
    .find((words) => typeof words === 'string' && words !== '');
  if (typeof said === 'string') return said;
  const type = answer.headers['content-type'] ?? '';
  const isPlain = body === undefined && /^text\/plain\b/i.test(type) && answer.body.trim() !== '';
  return isPlain ? answer.body.trim() : undefined;
}

function couldNotTell(trouble: Trouble): CheckOutcome {
  return { verdict: 'could-not-tell', neutral: false, proves: false, reason: trouble };
}

function verdictOf(
  verdict: Verdict,
  code: 'sign-in-refused' | 'permission-missing' | 'not-proven',
  params: Record<string, number>,
): CheckOutcome {
  return { verdict, neutral: false, proves: false, reason: { code, params } };
}
