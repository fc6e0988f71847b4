import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runChecks } from '../../../src-main/checks/run-checks.ts';
import { findChecks } from '../../../src-main/vendors/catalog.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { runParts } from '../../harness/run-parts.ts';
import { type AsioServer, startAsioServer } from '../../servers/asio-server.ts';
import { clientOf, run as runAsio } from './scripted/asio/run-asio.ts';
import { type HaloRun, openHaloWorld } from './scripted/halopsa/run-halo.ts';

// Kinds of answers to a sign-in, for every vendor that has one: what the row says, and what it cost.

type Answer = { status: number; body?: unknown; text?: string; headers?: Record<string, string> };

const json = (status: number, body: unknown): Answer => ({ status, body });
const text = (status: number, words: string): Answer => ({
  status,
  text: words,
  headers: { 'content-type': 'text/plain' },
});
const page = (status: number, html = '<html><title>x</title></html>'): Answer => ({
  status,
  text: html,
  headers: { 'content-type': 'text/html' },
});
const waits = (status: number, headers: Record<string, string>): Answer => ({ status, body: {}, headers });
const soon = String(Math.ceil(Date.now() / 1000) + 7_200);

/** For ConnectWise Asio and for HaloPSA: the verdict of the sign-in, and the sign-ins spent. */
type Cost = [verdict: string, spent: number];
const REFUSED: Cost = ['failed', 1];
const UNCLEAR: Cost = ['could-not-tell', 1];
const TWICE: Cost = ['could-not-tell', 2];

const KINDS: [string, Answer, Cost, Cost][] = [
  // The vendor's own word about the client: one sign-in. Without a word Asio needs a second, because a missing scope
  // may be answered the same; HaloPSA names scopes.
  ['invalid_client, 401', json(401, { error: 'invalid_client' }), REFUSED, REFUSED],
  ['invalid_client, 400', json(400, { error: 'invalid_client' }), REFUSED, REFUSED],
  ['invalid_client, 403', json(403, { error: 'invalid_client' }), REFUSED, REFUSED],
  ['own words, 400', json(400, { message: 'Invalid client credentials' }), REFUSED, REFUSED],
  ['own words, 401', json(401, { Message: 'Client authentication failed' }), REFUSED, REFUSED],
  ['own words, 403', json(403, { detail: 'The client secret is incorrect' }), REFUSED, REFUSED],
  ['own words, 422', json(422, { message: 'Unknown client' }), REFUSED, REFUSED],
  ['plain words, 400', text(400, 'Bad credentials'), REFUSED, REFUSED],
  ['plain words, 401', text(401, 'Invalid client credentials'), REFUSED, REFUSED],
  ['Unauthorized, 401', json(401, { message: 'Unauthorized' }), ['failed', 2], REFUSED],
  ['nothing, 401', { status: 401 }, ['failed', 2], REFUSED],
  // A refusal that says neither.
  ['Forbidden, 403', json(403, { message: 'Forbidden' }), TWICE, UNCLEAR],
  ['nothing, 403', { status: 403 }, TWICE, UNCLEAR],
  ['nothing, 400', { status: 400 }, TWICE, UNCLEAR],
  ['Bad request, 400', json(400, { message: 'Bad request' }), TWICE, UNCLEAR],
  ['invalid_request, 400', json(400, { error: 'invalid_request' }), TWICE, UNCLEAR],
  ['invalid_grant, 400', json(400, { error: 'invalid_grant' }), TWICE, UNCLEAR],
  // A refused scope: all narrower ways, and no more.
  [
    'invalid_scope, 400',
    json(400, { error: 'invalid_scope' }),
    ['could-not-tell', 11],
    ['could-not-tell', 3],
  ],
  // Not the vendor's.
  ['a page, 401', page(401), UNCLEAR, UNCLEAR],
  ['a page, 403', page(403), UNCLEAR, UNCLEAR],
  ['a page, 200', page(200), UNCLEAR, UNCLEAR],
  ['a page, 404', page(404), UNCLEAR, UNCLEAR],
  ['a filter, 403', text(403, 'error code: 1020'), UNCLEAR, UNCLEAR],
  ['a filter’s page, 403', page(403, '<html>Blocked by Zscaler</html>'), UNCLEAR, UNCLEAR],
  [
    'Windows’ sign-in, 401',
    { status: 401, text: '', headers: { 'www-authenticate': 'Negotiate, NTLM' } },
    UNCLEAR,
    UNCLEAR,
  ],
  ['a proxy’s sign-in', { status: 407 }, UNCLEAR, UNCLEAR],
  ['a portal', page(511), UNCLEAR, UNCLEAR],
  // No answer to the question.
  ['404', json(404, {}), UNCLEAR, UNCLEAR],
  ['405', { status: 405 }, UNCLEAR, UNCLEAR],
  ['500', json(500, {}), UNCLEAR, UNCLEAR],
  ['503', { status: 503 }, UNCLEAR, UNCLEAR],
  ['a redirect', { status: 307, headers: { location: 'https://elsewhere.example/' } }, UNCLEAR, UNCLEAR],
  ['no token', json(200, { token_type: 'Bearer' }), UNCLEAR, UNCLEAR],
  ['an error in a 200', json(200, { error: 'invalid_client', access_token: 'x' }), UNCLEAR, UNCLEAR],
  ['a list', json(200, []), UNCLEAR, UNCLEAR],
  ['nothing, 204', { status: 204 }, UNCLEAR, UNCLEAR],
];

