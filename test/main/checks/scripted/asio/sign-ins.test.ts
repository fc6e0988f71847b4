import { describe, expect, it } from 'vitest';
import { type AsioAnswer, grant, NINE } from '../../../../servers/asio-server.ts';
import { asioForEachTest, run, verdictsByRow } from './run-asio.ts';

// How many sign-ins each kind of answer of the token endpoint costs, and how the run ends. A key is locked when many
// tokens are asked for, and an hour has 24: no answer may cost more than it takes to tell.

const asio = asioForEachTest();

const json = (status: number, body: unknown): AsioAnswer => ({ status, body });
const page = (status: number): AsioAnswer => ({
  status,
  text: '<html><title>x</title></html>',
  headers: { 'content-type': 'text/html' },
});
const REFUSED = 'failed sign-in-refused';
const UNCLEAR = 'could-not-tell vendor:token-refused-unclear';

/** What every request for a token is answered, the sign-ins spent, and the sign-in's verdict. */
const SAME_ANSWER: [string, AsioAnswer, number, string][] = [
  ['invalid_client', json(401, { error: 'invalid_client' }), 1, REFUSED],
  ['invalid_client under 400', json(400, { error: 'invalid_client' }), 1, REFUSED],
  ['unauthorized_client', json(403, { error: 'unauthorized_client' }), 1, REFUSED],
  ['its own words under 400', json(400, { message: 'Invalid client credentials' }), 1, REFUSED],
  ['its own words under 401', json(401, { message: 'Invalid client credentials' }), 1, REFUSED],
  ['its own words under 403', json(403, { message: 'Invalid client credentials' }), 1, REFUSED],
  ['other words', json(400, { code: 'BadRequest', description: 'Incorrect client secret' }), 1, REFUSED],
  ['words in a list', json(400, [{ code: 'E1', message: 'Client authentication failed' }]), 1, REFUSED],
  ['words under a member of a framework', json(400, { detail: [{ msg: 'Wrong secret' }] }), 1, REFUSED],
  ['words of a gateway', json(400, { fault: { faultstring: 'No client found' } }), 1, REFUSED],
  ['400 about a certificate', json(400, { message: 'Invalid client certificate' }), 2, UNCLEAR],
  ['401 about an address', json(401, { message: 'Invalid client IP address' }), 2, UNCLEAR],
  ['403 about an address', json(403, { message: 'Invalid client IP address' }), 2, UNCLEAR],
  ['400 about a version', json(400, { message: 'invalid client version' }), 2, UNCLEAR],
  ['plain words', { status: 401, text: 'Bad credentials' }, 1, REFUSED],
  ['401 with Unauthorized', json(401, { message: 'Unauthorized' }), 2, REFUSED],
  ['401 with nothing', { status: 401 }, 2, REFUSED],
  ['401 with plain words', { status: 401, text: 'Unauthorized' }, 2, REFUSED],
  ['400 with Unauthorized', json(400, { message: 'Unauthorized' }), 2, REFUSED],
  ['403 with Forbidden', json(403, { message: 'Forbidden' }), 2, UNCLEAR],
  ['403 with nothing', { status: 403 }, 2, UNCLEAR],
  ['400 with nothing', { status: 400 }, 2, UNCLEAR],
  ['400 with Bad request', json(400, { message: 'Bad request', code: '400' }), 2, UNCLEAR],
  ['invalid_request', json(400, { error: 'invalid_request' }), 2, UNCLEAR],
  ['access_denied', json(403, { error: 'access_denied' }), 2, UNCLEAR],
  [
    'invalid_scope for everything',
    json(400, { error: 'invalid_scope' }),
    11,
    'could-not-tell vendor:no-scope-granted',
  ],
  ['a page under 401', page(401), 1, 'could-not-tell html-answer'],
  ['a page under 403', page(403), 1, 'could-not-tell forbidden-by-filter'],
  ['a page under 200', page(200), 1, 'could-not-tell html-answer'],
  ['a filter', { status: 403, text: 'error code: 1020' }, 1, 'could-not-tell forbidden-by-filter'],
  ['404', json(404, { message: 'no Route matched with those values' }), 1, 'could-not-tell not-found'],
  ['405', json(405, {}), 1, 'could-not-tell other-status'],
  ['500', json(500, { message: 'scope service failed' }), 1, 'could-not-tell server-error'],
  ['502', { status: 502 }, 1, 'could-not-tell server-unavailable'],
  ['503', { status: 503 }, 1, 'could-not-tell server-unavailable'],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://elsewhere.example/' } },
    1,
    'could-not-tell redirected',
  ],
  ['no token', json(200, { token_type: 'Bearer' }), 1, 'could-not-tell vendor:no-token'],
  [
    'an error beside a token',
    json(200, { access_token: 'x', error: 'invalid_client' }),
    1,
    'could-not-tell vendor:no-token',
  ],
  ['423', { status: 423 }, 1, 'could-not-tell vendor:token-locked'],
  ['429', { status: 429 }, 1, 'could-not-tell rate-limited'],
  [
    '503 with Retry-After',
    { status: 503, headers: { 'retry-after': '7200' } },
    1,
    'could-not-tell vendor:token-wait',
  ],
  [
    '401 with Retry-After',
    { status: 401, headers: { 'retry-after': '900' } },
    1,
    'could-not-tell vendor:token-wait',
  ],
  ['all nine', grant(NINE), 1, 'passed'],
  ['an empty grant', grant([]), 1, 'passed'],
  ['a token without a list', grant([], 'none'), 2, 'passed'],
];

