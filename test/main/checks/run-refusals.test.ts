import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../../src-main/checks/read-verdict.ts';
import { readVerdict } from '../../../src-main/checks/read-verdict.ts';
import { runChecks } from '../../../src-main/checks/run-checks.ts';
import { planRun } from '../../../src-main/checks/run-plan.ts';
import { RunRecord } from '../../../src-main/checks/run-record.ts';
import type { Client } from '../../../src-main/http/client.ts';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { findChecks } from '../../../src-main/vendors/catalog.ts';
import type { PermissionResult } from '../../../src-preload/contract/verdict.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { runParts } from '../../harness/run-parts.ts';
import { startVsaxServer, TOKEN_ID, TOKEN_SECRET, type VsaxServer } from '../../servers/vsax-server.ts';

const ORIGIN = 'https://acme.vsax.net';
const DEVICE = '/devices/11111111-2222-4333-8444-016b8d621ab5';
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

async function run(concurrency = 1) {
  const values: Record<string, string> = {
    tokenId: TOKEN_ID,
    tokenSecret: TOKEN_SECRET,
    notifications: 'none',
  };
  const announced: PermissionResult[][] = [];
  const report = await runChecks(
    runParts('vsax', {
      checks: { ...findChecks('vsax'), concurrency },
      value: (field) => values[field] ?? '',
      origin: ORIGIN,
      client,
      onRows: (rows) => announced.push(rows),
    }),
  );
  return { report, announced, verdicts: verdictsByRow(report.rows) };
}

function verdictsByRow(rows: readonly PermissionResult[]): Record<string, string> {
  return Object.fromEntries(
    rows
      .filter(({ counts }) => counts)
      .map(({ row, verdict, reason }) => [row, reason === undefined ? verdict : `${verdict} ${reason.code}`]),
  );
}

const PASSED = {
  'sign-in': 'passed',
  devices: 'passed',
  'device-assets': 'passed',
  'organizations-sites-groups': 'passed',
  automation: 'passed',
};
const everything = (expected: string) =>
  Object.fromEntries(Object.keys(PASSED).map((row) => [row, expected]));
const own = (status: number) => ({
  status,
  body: { Data: null, Meta: { ResponseCode: status, ErrorMessage: 'No.' } },
});
const plain = (status: number, text: string) => ({ status, text, headers: { 'content-type': 'text/plain' } });
const page = (status: number, text = '<html><h1>No</h1></html>') => ({ status, text });
const EDGE = plain(403, 'error code: 1020');

describe('a refusal in mid-run', () => {
  it.each([
    ['the vendor’s own 401', own(401), 'could-not-tell refused-in-mid-run'],
    ['an empty 401', { status: 401 }, 'could-not-tell refused-in-mid-run'],
    ['a gateway’s page with 401', page(401), 'could-not-tell intercepted-in-mid-run'],
    [
      'a gateway’s 401 for another sign-in',
      { status: 401, text: 'No', headers: { 'www-authenticate': 'Negotiate' } },
      'could-not-tell intercepted-in-mid-run',
    ],
    ['a page with 200', page(200), 'could-not-tell intercepted-in-mid-run'],
    [
      'a redirect to a sign-in',
      { status: 302, text: '', headers: { location: 'https://login.example/' } },
      'could-not-tell intercepted-in-mid-run',
    ],
    [
      'a bare challenge for the sign-in that was sent',
      { status: 401, text: '', headers: { 'www-authenticate': 'Basic realm="Restricted"' } },
      'could-not-tell intercepted-in-mid-run',
    ],
    ['XML', { status: 200, text: '<?xml version="1.0"?><a/>' }, 'could-not-tell intercepted-in-mid-run'],
    ['a filter’s 401', page(401, '<html>FortiGuard</html>'), 'could-not-tell forbidden-by-filter'],
    ['the vendor’s own 403', own(403), 'failed permission-missing'],
    ['an empty 403', { status: 403 }, 'failed permission-missing'],
    ['403 with a page nobody signed', page(403), 'failed permission-missing'],
    ['403 in JSON of no known form', { status: 403, body: { reason: 'no' } }, 'failed permission-missing'],
    ['403 of an edge in plain words', EDGE, 'could-not-tell forbidden-by-filter'],
    ['403 of a filter', page(403, '<html>Blocked by Zscaler</html>'), 'could-not-tell forbidden-by-filter'],
    ['404', own(404), 'could-not-tell part-not-found'],
    ['404 with a page', page(404), 'could-not-tell part-not-found'],
  ])('concerns its row alone: %s', async (_name, answer, expected) => {
    tenant.answers.set('/assets', answer);
    const { verdicts, report } = await run();
    expect(verdicts).toEqual({ ...PASSED, 'device-assets': expected });
    expect(report.ended).toBe('finished');
  });

  it('ends the run where the sign-in is refused again and again, and the sign-in keeps what it proved', async () => {
    for (const path of ['/organizations', '/sites', '/groups', '/automation/scripts']) {
      tenant.answers.set(path, own(401));
    }
    const { verdicts, report } = await run();
    expect(verdicts).toEqual({
      ...PASSED,
      'organizations-sites-groups': 'could-not-tell refused-in-mid-run',
      automation: 'could-not-tell refused-in-mid-run',
    });
    expect(report.ended).toBe('finished');
    expect(tenant.requests.filter((path) => path.startsWith('/automation'))).toHaveLength(1);
  });
});

