import { describe, expect, it } from 'vitest';
import { grant, NINE, TOKEN } from '../../../../servers/asio-server.ts';
import { asioForEachTest, run, verdictsByRow } from './run-asio.ts';

const COMPANIES = '/api/platform/v1/company/companies';
const everything = (verdict: string) => Object.fromEntries(['sign-in', ...ROWS].map((row) => [row, verdict]));
const ROWS = ['agent', 'assets', 'companies', 'contacts', 'devices', 'sites', 'tickets', 'automation']
  .map((one) => `${one}-read`)
  .concat('automation-create');

const asio = asioForEachTest();

/** What was asked of the token endpoint, shortly. */
function asked(): string[] {
  return asio.tenant.tokenCalls.map(({ scope }) => (scope?.includes(' ') ? 'nine' : (scope ?? 'none')));
}

describe('what a token tells of its scopes', () => {
  const untold = 'could-not-tell vendor:scope-unclear';
  const TOKEN_ONLY = { 'automation-create': untold, 'agent-read': untold, 'contacts-read': untold };

  it.each<[string, unknown]>([
    ['no list', undefined],
    ['null', null],
    ['a list of nothing that is its own', 'openid profile'],
    ['a list in no notation that can be read', { a: 1 }],
  ])('leaves what only a token can prove open where every token tells %s', async (_name, scope) => {
    const grantsByRow = scope === undefined ? {} : { scope };
    asio.tenant.mint = () => ({
      status: 200,
      body: { access_token: TOKEN, token_type: 'Bearer', ...grantsByRow },
    });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({ ...everything('passed'), ...TOKEN_ONLY });
    expect(asked()).toEqual(['nine', 'none']);
  });

  it('takes the list that the key itself tells where the token for nine told none', async () => {
    const without = NINE.filter((one) => one !== 'platform.agent.read');
    asio.tenant.mint = ({ scope }) => (scope === undefined ? grant(without) : grant([], 'none'));
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('passed'),
      'agent-read': 'failed permission-missing',
    });
    expect(asked()).toEqual(['nine', 'none']);
  });

  it.each([
    ['a wildcard', 'platform.companies.* platform.sites.read'],
    ['a wildcard for all', '* platform.sites.read'],
    ['a name in another notation', 'platform.sites.read platform:companies:read'],
    ['a label', 'platform.sites.read, Platform - Companies - Read'],
    ['names grown together', 'platform.sites.read platform.companies.read-platform.agent.read'],
    ['a mark of refusal', 'platform.sites.read !platform.agent.read'],
  ])('blames nothing that a list read in part lacks: %s', async (_name, scope) => {
    asio.tenant.mint = () => ({ status: 200, body: { access_token: TOKEN, token_type: 'Bearer', scope } });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({ ...everything('passed'), ...TOKEN_ONLY });
  });

  it('takes an empty list for an empty grant', async () => {
    asio.tenant.mint = () => grant([]);
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('failed permission-missing'),
      'sign-in': 'passed',
    });
    expect(asked()).toEqual(['nine']);
  });

  it('does not say of a scope that nobody told that its token names it', async () => {
    asio.tenant.mint = () => grant([], 'none');
    asio.tenant.answers.set(COMPANIES, { status: 403, text: 'client has no access' });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'companies-read': 'failed permission-missing',
      'sites-read': 'passed',
    });
  });

  it.each<[string, (scopes: string[]) => unknown]>([
    ['commas', (scopes) => scopes.join(',')],
    ['semicolons', (scopes) => scopes.join('; ')],
    ['a list', (scopes) => scopes],
    ['a list in a text', (scopes) => JSON.stringify(scopes)],
    ['capitals', (scopes) => scopes.join(' ').toUpperCase()],
    ['a name in front', (scopes) => `scope=${scopes.join(' ')}`],
    ['ampersands', (scopes) => scopes.join('&')],
    ['strokes', (scopes) => scopes.join('/')],
    ['colons', (scopes) => scopes.join(':')],
    ['wide commas', (scopes) => scopes.join('，')],
    ['addresses', (scopes) => scopes.map((one) => `https://api.example/${one}`).join(' ')],
  ])('reads the list told with %s, and blames what it lacks', async (_name, write) => {
    const without = NINE.filter((one) => one !== 'platform.agent.read');
    asio.tenant.mint = () => ({ status: 200, body: { access_token: TOKEN, scope: write(without) } });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('passed'),
      'agent-read': 'failed permission-missing',
    });
    expect(asked()).toEqual(['nine']);
  });
});