describe('where every request for a token is answered the same', () => {
  it.each(SAME_ANSWER)('%s', async (_name, answer, spent, verdict) => {
    asio.tenant.mint = () => answer;
    const { report } = await run(asio.client);
    expect([asio.tenant.tokenCalls.length, verdictsByRow(report.rows)['sign-in']]).toEqual([spent, verdict]);
    if (verdict === 'passed') return;
    expect(asio.tenant.reads).toEqual([]);
    // Nobody is told that a permission is missing by a sign-in that did not work.
    expect(Object.values(verdictsByRow(report.rows))).not.toContain('failed permission-missing');
    const reasons = report.rows.flatMap(({ reason }) => Object.values(reason?.params ?? {}));
    expect(reasons).not.toContain('');
  });
});

const isNine = (scope: string | undefined) => scope?.includes(' ') === true;
const noScope = json(400, { error: 'invalid_scope' });

/** The answers for nine, for none and for one scope. */
const BY_KIND: [string, AsioAnswer, AsioAnswer, AsioAnswer, number, string][] = [
  ['nine refused for a scope, the key’s list', noScope, grant(NINE), noScope, 2, 'passed'],
  ['nine forbidden, the key’s list', json(403, { message: 'Forbidden' }), grant(NINE), noScope, 2, 'passed'],
  ['nine refused, no list', noScope, grant([], 'none'), noScope, 5, 'passed'],
  ['nine refused, no list, one fails', noScope, grant([], 'none'), { status: 500 }, 3, 'passed'],
  ['nine refused for a scope, none 401, one too', noScope, { status: 401 }, { status: 401 }, 3, UNCLEAR],
  ['nine refused for a scope, none 401, one granted', noScope, { status: 401 }, grant([]), 11, 'passed'],
  [
    'nine refused for a scope, none invalid_client',
    noScope,
    json(401, { error: 'invalid_client' }),
    noScope,
    2,
    REFUSED,
  ],
  ['nine refused for a scope, none forbidden', noScope, { status: 403 }, { status: 403 }, 3, UNCLEAR],
  [
    'nine and none refused for a scope, one fails',
    noScope,
    noScope,
    { status: 500 },
    3,
    'could-not-tell server-error',
  ],
  [
    'nine and none refused for a scope, one refused',
    noScope,
    noScope,
    json(401, { error: 'invalid_client' }),
    3,
    REFUSED,
  ],
  [
    'nine and none refused for a scope, one asks to wait',
    noScope,
    noScope,
    { status: 423 },
    3,
    'could-not-tell vendor:token-locked',
  ],
  ['nine without a list, none refused', grant([], 'none'), { status: 401 }, noScope, 2, 'passed'],
  ['nine without a list, none fails', grant([], 'none'), { status: 500 }, noScope, 2, 'passed'],
];

describe('where the answer depends on what is asked', () => {
  it.each(BY_KIND)('%s', async (_name, nine, none, one, spent, verdict) => {
    asio.tenant.mint = ({ scope }) => (isNine(scope) ? nine : scope === undefined ? none : one);
    const { report } = await run(asio.client);
    expect([asio.tenant.tokenCalls.length, verdictsByRow(report.rows)['sign-in']]).toEqual([spent, verdict]);
  });
});

it.each([
  ['the first', 1],
  ['the second', 2],
  ['the third', 3],
  ['the sixth', 6],
])('a wait asked for by %s answer ends the run at once, with the rest Not tested', async (_name, at) => {
  asio.tenant.mint = ({ scope = '' }, count) => {
    if (count === at) return { status: 503, headers: { 'retry-after': '10800' } };
    return NINE.includes(scope) ? grant([scope]) : noScope;
  };
  const { report, locks } = await run(asio.client);
  expect([asio.tenant.tokenCalls.length, asio.tenant.reads, report.ended]).toEqual([at, [], 'wait-asked']);
  expect(locks).toEqual([report.tryAgainAt]);
  const rest = Object.entries(verdictsByRow(report.rows)).filter(([, verdict]) => verdict !== 'passed');
  expect(rest.filter(([, verdict]) => verdict === 'not-tested wait-asked').length).toBeGreaterThanOrEqual(
    rest.length - 2,
  );
  expect(
    rest.every(([, verdict]) => /^not-tested wait-asked$|^could-not-tell vendor:token-wait$/.test(verdict)),
  ).toBe(true);
});

it('a wait asked for while the key’s list is looked for leaves the rest Not tested', async () => {
  asio.tenant.mint = (_call, count) => (count === 1 ? grant([], 'none') : { status: 429 });
  const { report } = await run(asio.client);
  expect(verdictsByRow(report.rows)).toMatchObject({
    'sign-in': 'passed',
    'companies-read': 'not-tested wait-asked',
    'agent-read': 'not-tested wait-asked',
  });
});
