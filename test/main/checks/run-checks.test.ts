import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runChecks } from '../../../src-main/checks/run-checks.ts';
import type { Client } from '../../../src-main/http/client.ts';
import type { PermissionResult } from '../../../src-preload/contract/verdict.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { runParts } from '../../harness/run-parts.ts';
import {
  emptyList,
  startVsaxServer,
  TOKEN_ID,
  TOKEN_SECRET,
  type VsaxServer,
} from '../../servers/vsax-server.ts';

const ORIGIN = 'https://acme.vsax.net';
let tenant: VsaxServer;
let client: Client;

beforeEach(async () => {
  tenant = await startVsaxServer();
  client = routedClient(new Map([[ORIGIN, tenant.origin]]));
});
afterEach(async () => {
  await client.close();
  await tenant.close();
});

type Options = { notifications?: string; secret?: string; signal?: AbortSignal };

function run({ notifications = 'none', secret = TOKEN_SECRET, signal }: Options = {}) {
  const values: Record<string, string> = { tokenId: TOKEN_ID, tokenSecret: secret, notifications };
  const announced: PermissionResult[][] = [];
  const report = runChecks(
    runParts('vsax', {
      value: (field) => values[field] ?? '',
      origin: ORIGIN,
      client,
      ...(signal && { signal }),
      onRows: (rows) => announced.push(rows),
    }),
  );
  return { report, announced };
}

function verdicts(rows: PermissionResult[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.row, row.verdict]));
}

