import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVerdict } from '../../../src-main/checks/read-verdict.ts';
import type { Client } from '../../../src-main/http/client.ts';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { findChecks, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { REQUEST_ERROR_CODES } from '../../../src-preload/contract/request-error.ts';
import type { ReadCheck, ValueKind } from '../../../src-preload/contract/vendor.ts';
import { routedClient } from '../../harness/routed-client.ts';

const CASES = 10_000;
const THROUGH_SOCKETS = 200;

type Answer = { status: number; headers: Record<string, string>; body: string };

const VALUES: Record<ValueKind, fc.Arbitrary<unknown>> = {
  text: fc.constantFrom('a text', '2026-01-01T00:00:00'),
  name: fc.constantFrom('Acme', 'Access denied'),
  id: fc.constantFrom<unknown>(7, 'a-7'),
  number: fc.integer(),
  boolean: fc.boolean(),
  list: fc.constantFrom<unknown>([], [1]),
  object: fc.constantFrom<unknown>({}, { name: 'x' }),
};
const ANY_VALUE = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constantFrom<unknown>(null, '', ' ', true, [], {}, '<html></html>'),
);

/** Bodies near to what a check wants, and far from it: right shapes with a wrong name, cut, empty, pages, errors. */
function bodyFor(check: ReadCheck): fc.Arbitrary<string> {
  const kinds = Object.assign({}, ...check.response.has) as Record<string, ValueKind>;
  const others = ['error', 'message', 'code', 'id_', 'Data', '', ...(check.response.hasNot ?? [])];
  const odd = fc.dictionary(fc.constantFrom(...Object.keys(kinds), ...others), ANY_VALUE, { maxKeys: 3 });
  const right = fc.record(
    Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, VALUES[kind]])),
    { requiredKeys: [] },
  );
  const record = fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 2, arbitrary: odd },
    { weight: 2, arbitrary: fc.tuple(right, odd).map(([one, other]) => ({ ...one, ...other })) },
  );
  const paths = [check.response.list ?? check.response.object ?? ''].flat();
  const at = (path: string, value: unknown): unknown =>
    path === '' ? value : path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const shaped = fc
    .tuple(
      fc.constantFrom(...paths, 'Data', 'error', 'x'),
      fc.oneof(record, fc.array(record, { maxLength: 3 })),
    )
    .map(([path, value]) => at(path, value));
  const inner = fc
    .constantFrom(200, 403, 500, undefined, null, 'no')
    .map((code) => ({ Meta: { ResponseCode: code } }));
  const json = fc.oneof(
    shaped,
    fc
      .tuple(shaped, inner)
      .map(([body, meta]) => (Array.isArray(body) ? body : { ...Object(body), ...meta })),
    fc.jsonValue(),
  );
  return fc.oneof(
    { weight: 6, arbitrary: json.map((value) => JSON.stringify(value)) },
    {
      weight: 2,
      arbitrary: fc.tuple(json, fc.nat(40)).map(([value, cut]) => JSON.stringify(value).slice(0, cut)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '<!doctype html><p>Sign in</p>',
        '\uFEFF<html>',
        'null',
        '[]',
        '{}',
        'OK',
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
  );
}

function answerFor(check: ReadCheck): fc.Arbitrary<Answer> {
  return fc.record({
    status: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(200, 200, 201, 204) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(301, 302, 400, 401, 403, 404, 407, 409, 429, 500, 502, 503, 511),
      },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
    ),
    headers: fc.record({
      'content-type': fc.constantFrom('application/json', 'text/html; charset=utf-8', 'text/plain', ''),
    }),
    body: bodyFor(check),
  });
}

/** Said again in other words than the reader's: what must stand in an answer before anything may be called passed. */
function hasEvidence(check: ReadCheck, answer: Answer): boolean {
  if (answer.status === 204) return check.emptyIs === 'passed';
  const text = answer.body.replace(/^\uFEFF/, '');
  if (answer.status < 200 || answer.status > 299) return false;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return false;
  }
  const walk = (path: string): unknown =>
    path === ''
      ? body
      : path
          .split('.')
          .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], body);
  const inner = check.response.innerStatus === undefined ? undefined : walk(check.response.innerStatus);
  if (inner !== undefined && inner !== null && !(Number(inner) >= 200 && Number(inner) <= 299)) return false;
  if (check.response.list === undefined) return provesArea(check, walk(check.response.object ?? ''));
  const lists = [check.response.list].flat().map(walk);
  const isEmpty = (list: unknown) => (Array.isArray(list) && list.length === 0) || list === null;
  return lists.some(
    (list) =>
      (isEmpty(list) && check.emptyIs === 'passed') ||
      (Array.isArray(list) && list.some((one) => provesArea(check, one))),
  );
}

