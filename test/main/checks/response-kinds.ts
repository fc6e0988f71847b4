// Longer than other files because it is one table: every kind of answer that is tried on every read, and what it means.

import asio from '../../../resources/vendors/asio/checks.cases.json' with { type: 'json' };
import halopsa from '../../../resources/vendors/halopsa/checks.cases.json' with { type: 'json' };
import neo from '../../../resources/vendors/neo/checks.cases.json' with { type: 'json' };
import vsax from '../../../resources/vendors/vsax/checks.cases.json' with { type: 'json' };
import type { ReadCheck } from '../../../src-preload/contract/vendor.ts';

type Json = Record<string, unknown>;
type Answer = { status: number; headers: Record<string, string>; body: string };

/** Answers with a record of which a published case says that they pass. */
export function passingBodies(vendor: string, check: ReadCheck): unknown[] {
  const files = { asio, halopsa, neo, vsax } as unknown as Record<string, { cases: Json[] }>;
  const own = (files[vendor]?.cases ?? []).filter((one) => one.check === check.id);
  const passing = own.filter(
    ({ response, expect }) => (expect as Json).verdict === 'passed' && (response as Json).status === 200,
  );
  return passing
    .map((one) => (one.response as Json).body)
    .filter((body) => body !== undefined && recordsOf(check, body).some((record) => record !== undefined));
}

const at = (value: unknown, path: string): unknown =>
  path === '' ? value : path.split('.').reduce<unknown>((inner, key) => (inner as Json | null)?.[key], value);

const put = (value: unknown, path: string, inner: unknown): unknown => {
  if (path === '') return inner;
  const [key = '', ...rest] = path.split('.');
  const object = (value ?? {}) as Json;
  return { ...object, [key]: put(object[key], rest.join('.'), inner) };
};

/** Where the list or the object of a passing answer stands. */
export function placeOf({ response }: ReadCheck, body: unknown): string {
  if (response.list === undefined) return response.object ?? '';
  return [response.list].flat().find((path) => Array.isArray(at(body, path))) ?? '';
}

/** A passing answer with other records in it, in the same envelope. */
export function withRecords(check: ReadCheck, body: unknown, records: unknown): unknown {
  return put(body, placeOf(check, body), records);
}