describe('the parts of a row speak for themselves', () => {
  it.each([
    ['404 on custom fields', `${DEVICE}/customfields`, own(404), 'could-not-tell part-not-found'],
    ['404 on policies', `${DEVICE}/appliedpolicies`, page(404), 'could-not-tell part-not-found'],
    ['403 on custom fields', `${DEVICE}/customfields`, own(403), 'failed part-refused'],
    ['401 on policies', `${DEVICE}/appliedpolicies`, own(401), 'could-not-tell refused-in-mid-run'],
    ['500 on policies', `${DEVICE}/appliedpolicies`, own(500), 'could-not-tell server-error'],
  ])('%s of the first device', async (_name, path, answer, expected) => {
    tenant.answers.set(path, answer);
    const { verdicts, report } = await run();
    expect(verdicts).toEqual({ ...PASSED, devices: expected });
    const params = report.rows.find(({ row }) => row === 'devices')?.reason?.params;
    if (expected.includes('part-')) expect(params?.part).toBe(path.replace(DEVICE, '/devices/…'));
  });

  it('says that the area is not readable where none of its parts was', async () => {
    for (const path of ['/organizations', '/sites', '/groups']) tenant.answers.set(path, own(403));
    const { verdicts } = await run();
    expect(verdicts).toEqual({ ...PASSED, 'organizations-sites-groups': 'failed permission-missing' });
  });
});

describe('while nothing has the vendor’s shape, nothing is blamed', () => {
  it.each([
    ['403 of an edge', EDGE, 'could-not-tell forbidden-by-filter'],
    ['403 of a filter', page(403, '<html>Zscaler</html>'), 'could-not-tell forbidden-by-filter'],
    ['403 with pages', page(403), 'could-not-tell vendor:all-forbidden'],
    ['403 of the vendor', own(403), 'could-not-tell vendor:all-forbidden'],
    ['no content', { status: 204 }, 'could-not-tell not-proven'],
  ])('%s everywhere', async (_name, answer, expected) => {
    tenant.answers.set('*', answer);
    const { verdicts, announced } = await run();
    if (answer.status === 204) expect(new Set(Object.values(verdicts)).has('passed')).toBe(false);
    else expect(verdicts).toEqual(everything(expected));
    expect(announced.flat().some(({ verdict }) => verdict === 'failed' || verdict === 'passed')).toBe(false);
  });

  it('a 401 with a page at the first question blames no credential', async () => {
    tenant.answers.set('*', page(401));
    expect((await run()).verdicts['sign-in']).toBe('could-not-tell html-answer');
  });

  it('a 401 of the vendor does, and ends the run', async () => {
    tenant.answers.set('*', own(401));
    const { verdicts, report } = await run();
    expect([verdicts['sign-in'], report.ended]).toEqual(['failed sign-in-refused', 'refused']);
    expect(tenant.requests).toHaveLength(1);
  });
});

