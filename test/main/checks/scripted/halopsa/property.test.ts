import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readVerdict } from '../../../../../src-main/checks/read-verdict.ts';
import { judgeAgent } from '../../../../../src-main/checks/scripted/halopsa/judge-agent.ts';
import { readAgent, readAgents } from '../../../../../src-main/checks/scripted/halopsa/read-agents.ts';
import { readAuthInfo } from '../../../../../src-main/checks/scripted/halopsa/read-auth-info.ts';
import { readScope, readToken } from '../../../../../src-main/checks/scripted/halopsa/read-token.ts';
import type { ReadCheck } from '../../../../../src-preload/contract/vendor.ts';
import { agentOutcomes, outcomes, reads, type Sent, sent, tokenOutcomes } from './halo-responses.ts';
import { ORIGIN, openHaloWorld } from './run-halo.ts';

// Whatever answers: nothing is passed without the evidence its check demands, told here a second time and simply.

/** What a 2xx in JSON says; undefined for every other answer. */
function bodyOf(one: Sent | null): Record<string, unknown> | undefined {
  if (one === null || one.cut === true || one.status < 200 || one.status > 299) return undefined;
  try {
    const value: unknown = JSON.parse(one.text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const claimsIn = (token: unknown) => {
  try {
    return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;
  } catch {
    return {};
  }
};
const isToken = (one: Sent | null) => typeof bodyOf(one)?.access_token === 'string' && !bodyOf(one)?.error;
const words = (value: unknown) =>
  [value]
    .flat()
    .join(' ')
    .toLowerCase()
    .split(/[\s,]+/);
const isEnough = (value: unknown) => {
  const held = words(value);
  return (
    held.includes('all') || ['all:standard', 'all:teams', 'admin:webhooks'].every((one) => held.includes(one))
  );
};
const holdsScope = (one: Sent | null) =>
  isEnough(bodyOf(one)?.scope) || isEnough(claimsIn(bodyOf(one)?.access_token)?.scope);
const recordsIn = (one: Sent | null) => {
  const body = bodyOf(one) ?? {};
  return [body, body.agents, body.results, body.records]
    .flat()
    .map((entry) => (entry ?? {}) as Record<string, unknown>);
};
const holdsList = ({ response, emptyIs }: ReadCheck, one: Sent | null) =>
  [response.list ?? []].flat().some((path) => {
    const list = path === '' ? bodyOf(one) : bodyOf(one)?.[path];
    if (list === null) return emptyIs === 'passed';
    if (!Array.isArray(list)) return false;
    const names = response.has.map((group) => Object.keys(group));
    return list.length === 0
      ? emptyIs === 'passed'
      : list.some((record) =>
          names.every((group) => group.some((name) => Object.hasOwn(record ?? {}, name))),
        );
  });
/** A record of agent 42 that is neither disabled nor API-only. */
const holdsAgent = (one: Sent | null) =>
  recordsIn(one).some(({ id, isdisabled, isapiagent }) => Number(id) === 42 && !isdisabled && !isapiagent);
const namesAgent = (one: Sent | null) =>
  recordsIn(one).some(({ id }) => Number(id) === 42) ||
  Object.values(claimsIn(bodyOf(one)?.id_token) ?? {}).some((id) => Number(id) === 42);

it('makes nothing passed out of 10,000 answers without the evidence', () => {
  const passed = { read: 0, place: 0, token: 0, scope: 0, agent: 0 };
  const property = fc.property(
    outcomes,
    tokenOutcomes,
    agentOutcomes,
    agentOutcomes,
    fc.constantFrom(...reads),
    ({ outcome, sent: first }, granted, second, third, check) => {
      if (readVerdict(check, outcome).verdict === 'passed') {
        passed.read += 1;
        // A list that was cut off passes by its first record.
        expect(
          (first?.status === 204 && check.emptyIs === 'passed') ||
            (first?.cut === true ? first.status < 300 && first.text.includes('{') : holdsList(check, first)),
        ).toBe(true);
      }
      const place = readAuthInfo(ORIGIN, outcome, (origin) => origin === ORIGIN);
      if (place.kind === 'place') {
        passed.place += 1;
        expect(new URL(place.tokenUrl).origin).toBe(ORIGIN);
        expect(first !== null && (first.status >= 400 || bodyOf(first) !== undefined)).toBe(true);
        expect(() => encodeURIComponent(place.tenant)).not.toThrow();
      }
      const token = readToken(granted.outcome);
      if (token.kind === 'token') {
        passed.token += 1;
        expect(isToken(granted.sent)).toBe(true);
        if (readScope(token.scopes).verdict === 'passed') {
          passed.scope += 1;
          expect(holdsScope(granted.sent)).toBe(true);
        }
      } else if (token.kind === 'stop') expect(token.verdict).not.toBe('passed');
      const { verdict } = judgeAgent({
        entered: '42',
        me: readAgent(second.outcome),
        list: readAgents(outcome),
        one: readAgent(third.outcome),
        actsAs: token.kind === 'token' ? token.actsAs : undefined,
      });
      if (verdict !== 'passed') return;
      passed.agent += 1;
      expect([first, second.sent, third.sent].some(holdsAgent)).toBe(true);
      expect(namesAgent(second.sent) || namesAgent(granted.sent)).toBe(true);
    },
  );
  fc.assert(property, { numRuns: 10_000 });
  // The answers are of a kind that could pass.
  for (const [name, times] of Object.entries(passed)) expect([name, times > 20]).toEqual([name, true]);
}, 120_000);

let world: Awaited<ReturnType<typeof openHaloWorld>>;
beforeAll(async () => {
  world = await openHaloWorld();
});
afterAll(() => world.close());

it('makes nothing passed out of 200 answers through sockets either', async () => {
  const { halo, elsewhere, run } = world;
  const paths = fc.constantFrom('/authinfo', '/auth/token', '/Agent/me', '/Agent', '/Tickets', '*');
  const property = fc.asyncProperty(paths, sent, fc.nat(9), async (path, one, chance) => {
    halo.answers.clear();
    const drops = chance === 0;
    const { status, type, text, headers } = one;
    halo.answers.set(path, { status, text, headers: { 'content-type': type, ...headers }, drops });
    const { report } = await run();
    const verdicts = new Map(report.rows.map(({ row, verdict }) => [row, verdict]));
    const seen = drops ? null : one;
    const isOdd = (name: string) => path === name || path === '*';
    const shows = (row: string, evidence: boolean) =>
      expect(verdicts.get(row) === 'passed' && !evidence ? `${row} passed` : '').toBe('');
    if (isOdd('/auth/token')) {
      shows('sign-in', isToken(seen));
      shows('scope', isToken(seen) && holdsScope(seen));
    }
    if (isOdd('/Tickets'))
      shows('tickets', bodyOf(seen)?.tickets !== undefined || Array.isArray(bodyOf(seen)));
    if (path === '*') shows('agent', holdsAgent(seen));
    if (path === '/authinfo') shows('sign-in', (seen?.status ?? 0) >= 400 || bodyOf(seen) !== undefined);
    expect(elsewhere.requests).toEqual([]);
  });
  await fc.assert(property, { numRuns: 200 });
}, 180_000);
