// Longer than other tests because every way a sign-in can end is a run of its own, over one real server.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  agent,
  CLIENT_ID,
  CLIENT_SECRET,
  type HaloAnswer,
  type HaloServer,
  TOKEN,
} from '../../../../servers/halo-server.ts';
import {
  ELSEWHERE,
  type HaloOptions,
  type HaloRun,
  ORIGIN,
  openHaloWorld,
  TRIAL,
  verdictsByRow,
} from './run-halo.ts';

let halo: HaloServer;
let elsewhere: HaloServer;
let run: (options?: HaloOptions) => Promise<HaloRun>;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ halo, elsewhere, run, close } = await openHaloWorld());
});
afterEach(() => close());

const PLAIN = { 'content-type': 'text/plain' };

describe('a run of HaloPSA', () => {
  it('passes with under 30 requests, three at once, and says where it stands', async () => {
    const seen = await run();
    const verdicts = Object.fromEntries(seen.report.rows.map((row) => [row.row, row.verdict]));
    expect(Object.keys(verdicts)).toHaveLength(20);
    expect({ ...verdicts, 'seen-from-neo': 'passed' }).toEqual(
      Object.fromEntries(Object.keys(verdicts).map((row) => [row, 'passed'])),
    );
    expect(seen.report).toMatchObject({ overall: 'passed', ended: 'finished', fromThisComputer: true });
    expect(seen.report.identity).toEqual([
      { label: 'identity.address', value: 'acme.halopsa.com' },
      { label: 'identity.tenant', value: 'acme' },
      { label: 'identity.scope', value: 'all' },
      { label: 'identity.agent', value: 'Neo Agent' },
    ]);
    expect(seen.report.offers).toEqual([
      {
        field: 'agentId',
        words: 'identity.choose-agent',
        choices: [
          { value: '42', label: 'Neo Agent (42)' },
          { value: '7', label: 'Somebody (7)' },
        ],
      },
    ]);
    expect(seen.report.rows.find(({ row }) => row === 'companies')?.evidence[0]).toMatchObject({ count: 40 });
    expect(halo.requests.slice(0, 2)).toEqual(['GET /authinfo', 'POST /auth/token?tenant=acme']);
    expect(halo.requests).toHaveLength(24);
    expect(halo.mostAtOnce).toBeLessThanOrEqual(3);
    expect(seen.spent).toBe(1);
    expect(Object.fromEntries(halo.forms[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      scope: 'all',
    });
    expect(seen.announced.slice(0, 2).map((rows) => rows.map(({ row }) => row))).toEqual([
      ['seen-from-neo'],
      ['sign-in', 'scope', 'agent', 'seen-from-neo'],
    ]);
  });

  it('asks at most 29 times even where every detour is needed', async () => {
    halo.scopes = ['all:standard', 'all:teams'];
    halo.tellsScope = 'nowhere';
    halo.agents = [agent(7, 'Somebody')];
    const seen = await run();
    expect(verdictsByRow(seen, 'scope')).toBe('could-not-tell vendor:scope-not-told');
    expect(verdictsByRow(seen, 'agent')).toBe('warning vendor:agent-team-untold');
    expect(halo.requests).toHaveLength(28);
    expect(seen.spent).toBe(3);
  });
});

describe('where to sign in', () => {
  it.each<[string, HaloAnswer, string]>([
    ['JSON of something else', { status: 200, body: { hello: 'world' } }, 'vendor:not-halo'],
    ['a list', { status: 200, body: [] }, 'vendor:not-halo'],
    ['a page', { status: 200, text: '<!doctype html><title>Sign in</title>' }, 'html-answer'],
    ['nothing at all', { status: 204 }, 'not-json'],
    ['a proxy that wants a sign-in', { status: 407 }, 'proxy-sign-in'],
    [
      'a filter with its mark',
      { status: 403, text: 'error code: 1020', headers: PLAIN },
      'forbidden-by-filter',
    ],
    ['plain words', { status: 200, text: 'ok', headers: PLAIN }, 'not-json'],
    ['a redirect', { status: 302, headers: { location: `${ELSEWHERE}/x` } }, 'redirected'],
    ['a captive portal', { status: 511, text: '<html></html>' }, 'captive-portal'],
    [
      'a gateway with plain words',
      {
        status: 401,
        text: '401 Unauthorized',
        headers: { ...PLAIN, 'www-authenticate': 'Basic realm="traefik"' },
      },
      'gateway-sign-in',
    ],
    [
      'a gateway without a word',
      { status: 401, headers: { 'www-authenticate': 'Digest realm="x"' } },
      'gateway-sign-in',
    ],
    [
      'a gateway in JSON',
      {
        status: 401,
        body: { message: 'No API key found' },
        headers: { 'www-authenticate': 'Key realm="kong"' },
      },
      'gateway-sign-in',
    ],
  ])('sends no secret to %s', async (_name, answer, code) => {
    halo.answers.set('/authinfo', answer);
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe(`could-not-tell ${code}`);
    expect(seen.report).toMatchObject({ ended: 'finished', overall: 'could-not-tell' });
    expect(halo.requests).toEqual(['GET /authinfo']);
    expect(seen.spent).toBe(0);
    expect(elsewhere.requests).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no address', { tenant_id: 'acme' }],
    ['an empty address', { auth_url: '', tenant_id: null }],
    ['its address with a slash', { auth_url: `${ORIGIN}/auth/` }],
    ['the whole path', { auth_url: `${ORIGIN}/auth/token` }],
  ])('finds the place with %s', async (_name, authInfo) => {
    halo.authInfo = authInfo;
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe('passed');
    expect(halo.requests[1]).toMatch(/^POST \/auth\/token(\?tenant=acme)?$/);
  });

  it.each<[number, string, Omit<HaloAnswer, 'status'>]>([
    [403, 'nothing', {}],
    [404, 'JSON', { body: { Message: 'No HTTP resource was found' } }],
    [404, 'a page', { text: '<!doctype html><title>Not found</title>' }],
    [405, 'nothing', {}],
    [503, 'a page', { text: '<html></html>' }],
  ])('takes the usual place after %i with %s', async (status, _name, body) => {
    halo.answers.set('/authinfo', { status, ...body });
    const seen = await run();
    expect(seen.report.overall).toBe('passed');
    expect(halo.requests[1]).toBe('POST /auth/token');
  });

  it.each([404, 429, 503])('asks nothing more after a %i that asks to wait', async (status) => {
    halo.answers.set('/authinfo', { status, headers: { 'retry-after': '10800' } });
    const seen = await run();
    expect([seen.report.ended, seen.spent]).toEqual(['wait-asked', 0]);
    expect(seen.locked).toEqual([seen.report.tryAgainAt]);
    expect(halo.requests).toEqual(['GET /authinfo']);
  });

  it('signs in at another host of Halo, and asks the areas where it was told to', async () => {
    halo.authInfo = { auth_url: TRIAL, tenant_id: 'Acme & Co' };
    const seen = await run();
    expect(seen.report.overall).toBe('passed');
    expect(elsewhere.requests).toEqual(['POST /token?tenant=Acme%20%26%20Co']);
  });

  it('sends nothing secret to a host nobody confirmed, and asks for it', async () => {
    halo.authInfo = { auth_url: `${ELSEWHERE}/auth`, tenant_id: 'acme' };
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe('could-not-tell vendor:sign-in-elsewhere');
    expect(seen.report.hostToConfirm).toBe('sign-in.elsewhere.example');
    expect([elsewhere.requests, halo.forms, seen.spent]).toEqual([[], [], 0]);
  });

  it('signs in there once it is confirmed', async () => {
    halo.authInfo = { auth_url: `${ELSEWHERE}/auth`, tenant_id: 'acme' };
    const seen = await run({ confirmedHosts: ['sign-in.elsewhere.example'] });
    expect(seen.report.overall).toBe('passed');
    expect(elsewhere.requests).toHaveLength(1);
  });

  it.each([
    ['http', 'http://acme.halopsa.com/auth', 'vendor:sign-in-not-https'],
    ['a sign-in in it', 'https://a:b@acme.halopsa.com/auth', 'vendor:not-halo'],
    ['a query', 'https://acme.halopsa.com/auth?to=x', 'vendor:not-halo'],
    ['half an address', '/auth', 'vendor:not-halo'],
    ['a host that only looks like it', 'https://acme.halopsa.com.example/', 'vendor:sign-in-elsewhere'],
  ])('refuses an address with %s', async (_name, auth_url, code) => {
    halo.authInfo = { auth_url };
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe(`could-not-tell ${code}`);
    expect([elsewhere.requests, halo.forms]).toEqual([[], []]);
  });
});

describe('the sign-in', () => {
  const error = (status: number, name: string, error_description = ''): HaloAnswer => ({
    status,
    body: { error: name, error_description },
  });
  it.each<[string, HaloAnswer, string, string]>([
    ['invalid_client', error(401, 'Invalid_Client'), 'failed sign-in-refused', 'refused'],
    ['401 with nothing', { status: 401 }, 'failed sign-in-refused', 'refused'],
    [
      'an inactive application',
      error(401, 'invalid_client', 'Application is inactive'),
      'failed vendor:application-inactive',
      'refused',
    ],
    [
      'a disabled application',
      error(400, 'unauthorized_client', 'The app is disabled.'),
      'failed vendor:application-inactive',
      'finished',
    ],
    [
      'the wrong method',
      error(400, 'unauthorized_client', 'not allowed to use the grant type'),
      'failed vendor:wrong-method',
      'finished',
    ],
    [
      'an error of another kind',
      error(400, 'invalid_grant'),
      'could-not-tell vendor:token-error',
      'finished',
    ],
    ['400 without words', { status: 400, body: {} }, 'could-not-tell bad-request', 'finished'],
    [
      'an unknown tenant',
      { status: 500, text: '<html>Error</html>' },
      'could-not-tell vendor:wrong-tenant-host',
      'finished',
    ],
    ['503', { status: 503, body: undefined }, 'could-not-tell server-unavailable', 'finished'],
    [
      'a filter',
      { status: 403, text: '<html>Blocked</html>' },
      'could-not-tell forbidden-by-filter',
      'finished',
    ],
    ['403', { status: 403, body: {} }, 'could-not-tell forbidden', 'finished'],
    ['a page', { status: 200, text: '<html></html>' }, 'could-not-tell html-answer', 'finished'],
    ['no token', { status: 200, body: { scope: 'all' } }, 'could-not-tell wrong-shape', 'finished'],
    [
      'a token no header can carry',
      { status: 200, body: { access_token: 'a\r\nb: c' } },
      'could-not-tell wrong-shape',
      'finished',
    ],
    [
      'an error inside',
      { status: 200, body: { error: 'server_error', access_token: 'x' } },
      'could-not-tell error-inside',
      'finished',
    ],
    [
      'a redirect',
      { status: 307, headers: { location: `${ELSEWHERE}/token` } },
      'could-not-tell redirected',
      'finished',
    ],
  ])('ends at %s', async (_name, answer, verdict, ended) => {
    halo.answers.set('/auth/token', answer);
    const seen = await run();
    expect([verdictsByRow(seen, 'sign-in'), seen.report.ended]).toEqual([verdict, ended]);
    expect(verdictsByRow(seen, 'agent')).toBe('not-tested earlier-failed');
    expect(halo.requests).toHaveLength(2);
    expect(seen.spent).toBe(1);
    expect(elsewhere.requests).toEqual([]);
  });

  it('refuses a wrong secret in its own words, without repeating it', async () => {
    const seen = await run({ secret: 'wrong-secret-0001' });
    expect(verdictsByRow(seen, 'sign-in')).toBe('failed sign-in-refused');
    expect(seen.report.rows[0]?.evidence[1]?.vendorText).toBe(
      'The specified client credentials are invalid.',
    );
  });

  it('hides a secret that the server repeats', async () => {
    const words = `No ${CLIENT_SECRET}`;
    halo.answers.set('/auth/token', error(400, CLIENT_SECRET, words));
    expect((await run()).report.rows[0]).toMatchObject({
      reason: { params: { error: 'unknown_error' } },
      evidence: [{}, { vendorText: 'No [removed]' }],
    });
    halo.answers.set('/auth/token', {
      status: 200,
      body: { access_token: 'canary-token-2', scope: CLIENT_SECRET },
    });
    halo.authInfo = { tenant_id: CLIENT_SECRET };
    halo.answers.set('/Agent', { status: 200, body: [agent(7, CLIENT_SECRET)] });
    halo.answers.set('/Agent/me', { status: 200, body: agent(7, CLIENT_SECRET) });
    halo.answers.set('/Agent/42', { status: 403, body: { Message: `canary-token-2 and ${CLIENT_SECRET}` } });
    const seen = await run();
    expect(seen.report.offers?.[0]?.choices[0]?.label).toBe('[removed] (7)');
    expect(JSON.stringify(seen.report)).not.toContain('canary-token-2');
  });

  it.each([
    ['/authinfo', 429],
    ['/auth/token', 429],
    ['/Agent/me', 429],
    ['/Tickets', 429],
    ['/Tickets', 503],
  ])(
    'waits as long as %s asks with %i, says until when, and keeps the time for the next sign-in',
    async (path, status) => {
      halo.answers.set(path, { status, body: {}, headers: { 'retry-after': '120' } });
      const seen = await run();
      expect(seen.report.ended).toBe('wait-asked');
      expect(Date.parse(seen.report.tryAgainAt ?? '')).toBeGreaterThan(Date.now() + 110_000);
      expect(seen.locked).toEqual([seen.report.tryAgainAt]);
      expect(verdictsByRow(seen, 'reports')).toBe('not-tested wait-asked');
      expect(halo.requests.length).toBeLessThanOrEqual(7);
    },
  );

  it.each(['/auth/token', '/Tickets'])('waits without a time where %s says none', async (path) => {
    halo.answers.set(path, { status: 429 });
    const seen = await run();
    expect([seen.report.ended, seen.report.tryAgainAt, seen.locked]).toEqual(['wait-asked', undefined, []]);
  });

  it("says that the app's own budget is spent, and not that the vendor asked to wait", async () => {
    const until = '2026-03-04T10:00:00.000Z';
    const seen = await run({ spend: async () => ({ ok: false, until }) });
    expect([seen.report.ended, seen.report.tryAgainAt, seen.locked]).toEqual(['finished', undefined, []]);
    expect(verdictsByRow(seen, 'sign-in')).toBe('not-tested vendor:token-budget');
    expect(seen.report.rows[0]).toMatchObject({ reason: { params: { time: until } } });
    expect(JSON.stringify(seen.report)).not.toContain('wait-asked');
    expect(halo.requests).toEqual(['GET /authinfo']);
  });

  it('asks for no token before the time the vendor has named', async () => {
    const until = '2026-03-04T10:00:00.000Z';
    const seen = await run({ spend: async () => ({ ok: false, until, isBlocked: true }) });
    expect([seen.report.ended, seen.report.tryAgainAt, seen.locked]).toEqual(['wait-asked', until, []]);
    expect([verdictsByRow(seen, 'sign-in'), verdictsByRow(seen, 'tickets')]).toEqual([
      'not-tested wait-asked',
      'not-tested wait-asked',
    ]);
    expect(halo.requests).toEqual(['GET /authinfo']);
  });

  it('tells an unreachable host from a wrong credential', async () => {
    await halo.close();
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe('could-not-tell connection-refused');
  });
});

describe('the ladder of scopes', () => {
  const scopesAsked = () => halo.forms.map((form) => form.get('scope'));
  const strict = ['all:standard', 'all:teams'];

  it.each<[string, string[], HaloServer['unticked'], number, string]>([
    ['the strict set', [...strict, 'admin:webhooks'], 'refused', 2, 'passed'],
    ['the strict set without webhooks', strict, 'refused', 3, 'warning vendor:scope-strict-without-webhooks'],
    ['a short echo that holds the strict set', [...strict, 'admin:webhooks'], 'left-out', 1, 'passed'],
    ['a short echo without webhooks', strict, 'left-out', 2, 'warning vendor:scope-strict-without-webhooks'],
    ['one scope only', ['read:tickets'], 'left-out', 2, 'failed vendor:scope-narrow'],
  ])('judges %s', async (_name, scopes, unticked, tokens, verdict) => {
    Object.assign(halo, { scopes, unticked });
    const seen = await run();
    expect(verdictsByRow(seen, 'sign-in')).toBe('passed');
    expect(verdictsByRow(seen, 'scope')).toBe(verdict);
    expect([halo.forms.length, seen.spent]).toEqual([tokens, tokens]);
    expect(verdictsByRow(seen, 'tickets')).toBe('passed');
  });

  it('goes down all rungs, and blames the scope alone', async () => {
    halo.scopes = [];
    const seen = await run();
    expect(scopesAsked()).toEqual(['all', 'all:standard all:teams admin:webhooks', 'all:standard all:teams']);
    expect(seen.report.rows.slice(0, 3).map(({ row }) => verdictsByRow(seen, row))).toEqual([
      'could-not-tell vendor:token-error',
      'failed vendor:invalid-scope',
      'not-tested earlier-failed',
    ]);
    expect(seen.report.ended).toBe('finished');
  });

  it('reads the scope out of the token where the answer does not say it', async () => {
    halo.tellsScope = 'in-token';
    const seen = await run();
    expect(verdictsByRow(seen, 'scope')).toBe('passed');
  });

  it('takes an empty scope for an empty grant, after asking for the stricter set', async () => {
    halo.answers.set('/auth/token', { status: 200, body: { access_token: TOKEN, scope: '' } });
    const seen = await run();
    expect([verdictsByRow(seen, 'sign-in'), verdictsByRow(seen, 'scope')]).toEqual([
      'passed',
      'failed vendor:scope-missing-in-token',
    ]);
    expect(seen.spent).toBe(2);
  });

  it.each<[string, HaloAnswer, string]>([
    ['is kept busy', { status: 503 }, 'could-not-tell server-unavailable'],
    ['fails', { status: 500, body: {} }, 'could-not-tell server-error'],
    ['is a page', { status: 200, text: '<html></html>' }, 'could-not-tell html-answer'],
    ['says something else', { status: 200, body: { status: 'maintenance' } }, 'could-not-tell wrong-shape'],
  ])(
    'blames no scope where none is told and the answer that would show it %s',
    async (_name, answer, expected) => {
      halo.tellsScope = 'nowhere';
      halo.answers.set('/Agent/me', answer);
      const seen = await run();
      expect([
        verdictsByRow(seen, 'sign-in'),
        verdictsByRow(seen, 'scope'),
        verdictsByRow(seen, 'tickets'),
      ]).toEqual(['passed', expected, 'passed']);
    },
  );

  it('takes a token without scope for its own failure', async () => {
    halo.tellsScope = 'nowhere';
    halo.answers.set('/Agent/me', { status: 401 });
    const seen = await run();
    expect([
      verdictsByRow(seen, 'sign-in'),
      verdictsByRow(seen, 'scope'),
      verdictsByRow(seen, 'agent'),
      seen.report.ended,
    ]).toEqual(['passed', 'failed vendor:scope-missing-in-token', 'not-tested earlier-failed', 'finished']);
    expect(halo.requests).toHaveLength(3);
  });

  it('goes on where such a token works', async () => {
    halo.tellsScope = 'nowhere';
    const seen = await run();
    expect(verdictsByRow(seen, 'scope')).toBe('could-not-tell vendor:scope-not-told');
    expect([verdictsByRow(seen, 'agent'), verdictsByRow(seen, 'tickets')]).toEqual(['passed', 'passed']);
  });

  async function runWithOneSignIn(blocked: { isBlocked?: true }): Promise<HaloRun> {
    Object.assign(halo, { scopes: ['read:tickets'], unticked: 'left-out' });
    const until = '2026-03-04T10:00:00.000Z';
    let calls = 0;
    const spend = async () => {
      calls += 1;
      return calls === 1 ? ({ ok: true } as const) : ({ ok: false, until, ...blocked } as const);
    };
    return run({ spend });
  }

  it('keeps what it has when the budget is spent before the second question', async () => {
    const seen = await runWithOneSignIn({});
    expect(verdictsByRow(seen, 'sign-in')).toBe('passed');
    expect(verdictsByRow(seen, 'scope')).toBe('could-not-tell vendor:token-budget');
    expect(verdictsByRow(seen, 'tickets')).toBe('passed');
    expect(seen.report).toMatchObject({ ended: 'finished' });
  });

  it('asks nothing more where the vendor asked to wait in the meantime', async () => {
    const seen = await runWithOneSignIn({ isBlocked: true });
    expect([
      verdictsByRow(seen, 'sign-in'),
      verdictsByRow(seen, 'scope'),
      verdictsByRow(seen, 'tickets'),
    ]).toEqual(['passed', 'could-not-tell wait-asked', 'not-tested wait-asked']);
    expect([seen.report.ended, seen.locked]).toEqual(['wait-asked', []]);
  });
});
