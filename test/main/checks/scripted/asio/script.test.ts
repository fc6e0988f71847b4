import { describe, expect, it } from 'vitest';
import { TOKEN_PAUSE_MS } from '../../../../../src-main/checks/scripted/asio/script.ts';
import { CLIENT_ID, CLIENT_SECRET, grant, NINE, TOKEN } from '../../../../servers/asio-server.ts';
import { asioForEachTest, run, verdictsByRow } from './run-asio.ts';

const CONTACTS = 'platform.contacts.read';
const COMPANIES = '/api/platform/v1/company/companies';
const SERVICES = '/api/platform/v2/device/services';
const rows = ['agent', 'assets', 'companies', 'contacts', 'devices', 'sites', 'tickets'].map(
  (one) => `${one}-read`,
);
const ALL = ['sign-in', ...rows, 'automation-read', 'automation-create'];
const everything = (expected: string) => Object.fromEntries(ALL.map((row) => [row, expected]));

const asio = asioForEachTest();

/** What was asked of the token endpoint, shortly. */
function asked(): string[] {
  return asio.tenant.tokenCalls.map(({ scope }) => (scope?.includes(' ') ? 'nine' : (scope ?? 'none')));
}

describe('a key with all nine scopes', () => {
  it('passes with one token and six reads in its own region', async () => {
    const { report, pauses, announced } = await run(asio.client);
    expect(report).toMatchObject({ overall: 'passed', ended: 'finished', fromThisComputer: false });
    expect(verdictsByRow(report.rows)).toEqual(everything('passed'));
    expect(asio.tenant.tokenCalls).toEqual([
      { region: 'eu', grant: 'client_credentials', scope: expect.stringContaining(CONTACTS) },
    ]);
    expect(new Set(asio.tenant.tokenCalls[0]?.scope?.split(' '))).toEqual(new Set(NINE));
    expect(asio.tenant.reads).toHaveLength(6);
    expect(asio.tenant.reads.every((path) => path.startsWith('eu /api/platform/'))).toBe(true);
    expect(pauses).toEqual([]);
    expect(announced[0]?.map(({ row }) => row)).toContain('sign-in');
    const create = report.rows.find(({ row }) => row === 'automation-create');
    expect(create?.evidence).toMatchObject([{ request: 'POST /v1/token, nine scopes', status: 200 }]);
    expect(report.identity).toEqual([
      { label: 'identity.region', value: 'EU' },
      { label: 'identity.msp', value: 'Some MSP' },
      { label: 'identity.partner', value: '50000001' },
      { label: 'identity.companies', value: '3' },
    ]);
    const written = JSON.stringify(report);
    for (const secret of [CLIENT_SECRET, CLIENT_ID, TOKEN, 'a customer’s words']) {
      expect(written).not.toContain(secret);
    }
  });

  it('takes one fresh token for each test', async () => {
    await run(asio.client);
    await run(asio.client);
    expect(asked()).toEqual(['nine', 'nine']);
  });

  it('is read with the echo in any case, and what else it may do is named', async () => {
    asio.tenant.mint = () =>
      grant([...NINE.map((one) => one.toUpperCase()), 'platform.patching.read', CLIENT_SECRET]);
    const { report } = await run(asio.client);
    expect(report.overall).toBe('passed');
    const others = report.identity.find(({ label }) => label === 'identity.other-scopes');
    expect(others?.value).toBe('platform.patching.read, [removed]');
  });
});