export function recordsOf(check: ReadCheck, body: unknown): Json[] {
  return [at(body, placeOf(check, body))].flat() as Json[];
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const json = (body: unknown, status = 200, headers: Record<string, string> = JSON_TYPE): Answer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const text = (body: string, status = 200, type = 'text/plain') =>
  json(body, status, { 'content-type': type });

/**
 * What must come of it. `passed`: a real answer. `empty`: what the check says of an empty list. `unclear`: Could not
 * tell. `sign-in` and `area`: the vendor's own refusal, as far as one answer tells.
 */
export type Expected = 'passed' | 'empty' | 'unclear' | 'sign-in' | 'area';

export type Given = { check: ReadCheck; body: unknown };
export type Kind = {
  name: string;
  expected: Expected;
  /** `undefined` where the check has no such thing. */
  make: (given: Given) => Answer | undefined;
};

const isList = ({ check }: Given) => check.response.list !== undefined;
const isEnveloped = (given: Given) => placeOf(given.check, given.body) !== '';
const onLists = (make: (given: Given) => Answer) => (given: Given) =>
  isList(given) ? make(given) : undefined;
const inEnvelopes = (make: (given: Given) => Answer) => (given: Given) =>
  isList(given) && isEnveloped(given) ? make(given) : undefined;
const records = (change: (record: Json) => unknown) => (given: Given) => {
  const changed = recordsOf(given.check, given.body).map(change);
  return json(withRecords(given.check, given.body, isList(given) ? changed : changed[0]));
};
const instead = (list: unknown[]) => onLists(({ check, body }) => json(withRecords(check, body, list)));
/** An empty list with a total of 0, and what else stands in the answer. */
const emptyWith = (more: Json) =>
  inEnvelopes(({ check, body }) => {
    const empty = withRecords(check, body, []);
    const { total } = check.response;
    return json({ ...((total === undefined ? empty : put(empty, total, 0)) as Json), ...more });
  });
const fullWith = (more: Json) => inEnvelopes(({ body }) => json({ ...(body as Json), ...more }));
const inner = (code: unknown) => (given: Given) => {
  const { innerStatus } = given.check.response;
  return innerStatus === undefined ? undefined : json(put(given.body, innerStatus, code));
};
const total = (value: unknown) => (given: Given) =>
  given.check.response.total === undefined || !isEnveloped(given)
    ? undefined
    : json(put(given.body, given.check.response.total, value));
const wrapped = (name: string) => (given: Given) => {
  const list = recordsOf(given.check, given.body);
  const isOwn = [given.check.response.list ?? [], given.check.response.object ?? []].flat().includes(name);
  return isOwn ? undefined : json({ [name]: isList(given) ? list : list[0] });
};
const mapValues = (record: Json, value: (old: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(record).map(([name, old]) => [name, value(old)]));
const ERROR = { id: 403, Message: 'Access denied' };

export const KINDS: Kind[] = [
  // Real answers, and how they vary.
  { name: 'as published', expected: 'passed', make: ({ body }) => json(body) },
  { name: 'labelled as plain text', expected: 'passed', make: ({ body }) => text(JSON.stringify(body)) },
  {
    name: 'with a byte order mark',
    expected: 'passed',
    make: ({ body }) => json(`\uFEFF${JSON.stringify(body)}`),
  },
  { name: 'indented', expected: 'passed', make: ({ body }) => json(JSON.stringify(body, null, 2)) },
  { name: 'with status 201', expected: 'passed', make: ({ body }) => json(body, 201) },
  {
    name: 'with members nobody published',
    expected: 'passed',
    make: records((one) => ({ ...one, zz_new: { a: 1 } })),
  },
  {
    name: 'with its members in another order',
    expected: 'passed',
    make: records((one) => Object.fromEntries(Object.entries(one).reverse())),
  },
  { name: 'beside an error that is null', expected: 'passed', make: fullWith({ error: null, errors: [] }) },
  { name: 'beside a success', expected: 'passed', make: fullWith({ success: true, message: 'OK' }) },
  { name: 'a status 0 beside it', expected: 'passed', make: fullWith({ code: 0 }) },
  { name: 'its total as text', expected: 'passed', make: total('412') },
  { name: 'its total missing', expected: 'passed', make: total(undefined) },
  { name: 'its total a word', expected: 'passed', make: total('many') },
  { name: 'its total below the rows', expected: 'passed', make: total(0) },
  { name: 'its inner status as text', expected: 'passed', make: inner('200') },
  {
    name: 'a sparse record first',
    expected: 'passed',
    make: onLists((given) =>
      json(withRecords(given.check, given.body, [{}, ...recordsOf(given.check, given.body)])),
    ),
  },
  // Nothing there.
  { name: 'an empty list', expected: 'empty', make: emptyWith({}) },
  {
    name: 'a bare empty list',
    expected: 'empty',
    make: (given) => (isList(given) && !isEnveloped(given) ? json([]) : undefined),
  },
  {
    name: 'an empty list beside an error that is null',
    expected: 'empty',
    make: emptyWith({ error: null, success: true }),
  },
  {
    name: 'a list that is null, with total 0',
    expected: 'empty',
    make: (given) =>
      given.check.response.total === undefined || !isEnveloped(given)
        ? undefined
        : json(put(withRecords(given.check, given.body, null), given.check.response.total, 0)),
  },
  { name: 'no content', expected: 'empty', make: onLists(() => ({ status: 204, headers: {}, body: '' })) },
  // Records that prove nothing.
  { name: 'every value null', expected: 'unclear', make: records((one) => mapValues(one, () => null)) },
  {
    name: 'every value an empty text',
    expected: 'unclear',
    make: records((one) => mapValues(one, () => '')),
  },
  {
    name: 'every value a blank text',
    expected: 'unclear',
    make: records((one) => mapValues(one, () => '  ')),
  },
  {
    name: 'every value a page',
    expected: 'unclear',
    make: records((one) => mapValues(one, () => '<!doctype html><p>no</p>')),
  },
  {
    name: 'every text the words of a refusal, nothing else',
    expected: 'unclear',
    make: records(() => ({ id: 403, Id: 403, name: 'Access denied', Name: 'Access denied' })),
  },
  { name: 'records without members', expected: 'unclear', make: records(() => ({})) },
  {
    name: 'records with an id only',
    expected: 'unclear',
    make: records((one) => ({ id: one.id ?? 7, Id: one.Id ?? 7 })),
  },
  {
    name: 'records with a name only',
    expected: 'unclear',
    make: records(() => ({ Name: null, name: null, summary: null })),
  },
  { name: 'records of nobody', expected: 'unclear', make: records(() => ({ foo: 'bar', baz: 1 })) },
  { name: 'a list of texts', expected: 'unclear', make: instead(['a', 'b']) },
  { name: 'a list of numbers', expected: 'unclear', make: instead([1, 2]) },
  { name: 'a list of nulls', expected: 'unclear', make: instead([null]) },
  { name: 'a list of lists', expected: 'unclear', make: instead([[]]) },
  {
    name: 'a text among the records',
    expected: 'unclear',
    make: onLists((given) =>
      json(withRecords(given.check, given.body, [...recordsOf(given.check, given.body), 'x'])),
    ),
  },
  { name: 'an error as the only record', expected: 'unclear', make: instead([ERROR]) },
  {
    name: 'an error with a code as the only record',
    expected: 'unclear',
    make: instead([{ code: '403', message: 'Forbidden' }]),
  },
  {
    name: 'an error before the records',
    expected: 'unclear',
    make: onLists((given) =>
      json(
        withRecords(given.check, given.body, [{ error: 'partial' }, ...recordsOf(given.check, given.body)]),
      ),
    ),
  },
  { name: 'a list of errors instead of the answer', expected: 'unclear', make: () => json([ERROR]) },
  {
    name: 'a list where an object should be, or the other way round',
    expected: 'unclear',
    make: (given) =>
      json(
        withRecords(
          given.check,
          given.body,
          isList(given) ? recordsOf(given.check, given.body)[0] : recordsOf(given.check, given.body),
        ),
      ),
  },
  {
    name: 'the list as a text',
    expected: 'unclear',
    make: onLists((given) =>
      json(
        JSON.stringify(
          withRecords(given.check, given.body, JSON.stringify(recordsOf(given.check, given.body))),
        ),
      ),
    ),
  },
  {
    name: 'an error behind the records',
    expected: 'unclear',
    make: onLists((given) =>
      json(
        withRecords(given.check, given.body, [
          ...recordsOf(given.check, given.body),
          { statusCode: 403, error: 'Forbidden' },
        ]),
      ),
    ),
  },
  ...['N/A', '-', '***', '(none)', 'null', 'string', '[redacted]', '\u200b', '0'].map(
    (placeholder): Kind => ({
      name: `every value ${JSON.stringify(placeholder)}`,
      expected: 'unclear',
      make: records((one) => mapValues(one, () => placeholder)),
    }),
  ),
  {
    name: 'every number 0 and every text a placeholder',
    expected: 'unclear',
    make: records((one) =>
      mapValues(one, (old) => (typeof old === 'number' ? 0 : typeof old === 'string' ? 'N/A' : null)),
    ),
  },
  // Errors of a good status.
  { name: 'an empty list beside an error', expected: 'unclear', make: emptyWith({ error: 'access_denied' }) },
  {
    name: 'an empty list beside an error object',
    expected: 'unclear',
    make: emptyWith({ error: { code: 'FORBIDDEN', message: 'No.' } }),
  },
  {
    name: 'an empty list beside errors',
    expected: 'unclear',
    make: emptyWith({ errors: [{ message: 'No.' }] }),
  },
  {
    name: 'an empty list beside a message',
    expected: 'unclear',
    make: emptyWith({ Message: 'Access denied.' }),
  },
  {
    name: 'an empty list beside words of an error in the envelope',
    expected: 'unclear',
    make: emptyWith({ Meta: { ErrorMessage: 'Access denied.' } }),
  },
  {
    name: 'an empty list beside a fault',
    expected: 'unclear',
    make: emptyWith({ fault: { faultstring: 'Invalid' } }),
  },
  { name: 'an empty list without success', expected: 'unclear', make: emptyWith({ success: false }) },
  { name: 'an empty list beside a reason', expected: 'unclear', make: emptyWith({ reason: 'forbidden' }) },
  {
    name: 'an empty list beside a detail',
    expected: 'unclear',
    make: emptyWith({ detail: 'Access denied' }),
  },
  { name: 'an empty list of result error', expected: 'unclear', make: emptyWith({ result: 'error' }) },
  { name: 'an empty list, not authorized', expected: 'unclear', make: emptyWith({ authorized: false }) },
  { name: 'an empty list of status error', expected: 'unclear', make: emptyWith({ status: 'error' }) },
  { name: 'an empty list of status 403', expected: 'unclear', make: emptyWith({ status: 403 }) },
  { name: 'an empty list with a result code', expected: 'unclear', make: emptyWith({ resultCode: '1' }) },
  { name: 'an empty list with a response code', expected: 'unclear', make: emptyWith({ ResponseCode: 401 }) },
  { name: 'records beside an error', expected: 'unclear', make: fullWith({ error: 'access_denied' }) },
  { name: 'records without success', expected: 'unclear', make: fullWith({ success: false }) },
  { name: 'an inner status 403', expected: 'unclear', make: inner(403) },
  { name: 'an inner status as text', expected: 'unclear', make: inner('401') },
  { name: 'an inner status that is no status', expected: 'unclear', make: inner('no') },
  {
    name: 'problem details',
    expected: 'unclear',
    make: () => json({ type: 'about:blank', title: 'Forbidden', status: 403 }),
  },
  {
    name: 'an OAuth error',
    expected: 'unclear',
    make: () => json({ error: 'invalid_token', error_description: 'x' }),
  },
  {
    name: 'an exception of .NET',
    expected: 'unclear',
    make: () => json({ ClassName: 'System.Exception', Message: 'No.' }),
  },
  {
    name: 'an empty list although the total counts some',
    expected: 'unclear',
    make: (given) =>
      given.check.response.total === undefined || !isEnveloped(given)
        ? undefined
        : json(put(withRecords(given.check, given.body, []), given.check.response.total, 5)),
  },
  {
    name: 'an empty list although the total counts some in text',
    expected: 'unclear',
    make: (given) =>
      given.check.response.total === undefined || !isEnveloped(given)
        ? undefined
        : json(put(withRecords(given.check, given.body, []), given.check.response.total, '5')),
  },
  // Envelopes of others.
  { name: 'in data', expected: 'unclear', make: wrapped('data') },
  { name: 'in value', expected: 'unclear', make: wrapped('value') },
  { name: 'in results', expected: 'unclear', make: wrapped('results') },
  { name: 'in Result', expected: 'unclear', make: wrapped('Result') },
  { name: 'one level deeper', expected: 'unclear', make: ({ body }) => json({ response: body }) },
  {
    name: 'as a text that holds JSON',
    expected: 'unclear',
    make: ({ body }) => json(JSON.stringify(JSON.stringify(body))),
  },
  { name: 'something else', expected: 'unclear', make: () => json({ status: 'ok' }) },
  { name: 'a maintenance', expected: 'unclear', make: () => json({ status: 'maintenance' }) },
  ...['null', 'true', '42', '"OK"', '{}', '', ' ', 'OK', '{"Data":[{"Id'].map(
    (body): Kind => ({ name: `just ${body}`, expected: 'unclear', make: () => json(body) }),
  ),
  // Pages, and statuses that blame nothing.
  {
    name: 'a page',
    expected: 'unclear',
    make: () => text('<!doctype html><p>Sign in</p>', 200, 'text/html'),
  },
  { name: 'a page that says it is JSON', expected: 'unclear', make: () => json('<html></html>') },
  {
    name: 'a redirect',
    expected: 'unclear',
    make: () => json('', 302, { location: 'https://other.example/' }),
  },
  ...[400, 404, 405, 407, 409, 418, 422, 429, 500, 502, 503, 504, 511, 520].flatMap((status): Kind[] => [
    { name: `${status} without a body`, expected: 'unclear', make: () => json('', status, {}) },
    {
      name: `${status} with a page`,
      expected: 'unclear',
      make: () => text('<html>no</html>', status, 'text/html'),
    },
  ]),
  // Refusals, and those of others.
  ...(
    [
      [401, 'sign-in'],
      [403, 'area'],
    ] as const
  ).flatMap(([status, expected]): Kind[] => [
    { name: `${status} without a body`, expected, make: () => json('', status, {}) },
    { name: `${status} in JSON`, expected, make: () => json({ Message: 'No.', message: 'No.' }, status) },
    { name: `${status} in plain words`, expected, make: () => text('client has no access', status) },
    {
      name: `${status} with a page`,
      expected: 'unclear',
      make: () => text('<html>no</html>', status, 'text/html'),
    },
    {
      name: `${status} of an edge in plain words`,
      expected: 'unclear',
      make: () => text('error code: 1020', status),
    },
    {
      name: `${status} of a filter`,
      expected: 'unclear',
      make: () => text('<p>FortiGuard web filter', status, 'text/html'),
    },
    {
      name: `${status} of a filter in JSON`,
      expected: 'unclear',
      make: () => json({ error: 'Blocked by Zscaler' }, status),
    },
    {
      name: `${status} of a squid`,
      expected: 'unclear',
      make: () => json('no', status, { 'x-squid-error': 'ERR_ACCESS_DENIED 0' }),
    },
    {
      name: `${status} of a hot spot`,
      expected: 'unclear',
      make: () => text('<html>captive portal</html>', status, 'text/html'),
    },
  ]),
];
