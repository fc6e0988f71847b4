import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSignInLimiter, SIGN_INS_AN_HOUR } from '../../../../../src-main/checks/sign-in-limiter.ts';
import { openFiles } from '../../../../../src-main/storage/files.ts';
import { CLIENT_SECRET, grant, NINE, startAsioServer } from '../../../../servers/asio-server.ts';
import { asioForEachTest, run, verdictsByRow } from './run-asio.ts';

const asio = asioForEachTest();

const noScope = { status: 400, body: { error: 'invalid_scope' } };
const regions = () => asio.tenant.tokenCalls.map(({ region }) => region);

describe('a refused sign-in', () => {
  it('is said after nine and none, and nothing is read', async () => {
    const { report } = await run(asio.client, { secret: 'wrong' });
    expect(report).toMatchObject({ overall: 'failed', ended: 'refused' });
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'failed sign-in-refused',
      'companies-read': 'not-tested earlier-failed',
    });
    expect(asio.tenant.tokenCalls).toHaveLength(2);
    expect(asio.tenant.reads).toEqual([]);
  });

  it('is said at once where the vendor names the client', async () => {
    const description = `no client for ${CLIENT_SECRET}`;
    asio.tenant.mint = () => ({
      status: 401,
      body: { error: 'invalid_client', error_description: description },
    });
    const { report } = await run(asio.client);
    expect(asio.tenant.tokenCalls).toHaveLength(1);
    expect(report.rows[0]?.evidence).toMatchObject([{ status: 401, vendorText: 'no client for [removed]' }]);
    expect(JSON.stringify(report)).not.toContain(CLIENT_SECRET);
  });

  it('that says neither what is wrong nor 401 without a scope blames nobody, after two', async () => {
    asio.tenant.mint = ({ scope }) => (scope === undefined ? { status: 400 } : { status: 401 });
    const { report } = await run(asio.client);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'could-not-tell vendor:token-refused-unclear',
      'companies-read': 'not-tested earlier-failed',
    });
    expect(asio.tenant.tokenCalls).toHaveLength(2);
  });

  it('names the region that the Client ID speaks of, and asks it nothing by itself', async () => {
    const { report } = await run(asio.client, { region: 'us' });
    expect(report.rows[0]?.reason).toEqual({
      code: 'vendor:refused-region-differs',
      params: { region: 'US', other: 'EU' },
    });
    expect(new Set(regions())).toEqual(new Set(['us']));
    expect(report.triedOthers).toBeUndefined();
  });
});

describe('the other regions, on purpose', () => {
  it('tell a right key in the wrong region', async () => {
    const { report } = await run(asio.client, { region: 'au', otherRegions: true });
    expect(report).toMatchObject({ ended: 'finished', overall: 'failed', triedOthers: true });
    expect(report.rows[0]).toMatchObject({
      verdict: 'failed',
      reason: { code: 'vendor:right-key-wrong-region', params: { region: 'AU', other: 'EU' } },
    });
    expect(regions()).toEqual(['au', 'au', 'us', 'eu']);
    expect(report.rows[0]?.evidence.at(-1)?.request).toBe('POST /v1/token, no scope, EU');
    expect(asio.tenant.reads).toEqual([]);
  });

  it('tell a wrong secret when all refuse', async () => {
    const { report } = await run(asio.client, { secret: 'wrong', otherRegions: true });
    expect(report).toMatchObject({ ended: 'refused', triedOthers: true });
    expect(report.rows[0]?.reason?.code).toBe('vendor:refused-everywhere');
    expect(regions()).toEqual(['eu', 'eu', 'us', 'au']);
  });

  it('cannot tell when one gives no clear answer', async () => {
    asio.tenant.mint = ({ region }) => (region === 'au' ? { status: 503 } : undefined);
    const { report } = await run(asio.client, { secret: 'wrong', otherRegions: true });
    expect(verdictsByRow(report.rows)['sign-in']).toBe('could-not-tell vendor:other-regions-unclear');
  });

  it('are not asked when the chosen one knows the key', async () => {
    const { report } = await run(asio.client, { otherRegions: true });
    expect(report.overall).toBe('passed');
    expect(regions()).toEqual(['eu']);
  });
});

describe('a vendor that asks to wait', () => {
  it.each([
    [423, {}, 3_600, 'vendor:token-locked'],
    [423, { 'retry-after': '600' }, 600, 'vendor:token-locked'],
    [429, { 'retry-after': '120' }, 120, 'rate-limited'],
    [429, {}, 300, 'rate-limited'],
  ])('%i %o ends the run for %i s, with the rest Not tested', async (status, headers, seconds, code) => {
    asio.tenant.mint = () => ({ status, headers });
    const { report, locks } = await run(asio.client);
    expect(report.ended).toBe('wait-asked');
    const left = (Date.parse(report.tryAgainAt ?? '') - Date.now()) / 1000;
    expect(left).toBeGreaterThan(seconds - 10);
    expect(left).toBeLessThanOrEqual(seconds);
    expect(locks).toEqual([report.tryAgainAt]);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': `could-not-tell ${code}`,
      'companies-read': 'not-tested wait-asked',
    });
    expect(asio.tenant.tokenCalls).toHaveLength(1);
  });

  it('keeps what was decided before, and reads nothing more', async () => {
    const one = (scope: string) => (scope === 'platform.sites.read' ? { status: 423 } : grant([scope]));
    asio.tenant.mint = ({ scope }) => (scope === undefined || scope.includes(' ') ? noScope : one(scope));
    const { report } = await run(asio.client);
    expect(report.ended).toBe('wait-asked');
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'companies-read': 'not-tested wait-asked',
      'sites-read': 'could-not-tell vendor:token-locked',
      'devices-read': 'not-tested wait-asked',
    });
    expect(asio.tenant.tokenCalls).toHaveLength(4);
    expect(asio.tenant.reads).toEqual([]);
  });
});