describe('the order of the answers', () => {
  it('does not matter for a 403 that came first', async () => {
    for (const path of ['/environment', '/devices', '/assets']) tenant.answers.set(path, page(403));
    const { verdicts, announced } = await run();
    expect(verdicts).toEqual({
      ...PASSED,
      devices: 'failed permission-missing',
      'device-assets': 'failed permission-missing',
    });
    // Nothing was announced of them before a sibling had answered, and nothing was taken back.
    const devices = announced.flatMap((rows) => rows.filter(({ row }) => row === 'devices'));
    expect(new Set(devices.map(({ verdict }) => verdict))).toEqual(new Set(['failed']));
    const first = announced.findIndex((rows) => rows.some(({ row }) => row === 'devices'));
    expect(announced[first]?.some(({ row, verdict }) => row === 'sign-in' && verdict === 'passed')).toBe(
      true,
    );
  });

  it('does not matter for a 401 while others are under way', async () => {
    tenant.answers.set('/environment', own(401));
    const { verdicts, report } = await run(3);
    expect(verdicts).toEqual(PASSED);
    expect(report.ended).toBe('finished');
  });

  const ANSWERS = [
    own(401),
    own(403),
    page(403),
    page(401),
    EDGE,
    own(404),
    own(500),
    { status: 204 },
    undefined,
  ];
  const { checks } = findChecks('vsax');
  const plan = planRun(findChecks('vsax'), true, () => 'none');

  function read(check: (typeof plan.reads)[number], index: number): CheckOutcome {
    const answer = ANSWERS[index] as { status: number; body?: unknown; text?: string } | undefined;
    const body = answer === undefined ? good(check.id) : (answer.text ?? JSON.stringify(answer.body ?? null));
    const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
    const outcome: HttpOutcome = {
      ok: true,
      response: { status: answer?.status ?? 200, headers: {}, body, truncated: false, ...when },
      ...when,
    };
    return readVerdict(check, outcome);
  }

  function good(id: string): string {
    const Data =
      id === 'environment'
        ? { CustomerName: 'Acme' }
        : [{ Id: 1, Identifier: 'x', Name: 'y', HasCustomFields: true }];
    return JSON.stringify({ Data, Meta: { ResponseCode: 200, TotalCount: 1 } });
  }

  it('never matters', () => {
    expect(checks.length).toBeGreaterThan(10);
    const outcomes = fc.array(fc.nat(ANSWERS.length - 1), {
      minLength: plan.reads.length,
      maxLength: plan.reads.length,
    });
    const order = fc.shuffledSubarray([...plan.reads.keys()], { minLength: plan.reads.length });
    fc.assert(
      fc.property(outcomes, order, order, (kinds, one, other) => {
        const rowsIn = (sequence: number[]) => {
          const record = new RunRecord(plan, 'sign-in');
          const announced: PermissionResult[][] = [];
          for (const index of sequence) {
            const check = plan.reads[index];
            if (check === undefined) continue;
            const outcome = read(check, kinds[index] ?? 0);
            const { status } = outcome;
            const asked = `GET ${check.request.path}`;
            record.addRead(check, outcome, {
              check: check.id,
              request: asked,
              at: '',
              ...(status === undefined ? {} : { status }),
            });
            announced.push(record.rows());
          }
          const rows = verdictsByRow(record.finish({ code: 'earlier-failed', params: {} }, 'all-forbidden'));
          // What was announced of a row is what the report says of it.
          for (const seen of announced) expect(rows).toMatchObject(verdictsByRow(seen));
          return Object.fromEntries(
            Object.entries(rows).map(([row, expected]) => [row, expected.split(' ')[0]]),
          );
        };
        expect(rowsIn(one)).toEqual(rowsIn(other));
      }),
      { numRuns: 500 },
    );
  });
});