describe('a run of VSA X', () => {
  it('passes from this computer, one row per permission, with evidence', async () => {
    const { report, announced } = run({ notifications: 'write' });
    const { overall, fromThisComputer, rows, identity, ended } = await report;
    expect({ overall, fromThisComputer, ended }).toEqual({
      overall: 'passed',
      fromThisComputer: true,
      ended: 'finished',
    });
    expect(verdicts(rows)).toEqual({
      'sign-in': 'passed',
      devices: 'passed',
      'device-assets': 'passed',
      'organizations-sites-groups': 'passed',
      automation: 'passed',
      notifications: 'passed',
      'notifications-write': 'not-tested',
      'seen-from-neo': 'not-tested',
    });
    expect(rows[1]?.evidence[0]).toMatchObject({
      request: 'GET /devices?$top=1',
      status: 200,
      count: 1477,
    });
    expect(identity.map((one) => one.value)).toContain('Acme');
    const byDesign = ['notifications-write', 'seen-from-neo'];
    expect(announced.slice(0, 2).map((seen) => seen.map((row) => row.row))).toEqual([
      byDesign,
      ['sign-in', ...byDesign],
    ]);
    expect(tenant.requests).toHaveLength(13);
    expect(tenant.requests.join()).not.toContain('package');
    expect(JSON.stringify(await report)).not.toContain('somebody-elses-secret');
  });

  it('leaves notifications alone when they are not wanted', async () => {
    const { rows, overall } = await run().report;
    expect(overall).toBe('passed');
    expect(rows.find((row) => row.row === 'notifications')).toMatchObject({
      verdict: 'not-tested',
      reason: { code: 'not-wanted' },
    });
    expect(tenant.requests.some((path) => path.startsWith('/notifications'))).toBe(false);
  });

  it('stops at the first 401 and asks nothing more', async () => {
    const { overall, ended, rows } = await run({ secret: 'wrong' }).report;
    expect({ overall, ended }).toEqual({ overall: 'failed', ended: 'refused' });
    expect(tenant.requests).toEqual(['/environment']);
    expect(rows[0]).toMatchObject({ row: 'sign-in', verdict: 'failed', reason: { code: 'sign-in-refused' } });
    expect(rows[1]).toMatchObject({ verdict: 'not-tested', reason: { code: 'earlier-failed' } });
  });

  it('takes a 403 on /environment as saying nothing', async () => {
    tenant.answers.set('/environment', { status: 403 });
    const { overall, rows } = await run().report;
    expect(overall).toBe('passed');
    expect(rows[0]).toMatchObject({ row: 'sign-in', verdict: 'passed' });
  });

  it('blames one permission for one 403', async () => {
    tenant.answers.set('/assets', { status: 403, body: { Data: null, Meta: { ResponseCode: 403 } } });
    const { overall, rows } = await run().report;
    expect(overall).toBe('failed');
    expect(verdicts(rows)).toMatchObject({
      'sign-in': 'passed',
      devices: 'passed',
      'device-assets': 'failed',
    });
  });

  it('cannot tell when every request answers 403', async () => {
    tenant.answers.set('*', { status: 403 });
    const { overall, rows } = await run().report;
    expect(overall).toBe('could-not-tell');
    const required = rows.filter((row) => row.required);
    expect(required.every((row) => row.verdict === 'could-not-tell')).toBe(true);
    expect(required[0]?.reason?.code).toBe('vendor:all-forbidden');
  });

  it('warns of a token that sees nothing', async () => {
    tenant.answers.set('/devices', { status: 200, body: emptyList() });
    const { overall, rows } = await run().report;
    expect(overall).toBe('warning');
    expect(rows[1]).toMatchObject({ verdict: 'warning', reason: { code: 'vendor:no-devices' } });
  });

  it('ends at a page instead of an API, and blames no permission', async () => {
    tenant.answers.set('*', { status: 200, text: '<!doctype html><title>Sign in</title>' });
    const { overall, rows } = await run().report;
    expect(overall).toBe('could-not-tell');
    expect(rows[0]?.reason?.code).toBe('html-answer');
    expect(tenant.requests).toHaveLength(1);
  });

  it('ends with the time to try again when asked to wait', async () => {
    tenant.answers.set('/assets', { status: 429, headers: { 'retry-after': '120' } });
    const { ended, tryAgainAt, rows } = await run().report;
    expect(ended).toBe('wait-asked');
    expect(Date.parse(tryAgainAt ?? '')).toBeGreaterThan(Date.now() + 110_000);
    expect(verdicts(rows)).toMatchObject({ 'device-assets': 'could-not-tell', automation: 'not-tested' });
  });

  it('does not follow a redirect with the credential', async () => {
    tenant.answers.set('*', { status: 302, headers: { location: 'https://elsewhere.example/login?x=1' } });
    const { rows } = await run().report;
    expect(rows[0]?.reason).toEqual({ code: 'redirected', params: { status: 302, to: 'elsewhere.example' } });
  });

  it('does not take an error inside a 200 for a pass or for a missing permission', async () => {
    tenant.answers.set('/devices', {
      status: 200,
      body: { Data: null, Meta: { ResponseCode: 403, ErrorMessage: `No ${TOKEN_SECRET}` } },
    });
    const { rows } = await run().report;
    expect(rows[1]).toMatchObject({ verdict: 'could-not-tell', reason: { code: 'error-inside' } });
    expect(JSON.stringify(rows)).not.toContain(TOKEN_SECRET);
  });

  it('takes a first record out of a body of 50 MiB', async () => {
    const row = { Identifier: 'x', Name: 'y', AssetInfo: [], Note: 'z'.repeat(1000) };
    const body = { Data: Array.from({ length: 50_000 }, () => row), Meta: { ResponseCode: 200 } };
    tenant.answers.set('/assets', { status: 200, body });
    const { rows } = await run().report;
    expect(rows[2]).toMatchObject({ verdict: 'passed', evidence: [{ count: 1, atLeast: true }] });
  });

  it('stops within a second and frees the socket', async () => {
    tenant.delay = 5_000;
    const abort = new AbortController();
    const { report } = run({ signal: abort.signal });
    while (tenant.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const before = Date.now();
    abort.abort();
    const { ended, rows } = await report;
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(ended).toBe('stopped');
    expect(rows[0]).toMatchObject({ verdict: 'not-tested', reason: { code: 'stopped-by-you' } });
  });

  it('tells an unreachable host from a wrong credential', async () => {
    await tenant.close();
    const { overall, rows } = await run().report;
    expect(overall).toBe('could-not-tell');
    expect(rows[0]?.reason?.code).toBe('connection-refused');
    tenant = await startVsaxServer();
  });
});
