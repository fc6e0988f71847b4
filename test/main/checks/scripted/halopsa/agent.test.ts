import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AREAS,
  agent,
  type HaloAnswer,
  type HaloServer,
  NEO_AGENT,
  nothingIn,
} from '../../../../servers/halo-server.ts';
import { type HaloOptions, type HaloRun, openHaloWorld, verdictsByRow } from './run-halo.ts';

let halo: HaloServer;
let run: (options?: HaloOptions) => Promise<HaloRun>;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ halo, run, close } = await openHaloWorld());
});
afterEach(() => close());

type Change = Partial<HaloServer> & { odd?: Record<string, HaloAnswer> };

function change({ odd = {}, ...rest }: Change): void {
  Object.assign(halo, rest);
  for (const [path, answer] of Object.entries(odd)) halo.answers.set(path, answer);
}

describe('the agent', () => {
  const both = (answer: HaloAnswer) => ({ odd: { '/Agent/me': answer, '/Agent': answer } });
  const me = (answer: HaloAnswer) => ({ odd: { '/Agent/me': answer } });
  const list = (answer: HaloAnswer) => ({ odd: { '/Agent': answer } });
  const only = (more: Record<string, unknown>) => ({ agents: [agent(42, 'Neo', more)] });
  const others = [agent(7, 'Somebody')];
  const forbidden = { status: 403 };
  const maintenance = { status: 200, body: { status: 'maintenance' } };
  const noTeams = { team: undefined, teams: undefined };
  const page = { status: 200, text: '<html></html>' };

  it.each<[string, string, Change, string]>([
    ['a name', 'Neo Agent', {}, 'failed vendor:agent-not-a-number'],
    ['nobody', '1', {}, 'failed vendor:agent-unassigned'],
    ['no agent at all', '4711', {}, 'failed vendor:agent-missing'],
    ['a number too large', '99999999999999999999999', {}, 'failed vendor:agent-missing'],
    ['leading zeros', '0042', {}, 'passed'],
    ['another agent', '7', {}, 'warning vendor:agent-mismatch'],
    ['a disabled agent', '9', {}, 'failed vendor:agent-disabled'],
    ['an API-only agent', '8', { bound: { id: 8, name: 'R' } }, 'warning vendor:agent-api-only'],
    ['an agent without team', '42', only({ team: '', teams: [] }), 'warning vendor:agent-no-team'],
    ['a team by its name only', '42', only({ teams: [] }), 'passed'],
    ['teams that no answer tells', '42', only(noTeams), 'warning vendor:agent-team-untold'],
    ['nothing', '', {}, 'not-tested vendor:agent-not-entered'],
    ['blanks', '  ', {}, 'not-tested vendor:agent-not-entered'],
    [
      'an answer of another kind',
      '42',
      { tellsBound: false, ...me(maintenance) },
      'could-not-tell vendor:agent-not-told',
    ],
    ['an answer of another kind for both', '42', both(maintenance), 'could-not-tell wrong-shape'],
    [
      'an error beside a list',
      '42',
      both({ status: 200, body: { agents: [], error: 'no' } }),
      'could-not-tell wrong-shape',
    ],
    ['an agent without licence', '42', only({ licence_type: 'None' }), 'warning vendor:agent-unlicensed'],
    ['a flag nobody can read', '42', only({ isdisabled: {} }), 'failed vendor:agent-disabled'],
    ['an application that acts as nobody', '42', { bound: null }, 'failed vendor:agent-not-bound'],
    [
      'one that does not say',
      '42',
      { tellsBound: false, ...me(forbidden) },
      'could-not-tell vendor:agent-not-told',
    ],
    ['one that says it in the id_token only', '42', me(forbidden), 'passed'],
    [
      'one that answers with a list of one',
      '42',
      me({ status: 200, body: { agents: [NEO_AGENT] } }),
      'passed',
    ],
    ['a list under results', '42', list({ status: 200, body: { results: [NEO_AGENT] } }), 'passed'],
    ['a list that leaves it out', '42', list({ status: 200, body: { records: others } }), 'passed'],
    ['a list of something else', '42', list({ status: 200, body: [{ name: 'x' }] }), 'passed'],
    ['an empty list and no one', '4711', { agents: [] }, 'warning vendor:no-agents'],
    ['an empty list but itself', '42', { agents: [] }, 'warning vendor:no-agents'],
    [
      'an empty list beside words of a refusal, and no one',
      '4711',
      list({ status: 200, body: { agents: [], messages: ['Access denied'] } }),
      'could-not-tell wrong-product',
    ],
    ['403 for both', '42', both(forbidden), 'failed permission-missing'],
    ['403 for the list only', '42', list(forbidden), 'passed'],
    ['403 for the list, and no one', '4711', list(forbidden), 'could-not-tell wrong-product'],
    ['a page for both', '42', both(page), 'could-not-tell html-answer'],
    [
      'a page with 403 for both, while the areas answer',
      '42',
      both({ status: 403, text: '<html></html>' }),
      'failed permission-missing',
    ],
    [
      'a filter for both',
      '42',
      both({ status: 403, text: '<html>Blocked by Zscaler</html>' }),
      'could-not-tell forbidden-by-filter',
    ],
    ['401 for both', '42', both({ status: 401 }), 'could-not-tell vendor:token-refused'],
  ])('%s (%s)', async (_name, agentId, changes, verdict) => {
    change(changes);
    const seen = await run({ agentId });
    expect(verdictsByRow(seen, 'sign-in')).toBe('passed');
    expect(verdictsByRow(seen, 'agent')).toBe(verdict);
  });

  const bare = [agent(42, 'Neo', { team: undefined, teams: undefined }), agent(7, 'Somebody')];
  const details = 'GET /Agent/42?includedetails=true';

  it.each<[string, Record<string, unknown>, string]>([
    ['without a team', { teams: [] }, 'warning vendor:agent-no-team'],
    ['in a team', { teams: [{ team_id: 1 }] }, 'passed'],
  ])('asks with details where the list leaves the teams out: %s', async (_name, more, verdict) => {
    halo.agents = bare;
    halo.answers.set('/Agent/42', { status: 200, body: { ...bare[0], ...more } });
    const seen = await run();
    expect(verdictsByRow(seen, 'agent')).toBe(verdict);
    expect(halo.requests).toContain(details);
    expect(seen.report.rows.find(({ row }) => row === 'agent')?.evidence.at(-1)?.request).toBe(
      'GET /Agent/…?includedetails=true',
    );
  });

  it.each([403, 404, 500])('does not let a %i of the details take the agent away', async (status) => {
    halo.agents = bare;
    halo.answers.set('/Agent/42', { status });
    expect(verdictsByRow(await run(), 'agent')).toBe('warning vendor:agent-team-untold');
  });

  it('does not ask for details that the list has', async () => {
    await run();
    expect(halo.requests).not.toContain(details);
  });

  it('runs without an Agent ID: offers the agents, and judges everything else', async () => {
    const seen = await run({ agentId: '' });
    expect(seen.report).toMatchObject({ overall: 'not-tested', ended: 'finished' });
    expect(seen.report.offers?.[0]?.choices.map(({ value }) => value)).toEqual(['42', '7']);
    const others = seen.report.rows.filter((one) => one.counts && one.row !== 'agent');
    expect(others.every((one) => one.verdict === 'passed')).toBe(true);
  });

  it('asks nothing more once the token is refused', async () => {
    change(both({ status: 401 }));
    const seen = await run();
    expect(halo.requests).toHaveLength(4);
    expect([seen.report.ended, verdictsByRow(seen, 'tickets')]).toEqual([
      'finished',
      'not-tested earlier-failed',
    ]);
  });

  it('names both agents where they differ, and offers the bound one first', async () => {
    const seen = await run({ agentId: '7' });
    expect(seen.report.rows[2]?.reason?.params).toEqual({ bound: 'Neo Agent', entered: 'Somebody' });
    expect(seen.report.offers?.[0]?.choices.map(({ value }) => value)).toEqual(['42', '7']);
  });

  it('offers at most 200, out of a list of more than a megabyte', async () => {
    const long = 'x'.repeat(4_000);
    halo.agents = Array.from({ length: 500 }, (_one, index) => agent(index + 42, `Agent ${index}`, { long }));
    const seen = await run();
    expect(verdictsByRow(seen, 'agent')).toBe('passed');
    expect(seen.report.offers?.[0]?.choices).toHaveLength(200);
  });
});

