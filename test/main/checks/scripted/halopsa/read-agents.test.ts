import { describe, expect, it } from 'vitest';
import { judgeAgent } from '../../../../../src-main/checks/scripted/halopsa/judge-agent.ts';
import { readAgent, readAgents } from '../../../../../src-main/checks/scripted/halopsa/read-agents.ts';
import type { HttpOutcome } from '../../../../../src-main/http/http-request.ts';
import { agent, NEO_AGENT } from '../../../../servers/halo-server.ts';

const when = { milliseconds: 1, at: '2026-03-04T09:00:00.000Z' };

function answered(status: number, body?: unknown): HttpOutcome {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { ok: true, response: { status, headers: {}, body: text, truncated: false, ...when }, ...when };
}
const silent: HttpOutcome = { ok: false, error: { code: 'answer-timeout', params: {} }, ...when };

describe('readAgent', () => {
  it.each<[string, unknown, string]>([
    ['an agent', NEO_AGENT, 'agent'],
    ['an agent with little', { id: 42, name: 'Neo Agent' }, 'agent'],
    ['an agent with a status of its own', { ...NEO_AGENT, status: 'Available' }, 'agent'],
    ['a list of one', { agents: [NEO_AGENT] }, 'agent'],
    ['no number, but what only an agent has', { name: 'Application', is_agent: false }, 'nobody'],
    ['the number nought', { id: 0, name: 'Application' }, 'nobody'],
    ['no number by its name', { id: null, isapiagent: false }, 'nobody'],
    ['a state', { status: 'maintenance' }, 'wrong-shape'],
    ['a state beside a name', { status: 'maintenance', name: 'HaloPSA' }, 'wrong-shape'],
    ['a name alone', { name: 'Application' }, 'wrong-shape'],
    ['nothing', {}, 'wrong-shape'],
    ['an empty list', [], 'wrong-shape'],
    ['an empty list by its name', { agents: [] }, 'wrong-shape'],
    ['a text', '"maintenance"', 'wrong-shape'],
    ['a number alone', { id: 403 }, 'wrong-shape'],
    ['a number that is an object', { id: { toString: 0 }, is_agent: true }, 'wrong-shape'],
    ['an error with a number', { id: 403, Message: 'Access denied' }, 'wrong-shape'],
    ['an error with a number and a name', { id: 403, name: 'AccessDenied', message: 'no' }, 'wrong-shape'],
    ['an error beside an agent', { agents: [NEO_AGENT], error: 'access_denied' }, 'wrong-shape'],
    ['an error without a number', { id: 0, name: 'x', error: 'access_denied' }, 'wrong-shape'],
    ['two agents', { agents: [NEO_AGENT, NEO_AGENT] }, 'wrong-shape'],
  ])('reads %s as %s', (_name, body, kind) => {
    const read = readAgent(answered(200, body));
    expect(read.kind === 'unread' ? read.response.error.code : read.kind).toBe(kind);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a team', { team: '1st Line Support', teams: undefined }, 'some'],
    ['teams', { team: undefined, teams: [{ team_id: 1 }] }, 'some'],
    ['no teams', { team: '', teams: [] }, 'none'],
    ['no teams, and no name of one', { team: undefined, teams: [] }, 'none'],
    ['neither', { team: undefined, teams: undefined }, 'unreported'],
    ['no name of a team', { team: '', teams: undefined }, 'unreported'],
    ['null', { team: null, teams: null }, 'unreported'],
  ])('reads %s', (_name, more, team) => {
    expect(readAgent(answered(200, { ...NEO_AGENT, ...more }))).toMatchObject({ agent: { team } });
  });
});

