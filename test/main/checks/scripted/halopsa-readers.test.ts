import { describe, expect, it } from 'vitest';
import {
  judgeAgent,
  readAgent,
  readAgents,
  readAuthInfo,
  readScope,
  readToken,
} from '../../../../src-main/checks/scripted/halopsa.ts';
import type { HttpOutcome } from '../../../../src-main/http/http-request.ts';
import { agent, jwt, NEO_AGENT } from '../../../servers/halo-server.ts';

const ORIGIN = 'https://acme.halopsa.com';
const when = { milliseconds: 1, at: '2026-03-04T09:00:00.000Z' };

function answered(status: number, body?: unknown, headers: Record<string, string> = {}): HttpOutcome {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { ok: true, answer: { status, headers, body: text, truncated: false, ...when }, ...when };
}
const silent: HttpOutcome = { ok: false, trouble: { code: 'answer-timeout', params: {} }, ...when };

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
      told: { id: '42', name: 'Neo' },
    });
  });

  it.each<[string, Record<string, unknown>, string[] | undefined]>([
    ['no scope', {}, undefined],
    ['an empty scope', { scope: ' ' }, undefined],
    ['a list', { scope: ['all', 4] }, ['all']],
    ['commas', { scope: 'all:standard,all:teams' }, ['all:standard', 'all:teams']],
    ['the claim of the token', { access_token: jwt({ scope: 'all' }) }, ['all']],
    ['the answer before the claim', { scope: 'x', access_token: jwt({ scope: 'all' }) }, ['x']],
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
    expect(read.kind === 'token' ? read.told?.id : 'no token').toBe(id);
  });

  it.each<[number, unknown, string]>([
    [400, { error: 'invalid_scope' }, 'scope-refused'],
    [400, { error: 'INVALID_SCOPE' }, 'scope-refused'],
    [400, { error: 'invalid_request', error_description: "The 'scope' is invalid." }, 'scope-refused'],
    [400, { error: 'invalid_request', error_description: 'microscope' }, 'vendor:token-error'],
    [401, { error: 'invalid_scope' }, 'vendor:token-error'],
    [400, { error: 'invalid_client' }, 'sign-in-refused'],
    [401, '<html>401</html>', 'sign-in-refused'],
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
    [undefined, 'failed', 0],
  ])('%s is %s', (scope, verdict, rank) => {
    expect(readScope(scope?.split(' '))).toMatchObject({ verdict, rank });
  });

  it('shows at most 200 characters, in whole names', () => {
    const many = Array.from({ length: 60 }, (_one, index) => `read:area${index}`);
    const { text } = readScope(['<script>', ...many]);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text.startsWith('read:area0 read:area1')).toBe(true);
  });
});

describe('judgeAgent', () => {
  const neo = readAgent(answered(200, NEO_AGENT));
  const list = readAgents(answered(200, [NEO_AGENT, agent(7, 'Somebody')]));
  const nobody = readAgent(answered(200, { name: 'Application' }));
  const gone = readAgent(answered(404, '<html></html>'));
  const late = readAgent(silent);
  const noList = readAgents(silent);
  const facts = { entered: '42', me: neo, list };
  const code = (more: Partial<Parameters<typeof judgeAgent>[0]>) => {
    const { verdict, reason } = judgeAgent({ ...facts, ...more });
    return [verdict, reason?.code].filter((one) => one !== undefined).join(' ');
  };

  it.each<[string, Parameters<typeof code>[0], string]>([
    ['all is well', {}, 'passed'],
    ['the id_token names another, but /Agent/me counts', { told: { id: '7', name: '' } }, 'passed'],
    ['only the id_token names it', { me: late, told: { id: '42', name: '' } }, 'passed'],
    ['nobody names it', { me: late }, 'could-not-tell vendor:agent-not-told'],
    ['nobody is bound', { me: nobody }, 'failed vendor:agent-not-bound'],
    [
      'the id_token names one where /Agent/me does not',
      { me: nobody, told: { id: '42', name: '' } },
      'passed',
    ],
    ['no list, and its own answer', { list: noList, one: neo }, 'passed'],
    ['no list, and no answer of its own', { list: noList, one: late }, 'passed'],
    [
      'no list, another bound, no answer',
      { list: noList, one: late, entered: '7' },
      'could-not-tell answer-timeout',
    ],
    ['a list without it, and no answer', { one: late, entered: '8' }, 'could-not-tell answer-timeout'],
    ['a list without it, and 404', { one: gone, entered: '8' }, 'failed vendor:agent-missing'],
    ['an answer about another', { one: neo, entered: '8' }, 'failed vendor:agent-missing'],
    [
      'no list, an answer about another',
      { list: noList, one: neo, entered: '8' },
      'could-not-tell wrong-shape',
    ],
    ['nothing answers', { me: late, list: noList }, 'could-not-tell answer-timeout'],
    ['a blank', { entered: ' ' }, 'failed vendor:agent-not-a-number'],
    ['a fraction', { entered: '42.0' }, 'failed vendor:agent-not-a-number'],
    ['other digits', { entered: '４２' }, 'failed vendor:agent-not-a-number'],
    ['blanks around', { entered: ' 42 ' }, 'passed'],
    ['nought', { entered: '0', one: gone }, 'failed vendor:agent-missing'],
  ])('%s', (_name, more, verdict) => {
    expect(code(more)).toBe(verdict);
  });
});