describe('the areas', () => {
  it('warns of a credential that sees nothing', async () => {
    halo.answers.set('/Tickets', nothingIn('tickets'));
    halo.answers.set('/Client', nothingIn('clients'));
    halo.answers.set('/Asset', nothingIn('assets'));
    const seen = await run();
    expect(seen.report.overall).toBe('warning');
    expect(['tickets', 'companies', 'assets'].map((row) => verdictsByRow(seen, row))).toEqual([
      'warning vendor:no-tickets',
      'warning vendor:no-companies',
      'warning vendor:no-assets',
    ]);
  });

  it.each<[string, string, string, HaloAnswer]>([
    ['reports', '/Report', 'permission-missing', { status: 403 }],
    ['invoices', '/Invoice', 'permission-missing', { status: 403, text: '<html>Forbidden</html>' }],
    ['tickets', '/Tickets', 'permission-missing', { status: 403, text: '<html>Forbidden</html>' }],
    ['system-configuration', '/Priority', 'part-refused', { status: 403 }],
    ['system-configuration', '/Workflow', 'part-refused', { status: 403 }],
  ])(
    'blames %s (%s) for its own 403, whatever its body, and nothing else',
    async (row, path, code, answer) => {
      halo.answers.set(path, answer);
      const seen = await run();
      expect(verdictsByRow(seen, row)).toBe(`failed ${code}`);
      const others = seen.report.rows.filter((one) => one.counts && one.row !== row);
      expect(others.every((one) => one.verdict === 'passed')).toBe(true);
    },
  );

  it('names the parts that were refused, each of them', async () => {
    halo.answers.set('/Workflow', { status: 403 });
    halo.answers.set('/Category', { status: 403 });
    const row = (await run()).report.rows.find((one) => one.row === 'system-configuration');
    expect(row?.reason?.params).toEqual({ status: 403, part: '/Category, /Workflow' });
    expect(row?.evidence).toHaveLength(5);
  });

  it('says of a part that an older server lacks no more than that', async () => {
    halo.answers.set('/Workflow', { status: 404, text: '<html>404</html>' });
    const seen = await run();
    expect(verdictsByRow(seen, 'system-configuration')).toBe('could-not-tell part-not-found');
  });

  it.each([
    [
      'plain words of an edge',
      { status: 403, text: 'error code: 1020', headers: { 'content-type': 'text/plain' } },
    ],
    ['a page of a filter', { status: 403, text: '<html>Blocked by FortiGuard</html>' }],
  ])('blames a filter alone for %s at every area', async (_name, answer) => {
    for (const path of Object.keys(AREAS)) halo.answers.set(path, answer);
    const seen = await run();
    const areas = seen.report.rows.filter(({ counts }) => counts).slice(3);
    expect(new Set(areas.map(({ row }) => verdictsByRow(seen, row)))).toEqual(
      new Set(['could-not-tell forbidden-by-filter']),
    );
  });

  it('blames no permission where every question is refused, and leaves the sign-in as it is', async () => {
    halo.answers.set('*', { status: 403, body: {} });
    halo.answers.set('/authinfo', { status: 200, body: halo.authInfo });
    halo.answers.set('/auth/token', { status: 200, body: { access_token: 'canary-token-2', scope: 'all' } });
    const seen = await run();
    expect([verdictsByRow(seen, 'sign-in'), verdictsByRow(seen, 'scope')]).toEqual(['passed', 'passed']);
    const rest = seen.report.rows.filter(({ counts }) => counts).slice(2);
    expect(new Set(rest.map(({ row }) => verdictsByRow(seen, row)))).toEqual(
      new Set(['could-not-tell vendor:all-forbidden']),
    );
    expect(seen.announced.flat().some((row) => row.reason?.code === 'permission-missing')).toBe(false);
  });

  it('blames the permissions where at least the agent may be read', async () => {
    halo.answers.set('*', { status: 403, body: {} });
    halo.answers.set('/authinfo', { status: 200, body: halo.authInfo });
    halo.answers.set('/auth/token', { status: 200, body: { access_token: 'canary-token-2', scope: 'all' } });
    halo.answers.set('/Agent/me', { status: 200, body: NEO_AGENT });
    const seen = await run();
    expect(verdictsByRow(seen, 'tickets')).toBe('failed permission-missing');
  });

  it('does not let a 401 of an area flip the sign-in', async () => {
    halo.answers.set('/Asset', { status: 401 });
    const seen = await run();
    expect([verdictsByRow(seen, 'sign-in'), verdictsByRow(seen, 'assets')]).toEqual([
      'passed',
      'could-not-tell refused-in-mid-run',
    ]);
    expect([seen.report.ended, verdictsByRow(seen, 'reports')]).toEqual(['finished', 'passed']);
  });

  it.each([0, 1, 2, 9])(
    'stops at once after %i answers, and lets go of what is under way',
    async (answers) => {
      halo.answersOnly = answers;
      const abort = new AbortController();
      const ending = run({ signal: abort.signal });
      await expect.poll(() => halo.requests.length, { interval: 1 }).toBeGreaterThan(answers);
      const began = performance.now();
      abort.abort();
      const { report } = await ending;
      expect(performance.now() - began).toBeLessThan(1_000);
      expect(report.ended).toBe('stopped');
      const open = report.rows.filter(({ counts, verdict }) => counts && verdict !== 'passed');
      expect(open.every(({ reason }) => reason?.code === 'stopped-by-you')).toBe(true);
      await expect.poll(() => halo.atOnce).toBe(0);
    },
  );
});