const WAITS: [string, Answer][] = [
  ['429', { status: 429 }],
  ['429 and Retry-After', waits(429, { 'retry-after': '7200' })],
  ['429 and a reset', waits(429, { 'x-ratelimit-reset': soon })],
  ['503 and Retry-After', waits(503, { 'retry-after': '7200' })],
  ['503 and a date', waits(503, { 'retry-after': new Date(Date.now() + 7_200_000).toUTCString() })],
  ['503 and a reset', waits(503, { reset: soon })],
  ['503 and a spent limit', waits(503, { 'ratelimit-reset': '7200', 'ratelimit-remaining': '0' })],
  ['423 and Retry-After', waits(423, { 'retry-after': '7200' })],
  ['500 and Retry-After', waits(500, { 'retry-after': '7200' })],
];

let asio: AsioServer;
let asioClient: ReturnType<typeof clientOf>;
let halo: Awaited<ReturnType<typeof openHaloWorld>>;

beforeAll(async () => {
  asio = await startAsioServer('eu');
  asioClient = clientOf(asio);
  halo = await openHaloWorld();
});
afterAll(async () => {
  await asioClient.close();
  await asio.close();
  await halo.close();
});
beforeEach(() => {
  asio.tokenCalls.length = 0;
  asio.reads.length = 0;
  halo.halo.answers.clear();
});

/** Both vendors with every request for a token answered so. */
async function both(answer: Answer) {
  asio.mint = () => answer;
  halo.halo.answers.set('/auth/token', answer);
  const [one, other] = await Promise.all([runAsio(asioClient), halo.run()]);
  return { asio: one, halo: other };
}

const signInOf = (report: HaloRun['report']) => report.rows.find(({ row }) => row === 'sign-in');

describe('an answer to the request for a token', () => {
  it.each(KINDS)('%s', async (_name, answer, asioCost, haloCost) => {
    const seen = await both(answer);
    expect([signInOf(seen.asio.report)?.verdict, asio.tokenCalls.length]).toEqual(asioCost);
    expect([signInOf(seen.halo.report)?.verdict, seen.halo.spent]).toEqual(haloCost);
    for (const { report } of [seen.asio, seen.halo]) {
      // Without a sign-in no permission is blamed, but a scope that HaloPSA refused in so many words.
      const blamed = report.rows.filter(({ verdict, row }) => verdict === 'failed' && row !== 'sign-in');
      expect(
        blamed.map(({ reason }) => reason?.code).filter((code) => code !== 'vendor:invalid-scope'),
      ).toEqual([]);
      // What answered in the vendor's place may be nameless; every other sentence has its values.
      const params = report.rows.flatMap(({ reason }) =>
        Object.entries(reason?.params ?? {}).filter(([name]) => name !== 'product'),
      );
      expect(params.filter(([, value]) => value === '')).toEqual([]);
    }
    expect(asio.reads).toEqual([]);
  });

  it.each(WAITS)('that asks to wait ends the run at once: %s', async (_name, answer) => {
    const seen = await both(answer);
    expect([asio.tokenCalls.length, seen.halo.spent, asio.reads]).toEqual([1, 1, []]);
    for (const { report } of [seen.asio, seen.halo]) {
      expect([report.ended, signInOf(report)?.verdict]).toEqual(['wait-asked', 'could-not-tell']);
      const rest = report.rows.filter(({ counts, row }) => counts && row !== 'sign-in');
      expect(new Set(rest.map(({ verdict }) => verdict))).toEqual(new Set(['not-tested']));
      if (Object.keys(answer.headers ?? {}).length === 0) continue;
      const left = Date.parse(report.tryAgainAt ?? '') - Date.now();
      expect(Math.round(left / 60_000)).toBe(120);
    }
  });
});

describe('a read that asks to wait ends the run at once', () => {
  let answered: Answer = { status: 200 };
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(answered.status, { 'content-type': 'application/json', ...answered.headers });
    response.end(answered.body === undefined ? '' : JSON.stringify(answered.body));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  afterEach(() => server.closeAllConnections());

  it.each(
    [['vsax', 'https://acme.vsax.net'] as const, ['neo', 'https://api.neoagent.io'] as const].flatMap(
      ([id, origin]) => WAITS.map(([name, answer]) => [id, name, origin, answer] as const),
    ),
  )('%s: %s', async (id, _name, origin, answer) => {
    answered = answer;
    requests = 0;
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = routedClient(new Map([[origin, to]]));
    const report = await runChecks(
      runParts(id, {
        value: (field) => (field === 'notifications' ? 'none' : `value-of-${field}`),
        origin,
        client,
      }),
    );
    await client.close();
    expect([requests, report.ended]).toEqual([findChecks(id).concurrency ?? 1, 'wait-asked']);
    expect(report.rows.some(({ verdict }) => verdict === 'failed' || verdict === 'passed')).toBe(false);
    if (Object.keys(answer.headers ?? {}).length === 0) return;
    expect(Math.round((Date.parse(report.tryAgainAt ?? '') - Date.now()) / 60_000)).toBe(120);
  });
});