function provesArea({ response }: ReadCheck, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  const holds = ([name, kind]: [string, ValueKind]) => {
    const member = members[name];
    if (kind === 'text' || kind === 'name') return typeof member === 'string' && member.trim().length > 0;
    if (kind === 'id')
      return typeof member === 'number' || (typeof member === 'string' && member.trim() !== '');
    if (kind === 'list') return Array.isArray(member);
    if (kind === 'object') return member?.constructor === Object;
    return typeof member === kind;
  };
  const isOther = response.hasNot?.some((name) => name in members) ?? false;
  return (
    !isOther && response.has.every((group) => Object.entries(group as Record<string, ValueKind>).some(holds))
  );
}

/** The one answer that is no 2xx and yet says "allowed, and empty". */
function isEmptyResponse(check: ReadCheck, answer: Answer): boolean {
  const { emptyResponse } = check.response;
  return emptyResponse?.status === answer.status && check.emptyIs === 'passed';
}

function asOutcome(answer: Answer): HttpOutcome {
  const measured = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
  return { ok: true, response: { ...answer, truncated: false, ...measured }, ...measured };
}

function judge(check: ReadCheck, answer: Answer, outcome: HttpOutcome): void {
  const { verdict, reason, proves } = readVerdict(check, outcome);
  const label = `${check.id}: ${verdict} for ${JSON.stringify(answer)}`;
  if (verdict === 'passed')
    expect(hasEvidence(check, answer) || isEmptyResponse(check, answer), label).toBe(true);
  if (proves) expect(answer.status >= 200 && answer.status <= 299, label).toBe(true);
  if (reason?.code === 'sign-in-refused') expect(answer.status, label).toBe(401);
  if (reason?.code === 'permission-missing') expect(answer.status, label).toBe(403);
  if (verdict !== 'passed') expect(reason, label).toBeDefined();
}

const folders = vendorIds().map((id) => ({
  id,
  reads: findChecks(id).checks.filter((check): check is ReadCheck => check.kind === 'read'),
}));

describe.each(folders)('whatever $id answers', ({ reads }) => {
  const given = fc.constantFrom(...reads).chain((check) => fc.tuple(fc.constant(check), answerFor(check)));

  it(`is not passed without the evidence its check demands, ${CASES} times`, () => {
    let passed = 0;
    fc.assert(
      fc.property(given, ([check, answer]) => {
        if (readVerdict(check, asOutcome(answer)).verdict === 'passed') passed += 1;
        judge(check, answer, asOutcome(answer));
      }),
      { numRuns: CASES },
    );
    // Answers that never come near a pass would show nothing.
    expect(passed).toBeGreaterThan(CASES / 100);
  });

  it('is never passed or blamed on the credential when no answer came', () => {
    for (const check of reads) {
      for (const code of REQUEST_ERROR_CODES) {
        const outcome: HttpOutcome = { ok: false, error: { code, params: {} }, milliseconds: 1, at: '' };
        expect(readVerdict(check, outcome)).toMatchObject({ verdict: 'could-not-tell', proves: false });
      }
    }
  });
});

describe('the same through sockets', () => {
  let server: Server;
  let next: Answer = { status: 200, headers: {}, body: '' };
  let client: Client;
  const ORIGIN = 'https://any.example';

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(next.status, {
        ...next.headers,
        'content-length': String(Buffer.byteLength(next.body)),
      });
      response.end(next.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = routedClient(new Map([[ORIGIN, `http://127.0.0.1:${port}`]]));
  });
  afterAll(async () => {
    await client.close();
    server.closeAllConnections();
    server.close();
  });

  it.each(folders)(`$id, ${THROUGH_SOCKETS} times`, async ({ reads }) => {
    const given = fc.constantFrom(...reads).chain((check) => fc.tuple(fc.constant(check), answerFor(check)));
    await fc.assert(
      fc.asyncProperty(given, async ([check, answer]) => {
        // A status that may have no body ends before it.
        next = answer.status === 204 || answer.status === 304 ? { ...answer, body: '' } : answer;
        const outcome = await client.send({
          method: 'GET',
          url: `${ORIGIN}/`,
          headers: {},
          allowedOrigins: [ORIGIN],
          allowPrivate: false,
          signal: new AbortController().signal,
        });
        if (outcome.ok) judge(check, next, outcome);
        else expect(readVerdict(check, outcome).verdict).toBe('could-not-tell');
      }),
      { numRuns: THROUGH_SOCKETS },
    );
  });
});