describe('the budget of sign-ins', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'neo-sign-ins-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const limiter = (now = () => Date.now()) =>
    openSignInLimiter({ files: openFiles(), path: join(folder, 'sign-ins.json'), now });

  it('survives a restart, and says when the next test may be', async () => {
    for (let count = 0; count < SIGN_INS_AN_HOUR; count += 1) await limiter().acquire('key');
    const { report } = await run(asio.client, { spend: () => limiter().acquire('key') });
    expect(asio.tenant.tokenCalls).toEqual([]);
    expect(new Set(Object.values(verdictsByRow(report.rows)))).toEqual(
      new Set(['not-tested vendor:token-budget']),
    );
    expect(Date.parse(String(report.rows[0]?.reason?.params.time))).toBeGreaterThan(Date.now());
    expect(report).toMatchObject({ overall: 'not-tested', ended: 'finished' });
  });

  it('keeps a lock of the vendor over a restart', async () => {
    await limiter().block('key', new Date(Date.now() + 600_000).toISOString());
    const { report } = await run(asio.client, { spend: () => limiter().acquire('key') });
    expect(asio.tenant.tokenCalls).toEqual([]);
    expect(report.ended).toBe('wait-asked');
    expect(new Set(Object.values(verdictsByRow(report.rows)))).toEqual(new Set(['not-tested wait-asked']));
  });

  it('never throws away a token that is there', async () => {
    for (let count = 0; count < SIGN_INS_AN_HOUR - 3; count += 1) await limiter().acquire('key');
    asio.tenant.granted = NINE.filter((one) => one !== 'platform.agent.read');
    asio.tenant.echo = 'none';
    const { report } = await run(asio.client, { spend: () => limiter().acquire('key') });
    expect(asio.tenant.tokenCalls).toHaveLength(3);
    expect(verdictsByRow(report.rows)).toMatchObject({
      'sign-in': 'passed',
      'companies-read': 'passed',
      'automation-create': 'could-not-tell vendor:scope-unclear',
      'agent-read': 'not-tested vendor:token-budget',
      'contacts-read': 'not-tested vendor:token-budget',
    });
  });
});

describe('Stop', () => {
  async function stopWhen(isThere: () => boolean, abort: AbortController): Promise<number> {
    while (!isThere()) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    return Date.now();
  }

  it('frees a sign-in that is not answered', async () => {
    asio.tenant.delay = 5_000;
    const abort = new AbortController();
    const running = run(asio.client, { signal: abort.signal });
    const at = await stopWhen(() => asio.tenant.tokenCalls.length > 0, abort);
    const { report } = await running;
    expect(Date.now() - at).toBeLessThan(1_000);
    expect(report.ended).toBe('stopped');
    expect(new Set(Object.values(verdictsByRow(report.rows)))).toEqual(
      new Set(['not-tested stopped-by-you']),
    );
  });

  it('ends the pause between two tokens', async () => {
    asio.tenant.mint = ({ scope }) => (scope === undefined || scope.includes(' ') ? noScope : grant([scope]));
    const abort = new AbortController();
    const running = run(asio.client, { signal: abort.signal, realPause: true });
    const at = await stopWhen(() => asio.tenant.tokenCalls.length === 3, abort);
    const { report } = await running;
    expect(Date.now() - at).toBeLessThan(1_000);
    expect(asio.tenant.tokenCalls).toHaveLength(3);
    expect(report.ended).toBe('stopped');
  });
});

it.each([
  ['a page', { status: 200, headers: { 'content-type': 'text/html' }, text: '<html></html>' }, 'html-answer'],
  [
    'a gateway that wants a certificate',
    { status: 400, text: '<html><center>400 No required SSL certificate was sent</center></html>' },
    'tls-client-certificate',
  ],
  ['no token', { status: 200, body: { token_type: 'Bearer' } }, 'vendor:no-token'],
  ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'redirected'],
  ['a fault', { status: 500, body: { message: 'scope service failed' } }, 'server-error'],
])('%s instead of a token blames nobody', async (_name, answer, code) => {
  asio.tenant.mint = () => answer;
  const { report } = await run(asio.client);
  expect(verdictsByRow(report.rows)['sign-in']).toBe(`could-not-tell ${code}`);
  expect(report.ended).toBe('finished');
  expect(asio.tenant.tokenCalls).toHaveLength(1);
});

it('no network blames nobody', async () => {
  await asio.tenant.close();
  const { report } = await run(asio.client);
  expect(verdictsByRow(report.rows)['sign-in']).toBe('could-not-tell connection-refused');
  asio.tenant = await startAsioServer();
});
