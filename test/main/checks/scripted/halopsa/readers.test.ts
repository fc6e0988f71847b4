import { describe, expect, it } from 'vitest';
import { readAuthInfo } from '../../../../../src-main/checks/scripted/halopsa/read-auth-info.ts';
import { readScope, readToken } from '../../../../../src-main/checks/scripted/halopsa/read-token.ts';
import type { HttpOutcome } from '../../../../../src-main/http/http-request.ts';
import { jwt } from '../../../../servers/halo-server.ts';

const ORIGIN = 'https://acme.halopsa.com';
const when = { milliseconds: 1, at: '2026-03-04T09:00:00.000Z' };

function answered(status: number, body?: unknown, headers: Record<string, string> = {}): HttpOutcome {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { ok: true, response: { status, headers, body: text, truncated: false, ...when }, ...when };
}
const silent: HttpOutcome = { ok: false, error: { code: 'answer-timeout', params: {} }, ...when };

describe('readAuthInfo', () => {
  const read = (auth_url: unknown, tenant_id?: unknown) =>
    readAuthInfo(ORIGIN, answered(200, { auth_url, tenant_id }), (origin) => origin === ORIGIN);

  it.each<[unknown, unknown, string, string]>([
    [`${ORIGIN}/auth`, 'acme', `${ORIGIN}/auth/token`, 'acme'],
    [`${ORIGIN}/auth///`, ' acme ', `${ORIGIN}/auth/token`, 'acme'],
    ['HTTPS://ACME.halopsa.com:443/auth', undefined, `${ORIGIN}/auth/token`, ''],
    [`${ORIGIN}`, 4711, `${ORIGIN}/token`, '4711'],
    [`${ORIGIN}/auth/Token/`, null, `${ORIGIN}/auth/Token`, ''],
    [null, 'acme', `${ORIGIN}/auth/token`, 'acme'],
    ['', null, `${ORIGIN}/auth/token`, ''],
  ])('%s and %s lead to %s', (place, name, tokenUrl, tenant) => {
    expect(read(place, name)).toEqual({ kind: 'place', tokenUrl, tenant });
  });

  it.each<[unknown, unknown, string]>([
    ['acme.halopsa.com/auth', '', 'vendor:not-halo'],
    ['javascript:alert(1)', '', 'vendor:not-halo'],
    [`${ORIGIN}/auth?`, '', 'vendor:not-halo'],
    [`${ORIGIN}/auth#`, '', 'vendor:not-halo'],
    ['https://user@acme.halopsa.com', '', 'vendor:not-halo'],
    [['https://acme.halopsa.com'], '', 'vendor:not-halo'],
    [`${ORIGIN}/auth`, { name: 'acme' }, 'vendor:not-halo'],
    [`${ORIGIN}/auth`, 'a\u0000b', 'vendor:not-halo'],
    [`${ORIGIN}/auth`, '\ud800', 'vendor:not-halo'],
    [`${ORIGIN}/auth`, 'x'.repeat(201), 'vendor:not-halo'],
    ['http://acme.halopsa.com/auth', '', 'vendor:sign-in-not-https'],
    ['https://acme.halopsa.com:8443/auth', '', 'vendor:sign-in-elsewhere'],
    ['https://acme.halopsa.com.example/auth', '', 'vendor:sign-in-elsewhere'],
    ['https://xn--cme-5cd.halopsa.com/auth', '', 'vendor:sign-in-elsewhere'],
  ])('%s and %s lead nowhere', (place, name, code) => {
    expect(read(place, name)).toMatchObject({ kind: 'stop', verdict: 'could-not-tell', reason: { code } });
  });

  // An error's body is not JSON as a rule: what it says does not matter, only that nobody else's mark is on it.
  const bodies = ['', '{}', '{"Message":"No HTTP resource"}', '<!doctype html><title>x</title>', 'Not found'];
  const statuses = [400, 401, 403, 404, 405, 406, 410, 418, 500, 501, 502, 503, 504];

  it.each(statuses)('takes the usual place after %i, whatever stands in it', (status) => {
    for (const body of bodies) {
      expect(readAuthInfo(ORIGIN, answered(status, body), () => true)).toEqual({
        kind: 'place',
        tokenUrl: `${ORIGIN}/auth/token`,
        tenant: '',
      });
    }
  });

  it.each<[number, string, Record<string, string>, string]>([
    [407, '', {}, 'proxy-sign-in'],
    [511, '', {}, 'captive-portal'],
    [429, 'Rate Limit Reached', {}, 'rate-limited'],
    [404, '', { 'retry-after': '60' }, 'not-found'],
    [503, '', { 'retry-after': '60' }, 'server-unavailable'],
    [403, 'error code: 1020', {}, 'forbidden-by-filter'],
    [302, '', { location: 'https://elsewhere.example/' }, 'redirected'],
    [200, '<html></html>', {}, 'html-answer'],
    [204, '', {}, 'not-json'],
  ])('asks for no token after %i %s %o', (status, body, headers, code) => {
    expect(readAuthInfo(ORIGIN, answered(status, body, headers), () => true)).toMatchObject({
      kind: 'stop',
      reason: { code },
    });
  });

  it('ends where nobody answered', () => {
    const read = readAuthInfo(ORIGIN, silent, () => true);
    expect(read).toMatchObject({ kind: 'stop', reason: { code: 'answer-timeout' }, ended: 'finished' });
  });
});

