import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readToken, type TokenRequestKind } from '../../../../../src-main/checks/scripted/asio/read-token.ts';
import type { HttpResponse } from '../../../../../src-main/http/http-request.ts';
import {
  type AsioAnswer,
  type AsioServer,
  CLIENT_SECRET,
  NINE,
  startAsioServer,
} from '../../../../servers/asio-server.ts';
import { clientOf, run } from './run-asio.ts';
import table from './token.cases.json' with { type: 'json' };

const now = Date.parse(table.now);

type Given = { status: number; headers?: Record<string, string | undefined>; body?: unknown };

function answerOf({ status, headers = {}, body }: Given): HttpResponse {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const known = Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined);
  const when = { milliseconds: 1, at: table.now };
  return { status, headers: Object.fromEntries(known), body: text, truncated: false, ...when };
}

function kindOf(request: string, hasToken = false): TokenRequestKind {
  if (request === 'nine' || request === 'none') return request;
  return hasToken ? 'one-when-in' : 'one';
}

describe('what an answer of the token endpoint means', () => {
  it.each(table.cases)('$name', ({ asked, answer, expect: wanted, ...one }) => {
    const reading = readToken(answerOf(answer), kindOf(asked, 'hasToken' in one && one.hasToken));
    const kind = reading.kind === 'error' ? `error:${reading.error.code}` : reading.kind;
    expect(kind).toBe(wanted.kind);
    if (reading.kind === 'granted') expect(reading.scopes).toEqual(wanted.scopes);
    if (reading.kind === 'wait') expect((Date.parse(reading.until) - now) / 1000).toBe(wanted.seconds);
  });

  it('is too big when it was cut off, and never half a token', () => {
    const answer = { ...answerOf({ status: 200, body: { access_token: 'a', scope: 'b' } }), truncated: true };
    expect(readToken(answer, 'nine')).toMatchObject({ error: { code: 'answer-too-big' } });
  });
});

const words = fc.oneof(
  fc.constantFrom(
    'invalid_client',
    'invalid_scope',
    'scope',
    '',
    'Unauthorized',
    'o7-token',
    'a b',
    'a\r\nb',
  ),
  fc.constantFrom(...NINE),
  fc.string(),
);
const member = fc.oneof(
  words,
  fc.integer(),
  fc.constant(null),
  fc.array(words, { maxLength: 3 }),
  fc.object(),
);
const names = [
  ...['access_token', 'Access_Token', 'accessToken', 'scope', 'token_type', 'expires_in', 'error'],
  ...['error_description', 'message', 'code', 'description', 'detail', 'title', 'errors', 'payload'],
] as const;
const likely = fc.record(
  {
    access_token: words,
    scope: fc.oneof(words, fc.array(words, { maxLength: 9 })),
    error: words,
    message: member,
  },
  { requiredKeys: ['access_token'] },
);
const record = fc.oneof(fc.dictionary(fc.constantFrom(...names), member), likely);
const huge = fc.constant(`{"access_token":"${'a'.repeat(200_000)}`);
const truncated = fc.nat(9).map((one) => one === 0);
const body = fc.oneof(
  { weight: 6, arbitrary: record.map((one) => JSON.stringify(one)) },
  fc.array(record, { maxLength: 3 }).map((one) => JSON.stringify(one)),
  fc.json(),
  fc.string(),
  fc.constantFrom('', '<html>', 'null', '{"access_token":"a","scope":'),
  huge,
);
const status = fc.oneof(
  fc.constant(200),
  fc.constantFrom(200, 201, 204, 301, 302, 400, 401, 403, 404, 418, 423, 429, 500, 502, 503, 511),
  fc.integer({ min: 200, max: 599 }),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', 'text/plain', 'x'),
    'retry-after': fc.oneof(fc.constantFrom('0', '120', '-1', 'soon', '99999999'), fc.string()),
    reset: fc.oneof(fc.constantFrom('1767225720', '60', '0'), fc.string()),
    location: fc.constantFrom('https://elsewhere.example/x', '/x'),
  },
  { requiredKeys: [] },
);
const asked = fc.constantFrom<TokenRequestKind>('nine', 'none', 'none-after-scope', 'one', 'one-when-in');

/** A token that stands in the answer itself, under one of the three names clients have seen. */
function holdsToken(text: string, token: string): boolean {
  const read = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  return ['access_token', 'Access_Token', 'accessToken'].some((name) => read[name] === token);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

it('no answer is a grant without a 2xx that holds the token and, for a list, its scopes: 10,000 answers', () => {
  const counts = { granted: 0, other: 0 };
  fc.assert(
    fc.property(status, headers, body, truncated, asked, (code, given, text, isCut, what) => {
      const reading = readToken(
        { ...answerOf({ status: code, headers: given, body: text }), truncated: isCut },
        what,
      );
      if (reading.kind === 'wait') {
        expect(code).toBeGreaterThanOrEqual(400);
        expect(Date.parse(reading.until)).toBeGreaterThanOrEqual(now);
      }
      if (reading.kind === 'refused-credentials') expect([400, 401, 403, 404, 422]).toContain(code);
      if (!('token' in reading)) {
        counts.other += 1;
        return;
      }
      counts.granted += 1;
      expect(code >= 200 && code < 300 && !isCut).toBe(true);
      expect(holdsToken(text, reading.token)).toBe(true);
      expect(() => new Headers({ authorization: `Bearer ${reading.token}` })).not.toThrow();
      if (reading.kind === 'granted') {
        const scope: unknown = (JSON.parse(text) as { scope?: unknown }).scope;
        // A list may come percent-encoded, as in an address.
        const texts = [scope].flat().map(String);
        const readable = [...texts, ...texts.map(decoded)].join(' ').toLowerCase();
        for (const one of reading.scopes) expect(readable).toContain(one);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(counts.granted).toBeGreaterThan(100);
  expect(counts.other).toBeGreaterThan(1_000);
});

describe('through sockets', () => {
  let tenant: AsioServer;
  beforeAll(async () => {
    tenant = await startAsioServer();
  });
  afterAll(() => tenant.close());

  const readable = headers.map((one) =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [name, value?.replace(/[^\x21-\x7e]/g, '')]),
    ),
  );
  const answer = fc.oneof(
    fc.record({ status, headers: readable, text: body }),
    record.map((one) => ({ status: 200, headers: {}, text: JSON.stringify(one) })),
  );

  it('no row passes that no token and no read has shown: 200 runs', async () => {
    const client = clientOf(tenant);
    const check = fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 4 }), async (answers) => {
      tenant.tokenCalls.length = 0;
      tenant.mint = (_call, count) => answers[(count - 1) % answers.length] as AsioAnswer;
      const { report, pauses } = await run(client);
      expect(tenant.tokenCalls.length).toBeLessThanOrEqual(12);
      expect(pauses.every((one) => one >= 1_500)).toBe(true);
      for (const row of report.rows.filter(({ verdict }) => verdict === 'passed')) {
        expect(row.evidence.some((one) => one.status !== undefined && one.status < 300)).toBe(true);
      }
      const passed = report.rows.filter(({ verdict }) => verdict === 'passed').length;
      const grants = answers.filter((one) => 'token' in readToken(answerOf(bodyOf(one)), 'nine'));
      if (grants.length === 0) expect(passed).toBe(0);
      expect(JSON.stringify(report)).not.toContain(CLIENT_SECRET);
    });
    await fc.assert(check, { numRuns: 200 });
    await client.close();
  });
});

function bodyOf({
  text,
  ...rest
}: {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}) {
  return { ...rest, body: text };
}
