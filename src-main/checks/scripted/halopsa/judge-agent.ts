import type { OfferedChoices } from '../../../../src-preload/contract/verdict.ts';
import type { UnusableResponse } from '../../json-response.ts';
import type { SignedIn } from '../../script.ts';
import { numberOf } from './agent-number.ts';
import type { Agent, AgentRead, AgentsRead } from './read-agents.ts';
import { type Judged, judge } from './stop.ts';

const MAX_CHOICES = 200;

/**
 * What is known about the agents. `one` is the entered one with its teams, where it had to be asked for by itself.
 */
export type AgentFacts = {
  entered: string;
  me: AgentRead;
  list: AgentsRead;
  one?: AgentRead;
  actsAs?: SignedIn['actsAs'];
};

const isNumber = (text: string) => /^\d+$/.test(text.trim());
const nameOf = (agent: Agent) => agent.name || agent.id;
const isNobody = (agent: Agent) => agent.id === '1' && /^unassigned$/i.test(agent.name);

function listed({ list }: AgentFacts, id: string | undefined): Agent | undefined {
  return list.kind === 'agents' ? list.agents.find((agent) => agent.id === id) : undefined;
}

/** Must the entered agent be asked for by its number? Where the list lacks it, or no answer tells its teams. */
export function needsOne(facts: AgentFacts): boolean {
  const { list, me, entered } = facts;
  const isBlind = list.kind === 'unread' && me.kind === 'unread';
  if (!isNumber(entered) || isBlind) return false;
  return listed(facts, numberOf(entered)) === undefined || enteredAgent(facts)?.team === 'unreported';
}

/** The entered agent by every answer about it: a no of one answer does not undo the yes of another. */
function enteredAgent(facts: AgentFacts): Agent | undefined {
  const id = numberOf(facts.entered);
  const seen = [facts.one, facts.me].flatMap((read) => (read?.kind === 'agent' ? [read.agent] : []));
  const all = [listed(facts, id), ...seen].filter((agent) => agent?.id === id).filter((agent) => !!agent);
  const [first] = all;
  if (first === undefined) return undefined;
  const teams = all.map(({ team }) => team);
  return {
    id: first.id,
    name: all.find(({ name }) => name !== '')?.name ?? '',
    isDisabled: all.some((agent) => agent.isDisabled),
    isApiOnly: all.some((agent) => agent.isApiOnly),
    isUnlicensed: all.some((agent) => agent.isUnlicensed),
    team: teams.find((team) => team === 'some') ?? teams.find((team) => team === 'none') ?? 'unreported',
  };
}

/** The agent the token acts as: what `/Agent/me` says, else the id_token. */
export function boundOf(facts: AgentFacts): { id: string; name: string } | undefined {
  const { me, actsAs } = facts;
  const id = me.kind === 'agent' ? me.agent.id : actsAs?.id;
  if (id === undefined) return undefined;
  const own = me.kind === 'agent' ? me.agent.name : '';
  const fromToken = actsAs?.id === id ? actsAs.name : '';
  return { id, name: own || listed(facts, id)?.name || fromToken || id };
}

/**
 * The verdict on the agent. Passed only if the one entered is there, bound, active, in a team and no API-only agent.
 */
export function judgeAgent(facts: AgentFacts): Judged {
  const { me, list } = facts;
  if (facts.entered.trim() === '') return judge('not-tested', 'vendor:agent-not-entered');
  if (!isNumber(facts.entered)) return judge('failed', 'vendor:agent-not-a-number');
  if (list.kind === 'unread' && me.kind === 'unread') return judgeUnreadable(list.response, me.response);
  const agent = enteredAgent(facts);
  if (agent === undefined) return judgeMissing(facts);
  const entered = nameOf(agent);
  if (isNobody(agent)) return judge('failed', 'vendor:agent-unassigned');
  if (agent.isDisabled) return judge('failed', 'vendor:agent-disabled', { entered });
  const bound = boundOf(facts);
  if (bound === undefined) {
    return me.kind === 'unread'
      ? judge('could-not-tell', 'vendor:agent-not-told')
      : judge('failed', 'vendor:agent-not-bound');
  }
  if (bound.id !== agent.id) {
    return judge('warning', 'vendor:agent-mismatch', { bound: bound.name, entered });
  }
  if (agent.isApiOnly) return judge('warning', 'vendor:agent-api-only', { entered });
  if (agent.team === 'none') return judge('warning', 'vendor:agent-no-team', { entered });
  if (agent.isUnlicensed) return judge('warning', 'vendor:agent-unlicensed', { entered });
  if (list.kind === 'agents' && list.agents.length === 0) return judge('warning', 'vendor:no-agents');
  if (agent.team === 'unreported') return judge('warning', 'vendor:agent-team-untold', { entered });
  return { verdict: 'passed' };
}

function judgeUnreadable(list: UnusableResponse, me: UnusableResponse): Judged {
  const both = (code: string) => [list, me].every(({ error }) => error.code === code);
  if (both('unauthorized')) return judge('failed', 'vendor:token-refused');
  // Of whatever body, unless a filter has signed it; the run decides whether its siblings have answered.
  const isForbidden = ({ status, refusal }: UnusableResponse) => status === 403 && refusal !== 'intermediary';
  if (isForbidden(list) && isForbidden(me)) return judge('failed', 'permission-missing', { status: 403 });
  const { error } = list.error.code === 'forbidden' ? me : list;
  return judge('could-not-tell', error.code, error.params);
}

/** The list lacks the agent. Its own 404 tells; a error on the way tells nothing. */
function judgeMissing({ list, one }: AgentFacts): Judged {
  const error = one?.kind === 'unread' ? one.response.error : undefined;
  const status = one?.kind === 'unread' ? one.response.status : undefined;
  // Halo answers 400 to numbers it cannot hold, and its 404 may be a page.
  const isAbsent = list.kind === 'agents' ? status === 404 || status === 400 : error?.code === 'not-found';
  if (error !== undefined && !isAbsent) return judge('could-not-tell', error.code, error.params);
  if (list.kind === 'unread' && !isAbsent) return judge('could-not-tell', 'wrong-shape', { status: 200 });
  const isEmpty = list.kind === 'agents' && list.agents.length === 0;
  return isEmpty ? judge('warning', 'vendor:no-agents') : judge('failed', 'vendor:agent-missing');
}

/** Agents to choose from by name: those that can sign in and be given tickets, the bound one first. */
export function offersOf(facts: AgentFacts): OfferedChoices[] {
  const { list, me } = facts;
  const bound = boundOf(facts)?.id;
  const known = list.kind === 'agents' ? list.agents : [];
  const own = me.kind === 'agent' && listed(facts, bound) === undefined ? [me.agent] : [];
  const rank = ({ id }: Agent) => (id === bound ? 0 : 1);
  const choices = [...own, ...known]
    .filter((agent) => !agent.isDisabled && !agent.isApiOnly && !isNobody(agent))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, MAX_CHOICES)
    .map((agent) => ({ value: agent.id, label: `${nameOf(agent)} (${agent.id})` }));
  return choices.length === 0 ? [] : [{ field: 'agentId', words: 'identity.choose-agent', choices }];
}