describe('readToken', () => {
  it('takes the token, its scope and whom it acts as', () => {
    const id_token = jwt({ sub: 'x', id: '0042', name: ' Neo\u202E ' });
    expect(readToken(answered(200, { access_token: 'a.b', scope: 'All  all:Teams', id_token }))).toEqual({
      kind: 'token',
      token: 'a.b',
      scopes: ['all', 'all:teams'],
      actsAs: { id: '42', name: 'Neo' },
    });
  });

  it.each<[string, Record<string, unknown>, string[] | undefined]>([
    ['no scope', {}, undefined],
    ['an empty scope', { scope: ' ' }, []],
    [
      'an empty scope, and the claim of the token',
      { scope: '', access_token: jwt({ scp: ['all'] }) },
      ['all'],
    ],
    ['null', { scope: null }, undefined],
    ['a list of nothing that is Halo’s', { scope: 'openid profile' }, undefined],
    ['a list', { scope: ['all', 4] }, ['all']],
    ['a list in a text', { scope: '["all"]' }, ['all']],
    ['semicolons and capitals', { scope: 'ALL;Read:Tickets' }, ['all', 'read:tickets']],
    ['another member', { scopes: 'all all:teams' }, ['all', 'all:teams']],
    ['a name in front', { scope: 'scope=all:standard all:teams' }, ['all:standard', 'all:teams']],
    ['ampersands', { scope: 'all:standard&all:teams' }, ['all:standard', 'all:teams']],
    ['strokes', { scope: 'all:standard/all:teams' }, ['all:standard', 'all:teams']],
    ['wide commas', { scope: 'all:standard，all:teams' }, ['all:standard', 'all:teams']],
    ['a wildcard', { scope: 'all:* all:teams' }, ['all:*', 'all:teams']],
    ['a mark of refusal', { scope: '!all all:teams' }, ['!all', 'all:teams']],
    ['colons', { scope: 'all:standard:all:teams' }, ['all:standard', 'all:teams']],
    ['colons that join wide names', { scope: 'all:admin:webhooks' }, ['all', 'admin:webhooks']],
    ['colons between other names too', { scope: 'all:foo:bar' }, undefined],
    ['commas', { scope: 'all:standard,all:teams' }, ['all:standard', 'all:teams']],
    ['the claim of the token', { access_token: jwt({ scope: 'all' }) }, ['all']],
    ['the answer before the claim', { scope: 'admin', access_token: jwt({ scope: 'all' }) }, ['admin']],
    [
      'the claim where the answer tells nothing of Halo’s',
      { scope: 'x', access_token: jwt({ scope: 'all' }) },
      ['all'],
    ],
    ['a broken token', { access_token: 'a.!.c' }, undefined],
  ])('reads the scope out of %s', (_name, body, scopes) => {
    expect(readToken(answered(200, { access_token: 'a', ...body }))).toMatchObject({ kind: 'token', scopes });
  });

  it.each<[Record<string, unknown>, string | undefined]>([
    [{ sub: '7' }, '7'],
    [{ agent_id: 7 }, '7'],
    [{ agentid: '7', sub: 'c0ffee' }, '7'],
    [{ id: 'c0ffee00', sub: '7' }, '7'],
    [{ id: 0 }, undefined],
    [{ id: -7 }, undefined],
    [{ id: 7.5 }, undefined],
    [{ sub: 'c0ffee00-c0ff-4e00-8c0f-fee0c0ffee00' }, undefined],
  ])('reads the agent out of %j', (claims, id) => {
    const read = readToken(answered(200, { access_token: 'a', id_token: jwt(claims) }));
    expect(read.kind === 'token' ? read.actsAs?.id : 'no token').toBe(id);
  });

  it.each<[number, unknown, string]>([
    [400, { error: 'invalid_scope' }, 'scope-refused'],
    [400, { error: 'INVALID_SCOPE' }, 'scope-refused'],
    [400, { error: 'invalid_request', error_description: "The 'scope' is invalid." }, 'scope-refused'],
    [400, { error: 'invalid_request', error_description: 'microscope' }, 'vendor:token-error'],
    [401, { error: 'invalid_scope' }, 'vendor:token-error'],
    [400, { error: 'invalid_client' }, 'sign-in-refused'],
    [401, '<html>401</html>', 'html-answer'],
    [401, 'Unauthorized', 'sign-in-refused'],
    [400, { message: 'Invalid client credentials' }, 'sign-in-refused'],
    [400, 'Bad credentials', 'sign-in-refused'],
    [403, { Message: 'Invalid client secret' }, 'sign-in-refused'],
    [403, { error: 'invalid_client' }, 'sign-in-refused'],
    [403, { message: 'Forbidden' }, 'forbidden'],
    [403, 'error code: 1020', 'forbidden-by-filter'],
    [401, { message: 'Unauthorized' }, 'sign-in-refused'],
    [400, { message: 'The client is disabled' }, 'vendor:application-inactive'],
    [400, { message: 'This client application is not allowed to use the specified scope.' }, 'scope-refused'],
    [400, { message: 'Bad request' }, 'bad-request'],
    [422, { message: 'Unknown client' }, 'sign-in-refused'],
    [400, { errors: { message: 'Client secret mismatch' } }, 'sign-in-refused'],
    [400, [{ msg: 'Could not validate client' }], 'sign-in-refused'],
    [400, { message: 'bad client request' }, 'bad-request'],
    [400, { message: 'Invalid client certificate' }, 'bad-request'],
    [401, { message: 'Invalid client IP address' }, 'unauthorized'],
    [403, { message: 'Invalid client IP address' }, 'forbidden'],
    [401, { error: 'unauthorized_client' }, 'vendor:wrong-method'],
    [404, { error: 'not_found' }, 'vendor:token-error'],
    [404, '<html></html>', 'wrong-product'],
    [500, { error: 'invalid_client' }, 'vendor:wrong-tenant-host'],
    [501, {}, 'server-error'],
    [200, [], 'wrong-shape'],
    [200, { access_token: 7 }, 'wrong-shape'],
    [200, { access_token: '' }, 'wrong-shape'],
    [204, undefined, 'not-json'],
  ])('reads %i %j as %s', (status, body, code) => {
    const read = readToken(answered(status, body));
    expect(read.kind === 'stop' ? read.reason?.code : read.kind).toBe(code);
  });

  it('waits for the end of a limit', () => {
    const reset = String(Date.parse('2026-03-04T09:01:00.000Z') / 1000);
    const read = readToken(answered(429, 'Rate Limit Reached', { 'x-ratelimit-reset': reset }));
    expect(read).toMatchObject({ ended: 'wait-asked', tryAgainAt: '2026-03-04T09:01:00.000Z' });
  });

  it('waits for a Retry-After of any status', () => {
    const read = readToken(answered(503, {}, { 'retry-after': '60' }));
    expect(read).toMatchObject({ ended: 'wait-asked', tryAgainAt: '2026-03-04T09:01:00.000Z' });
  });
});

describe('readScope', () => {
  it.each<[string | undefined, string, number]>([
    ['all', 'passed', 3],
    ['read:tickets all', 'passed', 3],
    ['all:standard all:teams admin:webhooks', 'passed', 3],
    ['all:standard all:teams', 'warning', 2],
    ['all:standard admin:webhooks', 'failed', 1],
    ['allx', 'failed', 1],
    ['all:* all:teams', 'could-not-tell', 1],
    [undefined, 'failed', 0],
    ['', 'failed', 1],
  ])('%s is %s', (scope, verdict, rank) => {
    expect(readScope(scope?.split(' ').filter((one) => one !== ''))).toMatchObject({ verdict, rank });
  });

  it.each([[undefined], [[]], [['<b>']], [['read:tickets']]])(
    '%j leaves no sentence without its scopes',
    (scopes) => {
      const { reason } = readScope(scopes);
      expect(Object.values(reason?.params ?? {})).not.toContain('');
    },
  );

  it('shows at most 200 characters, in whole names', () => {
    const many = Array.from({ length: 60 }, (_one, index) => `read:area${index}`);
    const { text } = readScope(['<script>', ...many]);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text.startsWith('read:area0 read:area1')).toBe(true);
  });
});