describe('readAgents', () => {
  it.each<[string, unknown, string]>([
    ['a bare list', [NEO_AGENT], '1 agents'],
    ['an empty list', [], '0 agents'],
    ['a list by its name', { results: [NEO_AGENT] }, '1 agents'],
    ['errors', [{ id: 403, Message: 'Access denied' }], 'wrong-shape'],
    ['numbers', [{ id: 1 }, { id: 2 }], 'wrong-shape'],
    ['an error beside an empty list', { agents: [], error: 'access_denied' }, 'wrong-shape'],
    ['an error beside agents', { agents: [NEO_AGENT], Message: 'Access denied' }, 'wrong-shape'],
    ['no list', { status: 'maintenance' }, 'wrong-shape'],
  ])('reads %s as %s', (_name, body, expected) => {
    const read = readAgents(answered(200, body));
    expect(read.kind === 'unread' ? read.response.error.code : `${read.agents.length} agents`).toBe(expected);
  });
});

describe('judgeAgent', () => {
  const neo = readAgent(answered(200, NEO_AGENT));
  const list = readAgents(answered(200, [NEO_AGENT, agent(7, 'Somebody')]));
  const nobody = readAgent(answered(200, { name: 'Application', is_agent: false }));
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
    ['the id_token names another, but /Agent/me counts', { actsAs: { id: '7', name: '' } }, 'passed'],
    ['only the id_token names it', { me: late, actsAs: { id: '42', name: '' } }, 'passed'],
    ['nobody names it', { me: late }, 'could-not-tell vendor:agent-not-told'],
    ['nobody is bound', { me: nobody }, 'failed vendor:agent-not-bound'],
    [
      'the id_token names one where /Agent/me does not',
      { me: nobody, actsAs: { id: '42', name: '' } },
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
    ['a blank', { entered: ' ' }, 'not-tested vendor:agent-not-entered'],
    ['nothing', { entered: '' }, 'not-tested vendor:agent-not-entered'],
    [
      'nothing, and nothing answers',
      { entered: '', me: late, list: noList },
      'not-tested vendor:agent-not-entered',
    ],
    ['a name', { entered: 'Neo Agent' }, 'failed vendor:agent-not-a-number'],
    ['a fraction', { entered: '42.0' }, 'failed vendor:agent-not-a-number'],
    ['other digits', { entered: '４２' }, 'failed vendor:agent-not-a-number'],
    ['blanks around', { entered: ' 42 ' }, 'passed'],
    ['nought', { entered: '0', one: gone }, 'failed vendor:agent-missing'],
  ])('%s', (_name, more, verdict) => {
    expect(code(more)).toBe(verdict);
  });
});

it('an agent may have a title and a description, and no member of its own says nothing of agents', () => {
  const own = { id: 42, name: 'Neo', isapiagent: false, title: 'Dispatcher', description: 'For Neo' };
  expect(readAgent(answered(200, own))).toMatchObject({ kind: 'agent', agent: { id: '42' } });
  expect(readAgent(answered(200, { id: 42, name: 'Neo', title: 'Forbidden' })).kind).toBe('unread');
  expect(readAgent(answered(200, { id: null, name: '' })).kind).toBe('unread');
});

it.each([
  { id: 403, name: 'Forbidden' },
  { id: 42, name: 'Please log in' },
  { id: 42, name: '-' },
  { id: 42, summary: 'Printer', team: 'Support' },
  { id: 42, name: null, team: null, isdisabled: null },
  { id: 42, name: 'Neo', success: false },
  { id: 42, name: 'Neo', code: 403 },
  { id: 42, name: 'Acme', toplevel_id: 3 },
  { id: 42, name: 'Jane', emailaddress: 'jane@client.example' },
])('%j is no agent', (record) => {
  expect(readAgent(answered(200, record)).kind).toBe('unread');
  expect(readAgents(answered(200, [record])).kind).toBe('unread');
});

it.each<[Record<string, unknown>, string]>([
  [{ team: '-' }, 'unreported'],
  [{ team: 'N/A' }, 'unreported'],
  [{ teams: [null] }, 'unreported'],
  [{ teams: [{}] }, 'unreported'],
  [{ teams: [{ id: 3 }] }, 'some'],
  [{ teams: ['Support'] }, 'some'],
  [{ teams: [] }, 'none'],
])('the team of an agent with %j is %s', (more, team) => {
  expect(readAgent(answered(200, { id: 42, name: 'Neo', ...more }))).toMatchObject({ agent: { team } });
});