describe('a key that lacks scopes', () => {
  it('fails at those which the echo does not list', async () => {
    const lacking = ['platform.automation.create', 'platform.tickets.read'];
    asio.tenant.mint = () => grant(NINE.filter((one) => !lacking.includes(one)));
    asio.tenant.answers.set('/api/platform/v2/service/ticketing/tickets', {
      status: 403,
      text: 'client has no access',
    });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('passed'),
      'automation-create': 'failed permission-missing',
      'tickets-read': 'failed permission-missing',
    });
    expect(asked()).toEqual(['nine']);
  });

  it.each([
    ['the key’s own list has it', [CONTACTS], 'passed'],
    ['the key’s own list has it under the other name', ['Platform.Contact.Read'], 'passed'],
    ['the key’s own list lacks it', [], 'failed permission-missing'],
  ])('asks the key itself where contacts alone are missing: %s', async (_name, more, expected) => {
    const without = NINE.filter((one) => one !== CONTACTS);
    asio.tenant.mint = ({ scope }) => grant(scope === undefined ? [...without, ...more] : without);
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({ ...everything('passed'), 'contacts-read': expected });
    expect(asked()).toEqual(['nine', 'none']);
  });

  it.each([
    ['gives no list', grant([], 'none')],
    ['is refused', { status: 400 }],
    ['fails', { status: 503 }],
  ])('does not know of contacts when the key itself %s', async (_name, answer) => {
    asio.tenant.mint = ({ scope }) =>
      scope === undefined ? answer : grant(NINE.filter((one) => one !== CONTACTS));
    const { report } = await run(asio.client);
    const unsure = 'could-not-tell vendor:contacts-scope-unsure';
    expect(verdictsByRow(report.rows)).toEqual({ ...everything('passed'), 'contacts-read': unsure });
  });

  it('is told apart from a wrong one where a missing scope breaks the whole sign-in', async () => {
    asio.tenant.granted = NINE.filter((one) => one !== 'platform.sites.read');
    const { report } = await run(asio.client);
    expect(asked()).toEqual(['nine', 'none']);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'sites-read': 'failed permission-missing',
    });
  });

  it('asks one by one what only a token shows, spaced out and contacts last, where none tells', async () => {
    asio.tenant.granted = NINE.filter((one) => one !== CONTACTS && one !== 'platform.agent.read');
    asio.tenant.echo = 'none';
    const { report, pauses } = await run(asio.client);
    const one = ['platform.automation.create', 'platform.agent.read', CONTACTS];
    expect(asked()).toEqual(['nine', 'none', ...one]);
    expect(pauses).toEqual([TOKEN_PAUSE_MS, TOKEN_PAUSE_MS]);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('passed'),
      'automation-create': 'could-not-tell vendor:scope-unclear',
      'agent-read': 'failed permission-missing',
      'contacts-read': 'could-not-tell vendor:contacts-scope-unsure',
    });
  });

  it('asks each of the nine, spaced out and contacts last, where a scope is refused and none too', async () => {
    asio.tenant.mint = ({ scope = '' }) =>
      NINE.includes(scope) ? undefined : { status: 400, body: { error: 'invalid_scope' } };
    const { report, pauses } = await run(asio.client);
    expect(asked()).toHaveLength(11);
    expect(asked().at(-1)).toBe(CONTACTS);
    expect(new Set(asked().slice(2))).toEqual(new Set(NINE));
    expect(pauses).toEqual(Array.from({ length: 8 }, () => TOKEN_PAUSE_MS));
    expect(verdictsByRow(report.rows)).toEqual(everything('passed'));
  });

  it('is in with tokens for one scope each, which read their own rows only', async () => {
    asio.tenant.mint = ({ scope = '' }) =>
      scope === 'platform.sites.read' ? undefined : { status: 400, body: { error: 'invalid_scope' } };
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'sites-read': 'passed',
      'companies-read': 'failed permission-missing',
      'agent-read': 'failed permission-missing',
    });
    expect(asio.tenant.reads).toEqual(['eu /api/platform/v1/company/sites']);
  });

  it('cannot tell where no scope is known at all, and blames neither key nor scope', async () => {
    asio.tenant.mint = () => ({ status: 400, body: { error: 'invalid_scope' } });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual(everything('could-not-tell vendor:no-scope-granted'));
    expect(report.ended).toBe('finished');
    expect(asio.tenant.tokenCalls).toHaveLength(11);
    expect(asio.tenant.reads).toEqual([]);
  });

  it('is not sure of a scope that its own token does not list', async () => {
    asio.tenant.mint = ({ scope = '' }) => {
      if (!NINE.includes(scope)) return { status: 400, body: { error: 'invalid_scope' } };
      return scope === 'platform.agent.read' ? grant(['platform.patching.read']) : undefined;
    };
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toEqual({
      ...everything('passed'),
      'agent-read': 'could-not-tell vendor:scope-unclear',
    });
  });
});

describe('what the reads add to the scopes', () => {
  it('takes the documented 404 for allowed and empty', async () => {
    const nothing = { status: 404, body: { code: '404', message: 'Scripts not found' } };
    asio.tenant.answers.set('/api/platform/v1/automation/scripts', nothing);
    asio.tenant.answers.set('/api/platform/v2/device/hypervisors/hosts', nothing);
    const { report } = await run(asio.client);
    expect(report.overall).toBe('passed');
  });

  it('warns of a key that is valid but blind', async () => {
    asio.tenant.answers.set(COMPANIES, { status: 200, body: [] });
    asio.tenant.answers.set(SERVICES, { status: 404, body: { code: '404', message: 'Resource not found' } });
    const { report } = await run(asio.client);
    expect(report.overall).toBe('warning');
    expect(verdictsByRow(report.rows)).toMatchObject({
      'companies-read': 'warning vendor:no-companies',
      'assets-read': 'warning vendor:no-services',
    });
  });

  it('says that a granted scope was refused, and that a token was, without blaming the key', async () => {
    asio.tenant.answers.set(COMPANIES, { status: 403, text: 'client has no access' });
    asio.tenant.answers.set(SERVICES, { status: 401, text: `invalid ${TOKEN}` });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'companies-read': 'failed vendor:granted-but-refused',
      'assets-read': 'could-not-tell refused-in-mid-run',
      'tickets-read': 'passed',
    });
    expect(report.ended).toBe('finished');
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  it.each<[number, Record<string, string>]>([
    [429, { 'retry-after': '300' }],
    [503, { 'retry-after': '300' }],
    [429, { reset: String(Math.ceil(Date.now() / 1000) + 3_600) }],
    [503, { reset: String(Math.ceil(Date.now() / 1000) + 3_600) }],
    [
      503,
      { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3_600), 'x-ratelimit-remaining': '0' },
    ],
  ])('ends with the time when a read is asked to wait with %i %o', async (status, headers) => {
    asio.tenant.answers.set(COMPANIES, { status, body: {}, headers });
    const { report, locks } = await run(asio.client);
    expect(report.ended).toBe('wait-asked');
    // The next test is not to sign in at once.
    expect(report.tryAgainAt).toMatch(/Z$/);
    expect(locks).toEqual([report.tryAgainAt]);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'sites-read': 'not-tested wait-asked',
    });
    expect(asio.tenant.reads).toHaveLength(1);
  });
});
