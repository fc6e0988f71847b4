import fc from 'fast-check';
import type { HttpOutcome } from '../../../../../src-main/http/http-request.ts';
import { findChecks } from '../../../../../src-main/vendors/catalog.ts';
import { REQUEST_ERROR_CODES } from '../../../../../src-preload/contract/request-error.ts';
import type { ReadCheck } from '../../../../../src-preload/contract/vendor.ts';
import { jwt } from '../../../../servers/halo-server.ts';
import { ORIGIN } from './run-halo.ts';

// Answers of every kind: near to what Halo says, broken in one place, or anything at all.

/** An answer as it is sent; `cut` is what the client makes of one that is too large. */
export type Sent = {
  status: number;
  type: string;
  text: string;
  headers: Record<string, string>;
  cut?: boolean;
};

/** The areas that are read. */
export const reads = findChecks('halopsa').checks.filter(
  (check): check is ReadCheck => check.kind === 'read',
);

const texts = fc.oneof(
  fc.constantFrom('', 'all', 'invalid_scope', 'invalid_client'),
  fc.constantFrom(
    `${ORIGIN}/auth`,
    'https://evil.example/auth',
    'http://acme.halopsa.com',
    'https://a@acme.halopsa.com',
    '42',
    'Unassigned',
  ),
  fc.string(),
);
const claims = fc.dictionary(
  fc.constantFrom('id', 'sub', 'agent_id', 'scope', 'name'),
  fc.oneof(texts, fc.constantFrom(42, 7, 0)),
);
const tokens = fc.oneof(fc.constant('token-0001'), claims.map(jwt), texts);
const flags = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  fc.constantFrom<unknown>(undefined, true, 0, 1, 'true', '', null),
);
const agents = fc.record(
  {
    id: fc.oneof({ weight: 9, arbitrary: fc.constantFrom<unknown>(42, 42, '42', 7, 0) }, fc.jsonValue()),
    name: texts,
    isdisabled: flags,
    isapiagent: flags,
    teams: fc.constantFrom<unknown>([{ team_id: 1 }], [{ team_id: 1 }], [], [{}], null),
  },
  { requiredKeys: ['id'] },
);
const scopes = fc.constantFrom(
  'all',
  'ALL all:teams',
  'all:standard all:teams admin:webhooks',
  'read:tickets',
);
const grants = fc.record(
  {
    access_token: tokens,
    scope: fc.oneof({ weight: 3, arbitrary: scopes }, texts, fc.jsonValue()),
    id_token: tokens,
    error: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(null, '') }, texts),
  },
  { requiredKeys: ['access_token'] },
);
const objects = fc.oneof(
  grants,
  fc.record({ error: texts, error_description: texts }, { requiredKeys: ['error'] }),
  fc.record(
    { auth_url: fc.oneof(texts, fc.webUrl(), fc.jsonValue()), tenant_id: fc.oneof(texts, fc.jsonValue()) },
    { requiredKeys: [] },
  ),
  agents,
  fc
    .tuple(agents, fc.dictionary(fc.constantFrom('error', 'Message'), texts))
    .map(([one, more]) => ({ ...one, ...more })),
  fc.array(agents, { maxLength: 4 }),
  fc.record(
    { agents: fc.oneof(fc.array(agents, { maxLength: 3 }), fc.jsonValue()), results: fc.array(agents) },
    { requiredKeys: [] },
  ),
  fc.dictionary(
    fc.constantFrom(...reads.flatMap(({ response }) => response.list ?? [])),
    fc.oneof(
      fc.array(
        fc.record({ id: fc.nat(), name: texts, summary: texts, priorityid: fc.nat() }, { requiredKeys: [] }),
      ),
      fc.jsonValue(),
    ),
  ),
  fc.jsonValue(),
);
const bodiesOf = (objects: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 6, arbitrary: objects.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: objects.map((value) => `\uFEFF${JSON.stringify(value)}`) },
    { weight: 1, arbitrary: objects.map((value) => JSON.stringify(value).slice(0, -1)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '<html></html>',
        'Rate Limit Reached',
        `[${'{"id":42},'.repeat(2_000)}{}]`,
      ),
    },
    { weight: 1, arbitrary: fc.string() },
  );
const sentOf = (objects: fc.Arbitrary<unknown>): fc.Arbitrary<Sent> =>
  fc.record({
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant(200) },
      { weight: 4, arbitrary: fc.constantFrom(201, 204, 302, 400, 401, 403, 404, 429, 500, 503, 511) },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
    ),
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constant('application/json') },
      fc.constantFrom('text/html', 'text/plain', ''),
    ),
    text: bodiesOf(objects),
    headers: fc.constantFrom<Record<string, string>>(
      {},
      {},
      {},
      { 'retry-after': '9' },
      { location: ORIGIN },
    ),
  });

const when = { milliseconds: 1, at: '2026-03-04T09:00:00.000Z' };

/** What the client hands over, and what was sent to make it so; null where nobody answered. */
export type Made = { outcome: HttpOutcome; sent: Sent | null };

const outcomesOf = (sent: fc.Arbitrary<Sent>): fc.Arbitrary<Made> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(sent, fc.nat(19)).map(([one, chance]) => made({ ...one, cut: chance === 0 })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...REQUEST_ERROR_CODES).map((code) => ({
        outcome: { ok: false as const, error: { code, params: {} }, ...when },
        sent: null,
      })),
    },
  );

function made(one: Sent): Made {
  const headers = { 'content-type': one.type, ...one.headers };
  const { status, text, cut = false } = one;
  const answer = { status, headers, body: text, truncated: cut, ...when };
  return { outcome: { ok: true, response: answer, ...when }, sent: one };
}

export const sent = sentOf(objects);
export const outcomes = outcomesOf(sent);
/** Answers to a request for a token, and to a question for one agent. */
export const tokenOutcomes = outcomesOf(sentOf(grants));
export const agentOutcomes = outcomesOf(sentOf(agents));
