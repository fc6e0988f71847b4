import { plainText } from '../../../../src-preload/contract/plain-text.ts';
import type { HttpOutcome } from '../../../http/http-request.ts';
import { isRecord } from '../../../system/json.ts';
import { errorBesideEmpty } from '../../error-beside-empty.ts';
import { errorInPlaceOfRecord } from '../../error-inside.ts';
import { readJsonResponse, type UnusableResponse } from '../../json-response.ts';
import { isWords } from '../../record-proof.ts';
import { numberOf } from './agent-number.ts';
import { ERROR_WORDS } from './read-token.ts';

/**
 * What an answer tells of an agent. Lists may leave the teams out: `unreported` until the agent is asked for by
 * itself.
 */
export type Agent = {
  id: string;
  name: string;
  isDisabled: boolean;
  isApiOnly: boolean;
  team: 'some' | 'none' | 'unreported';
  isUnlicensed: boolean;
};

type Unread = { kind: 'unread'; response: UnusableResponse };
export type AgentRead = { kind: 'agent'; agent: Agent } | { kind: 'nobody' } | Unread;
export type AgentsRead = { kind: 'agents'; agents: Agent[] } | Unread;

/** Members that only an agent has, of the published schema `Uname`. */
const AGENTS_OWN = ['is_agent', 'isapiagent', 'isdisabled', 'licence_type', 'initials', 'team', 'teams'];
/**
 * Members that records of other areas have: tickets, customers, contacts, assets and actions have a number and a name
 * too.
 */
const OTHERS_OWN = [
  'summary',
  'tickettype_id',
  'ticket_id',
  'toplevel_id',
  'emailaddress',
  'key_field',
  'inventory_number',
  'invoice_date',
  'priorityid',
  'category_name',
];
/** Members of an error that an agent has not; those of a gateway's and of a page for maintenance among them. */
const ERROR_MEMBERS = [...ERROR_WORDS, 'resultCode', 'ClassName', 'status'].map((name) => name.toLowerCase());

const LIST_PLACES = ['agents', 'results', 'records'];

const wrongShape = (status: number): Unread => ({
  kind: 'unread',
  response: { ok: false, status, error: { code: 'wrong-shape', params: { status } } },
});

/**
 * Reads `/Agent/me` or `/Agent/{id}`: an object, or a list of one. `nobody` only where the answer is an agent's
 * record without a number: any other object says nothing of agents, neither that there is one nor that there is none.
 */
export function readAgent(outcome: HttpOutcome): AgentRead {
  const json = readJsonResponse(outcome);
  if (!json.ok) return { kind: 'unread', response: json };
  const list = isRecord(json.body) && Array.isArray(json.body.agents) ? json.body.agents : [json.body];
  const record: unknown = list[0];
  if (!isRecord(record) || list.length > 1 || hasError(json.body)) return wrongShape(json.status);
  const agent = toAgent(record);
  if (agent !== undefined) return { kind: 'agent', agent };
  return isNobodysRecord(record) ? { kind: 'nobody' } : wrongShape(json.status);
}

/** Reads the list of agents, which is bare or under one of three names. An error beside it is an error. */
export function readAgents(outcome: HttpOutcome): AgentsRead {
  const json = readJsonResponse(outcome);
  if (!json.ok) return { kind: 'unread', response: json };
  const { body, status } = json;
  const places = isRecord(body) ? LIST_PLACES.map((name) => body[name]) : [body];
  const list = places.find((one) => Array.isArray(one)) as unknown[] | undefined;
  if (list === undefined || hasError(body)) return wrongShape(status);
  if (list.length === 0 && errorBesideEmpty(body, { list: LIST_PLACES }) !== undefined)
    return wrongShape(status);
  const agents = list.map(toAgent).filter((one) => one !== undefined);
  return agents.length === 0 && list.length > 0 ? wrongShape(status) : { kind: 'agents', agents };
}

function hasError(value: unknown): boolean {
  if (!isRecord(value)) return false;
  // An agent's own status may be any word.
  if (errorInPlaceOfRecord(value, { has: ['status'] }) !== undefined) return true;
  const isAgents = AGENTS_OWN.some((name) => Object.hasOwn(value, name));
  const isFilled = (one: unknown) => one !== undefined && one !== null && one !== '' && one !== false;
  // An agent may have these of its own.
  const owns = ['status', 'title', 'description'];
  return Object.entries(value).some(
    ([name, one]) =>
      ERROR_MEMBERS.includes(name.toLowerCase()) && isFilled(one) && !(isAgents && owns.includes(name)),
  );
}

/** A number alone is no agent: an error has one too. */
function toAgent(value: unknown): Agent | undefined {
  const record = isRecord(value) ? value : {};
  const id = numberOf(record.id);
  const has = (name: string) => Object.hasOwn(record, name);
  const isNamed = isWords(plainText(record.name));
  const isUnnamed =
    plainText(record.name) === '' && AGENTS_OWN.some((name) => has(name) && record[name] !== null);
  if (id === undefined || !(isNamed || isUnnamed) || OTHERS_OWN.some(has) || hasError(record))
    return undefined;
  const { name, isdisabled, isapiagent, licence_type: licence } = record;
  return {
    id,
    name: plainText(name),
    isDisabled: isSet(isdisabled),
    isApiOnly: isSet(isapiagent),
    team: teamOf(record),
    isUnlicensed: typeof licence === 'string' && /^(?:none|unlicen[cs]ed|no licen[cs]e)$/i.test(licence),
  };
}

/** `team` is the name of the first one, `teams` all of them; only an empty list says that there is none. */
function teamOf({ team, teams }: Record<string, unknown>): Agent['team'] {
  const isTeam = (one: unknown) => isWords(one) || (isRecord(one) && Object.values(one).some(isFilled));
  if (isWords(plainText(team)) || (Array.isArray(teams) && teams.some(isTeam))) return 'some';
  return Array.isArray(teams) && teams.length === 0 ? 'none' : 'unreported';
}

function isFilled(value: unknown): boolean {
  return isWords(value) || (typeof value === 'number' && value !== 0);
}

function isNobodysRecord(record: Record<string, unknown>): boolean {
  const { id = null, name } = record;
  // An object may have members that make it no number, and cannot be asked for one.
  const hasNoId = id === null || (typeof id !== 'object' && Number(id) === 0);
  const isNamed = Object.hasOwn(record, 'id') && plainText(name) !== '';
  return hasNoId && (isNamed || AGENTS_OWN.some((member) => Object.hasOwn(record, member)));
}

const NO: readonly unknown[] = [undefined, null, false, 0, '', '0', 'false', 'False'];

/** Anything but a plain no: a flag nobody can read must not pass for one that is off. */
const isSet = (flag: unknown) => !NO.includes(flag);
