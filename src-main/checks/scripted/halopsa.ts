// Longer than other files because a vendor has one file of code at most: where to sign in, the ladder of scopes
// and whose rights the token has belong together. First the readers, which are pure, then the hooks.

import type { Evidence, OfferedChoices, Reason, Verdict } from '../../../src-preload/contract/verdict.ts';
import type { HttpOutcome } from '../../http/http-request.ts';
import { plainText } from '../../outside-text.ts';
import { claimsOf, hearAnswer, type Unheard } from '../hear-answer.ts';
import { isRecord } from '../json-path.ts';
import type { Finding, Identified, NotSignedIn, Script, ScriptTools, SignedIn } from '../script.ts';
import type { Spent } from '../sign-in-ledger.ts';

/** The widest scope first, then what Neo publishes as its stricter set, then that without webhooks. */
const RUNGS = ['all', 'all:standard all:teams admin:webhooks', 'all:standard all:teams'] as const;
const ERROR_WORDS = ['error_description', 'error', 'Message', 'errorMessage'];
const LONGEST_PATH = 80;
const LONGEST_SCOPES = 200;
const MOST_CHOICES = 200;
/** One agent of a list takes several kilobytes, and a list may hold some hundreds. */
const LARGEST_LIST = 8_388_608;

type Judged = { verdict: Verdict; reason?: Reason };

/** Nothing more is asked. `ended` as the report says it; `tryAgainAt` is ISO. */
type Stop = Judged & { kind: 'stop'; ended: NotSignedIn['ended']; tryAgainAt?: string; asksHost?: string };

function judge(verdict: Verdict, code: Reason['code'], params: Reason['params'] = {}): Judged {
  return { verdict, reason: { code, params } };
}

function stop(judged: Judged, more: Partial<Stop> = {}): Stop {
  return { kind: 'stop', ended: 'finished', ...judged, ...more };
}

function stopAt(heard: Unheard): Stop {
  const { trouble, tryAgainAt } = heard;
  const asksToWait = trouble.code === 'rate-limited' || tryAgainAt !== undefined;
  const ended = asksToWait ? 'wait-asked' : 'finished';
  return stop(judge('could-not-tell', trouble.code, trouble.params), { ended, tryAgainAt });
}

/** An agent's number as text without leading zeros; Halo writes it as a number or as text. */
function numberOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const number = /^0*(\d{1,20})$/.exec(text)?.[1];
  return number === undefined || number === '0' ? undefined : number;
}

/** Where the token is to be had, or why nobody should be asked there. */
export type AuthInfo = { kind: 'place'; tokenUrl: string; tenant: string } | Stop;

/**
 * Reads `/api/authinfo`, which decides where the secret goes: https only, and only to an origin `mayAsk` allows.
 * Without an answer of use the place is the usual one at the origin that was typed.
 */
export function readAuthInfo(
  origin: string,
  outcome: HttpOutcome,
  mayAsk: (origin: string) => boolean,
): AuthInfo {
  const notHalo = stop(judge('could-not-tell', 'vendor:not-halo'));
  const usual = { kind: 'place', tokenUrl: `${origin}/auth/token`, tenant: '' } as const;
  const heard = hearAnswer(outcome);
  if (!heard.ok) return isNoVerdict(heard) ? usual : stopAt(heard);
  const { body } = heard;
  if (!isRecord(body) || !(Object.hasOwn(body, 'auth_url') || Object.hasOwn(body, 'tenant_id'))) {
    return notHalo;
  }
  const { auth_url: place = '', tenant_id: name = '' } = body;
  const tenant = typeof name === 'number' ? String(name) : (name ?? '');
  if (typeof tenant !== 'string' || plainText(tenant) !== tenant.trim()) return notHalo;
  if (place === '' || place === null) return { ...usual, tenant: tenant.trim() };
  if (typeof place !== 'string' || !URL.canParse(place) || /[?#]/.test(place)) return notHalo;
  const url = new URL(place);
  if (url.host === '' || url.username !== '' || url.password !== '') return notHalo;
  const { host } = url;
  if (url.protocol !== 'https:') return stop(judge('could-not-tell', 'vendor:sign-in-not-https', { host }));
  if (!mayAsk(url.origin)) {
    return stop(judge('could-not-tell', 'vendor:sign-in-elsewhere', { host }), { asksHost: host });
  }
  const path = url.pathname.replace(/\/+$/, '');
  const tokenPath = /\/token$/i.test(path) ? path : `${path}/token`;
  return { kind: 'place', tokenUrl: `${url.origin}${tokenPath}`, tenant: tenant.trim() };
}

/** Errors of the interface itself: the sign-in may work all the same. Not so what stands between, or a wait. */
function isNoVerdict({ status = 0, trouble, tryAgainAt }: Unheard): boolean {
  const isBetween = ['not-found', 'wrong-product', 'rate-limited', 'proxy-sign-in', 'captive-portal'];
  return status >= 400 && tryAgainAt === undefined && !isBetween.includes(trouble.code);
}

export type Token = { kind: 'token'; token: string; scopes?: string[]; told?: NonNullable<SignedIn['told']> };
export type TokenRead = Token | { kind: 'scope-refused'; error: string } | Stop;

/** Reads the answer to a request for a token: RFC 6749 and what OpenIddict, which Halo is built on, makes of it. */
export function readToken(outcome: HttpOutcome): TokenRead {
  const heard = hearAnswer(outcome);
  if (!heard.ok) return readTokenError(heard);
  const { status, body } = heard;
  if (!isRecord(body)) return stop(judge('could-not-tell', 'wrong-shape', { status }));
  const error = body.error;
  if (error !== undefined && error !== null && error !== '') {
    return stop(judge('could-not-tell', 'error-inside', { status, inner: errorCode(error) }));
  }
  const { access_token: token, id_token: idToken } = body;
  // What no header can carry is no token.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    return stop(judge('could-not-tell', 'wrong-shape', { status }));
  }
  const scopes = scopesOf(body.scope) ?? scopesOf(claimsOf(token).scope);
  return { kind: 'token', token, scopes, told: toldBy(claimsOf(idToken)) };
}

function readTokenError(heard: Unheard): TokenRead {
  const { status, trouble, tryAgainAt } = heard;
  if (status === undefined || trouble.code === 'rate-limited' || tryAgainAt !== undefined) {
    return stopAt(heard);
  }
  if (status === 500) return stop(judge('could-not-tell', 'vendor:wrong-tenant-host', { status }));
  const body = isRecord(heard.body) ? heard.body : {};
  const error = typeof body.error === 'string' ? body.error.trim().toLowerCase() : '';
  const words = typeof body.error_description === 'string' ? body.error_description.toLowerCase() : '';
  if (status < 400 || status > 499 || status === 403 || (error === '' && status !== 401)) {
    return stopAt(heard);
  }
  const ended = status === 401 ? 'refused' : 'finished';
  const isClient = error === 'invalid_client' || error === 'unauthorized_client';
  if (isClient && /\b(?:inactive|disabled|not active)\b/.test(words)) {
    return stop(judge('failed', 'vendor:application-inactive'), { ended });
  }
  // RFC 6749 lets a server answer invalid_client with 400 as well.
  if (error === 'invalid_client' || error === '') {
    return stop(judge('failed', 'sign-in-refused', { status }), { ended: 'refused' });
  }
  if (error === 'unauthorized_client') return stop(judge('failed', 'vendor:wrong-method'), { ended });
  const isScope = error === 'invalid_scope' || (error === 'invalid_request' && /\bscopes?\b/.test(words));
  if (status === 400 && isScope) return { kind: 'scope-refused', error: errorCode(error) };
  return stop(judge('could-not-tell', 'vendor:token-error', { error: errorCode(error) }), { ended });
}

/** An error's code as RFC 6749 writes them. Anything else might be an echo of what was sent. */
function errorCode(error: unknown): string {
  return typeof error === 'string' && /^[a-z_. -]{1,40}$/i.test(error) ? error : 'unknown_error';
}

function scopesOf(scope: unknown): string[] | undefined {
  const texts = [scope].flat().filter((one) => typeof one === 'string');
  const scopes = texts.flatMap((one) => one.toLowerCase().split(/[\s,]+/)).filter((one) => one !== '');
  return scopes.length === 0 ? undefined : scopes;
}

function toldBy(claims: Record<string, unknown>): Token['told'] {
  const { id, agent_id, agentid, sub, name } = claims;
  const found = [id, agent_id, agentid, sub].map(numberOf).find((one) => one !== undefined);
  if (found === undefined) return undefined;
  return { id: found, name: plainText(name) };
}

/** What a token's scope is worth. `rank` is higher the wider; short of 3 the ladder goes on. */
export function readScope(scopes: readonly string[] | undefined): Judged & { rank: number; text: string } {
  if (scopes === undefined) return { rank: 0, text: '', ...judge('failed', 'vendor:scope-missing-in-token') };
  const text = scopes
    .filter((one) => /^[\w:.-]{1,60}$/.test(one))
    .reduce((line, one) => (line.length + one.length < LONGEST_SCOPES ? `${line} ${one}`.trim() : line), '');
  const holds = (one: string) => scopes.includes(one);
  const isStrict = holds('all:standard') && holds('all:teams');
  if (holds('all') || (isStrict && holds('admin:webhooks'))) return { rank: 3, text, verdict: 'passed' };
  if (isStrict) return { rank: 2, text, ...judge('warning', 'vendor:scope-strict-without-webhooks') };
  return { rank: 1, text, ...judge('failed', 'vendor:scope-narrow', { scope: text }) };
}

export type Agent = {
  id: string;
  name: string;
  isDisabled: boolean;
  isApiOnly: boolean;
  hasNoTeam: boolean;
  isUnlicensed: boolean;
};

type Unread = { kind: 'unread'; heard: Unheard };
export type AgentRead = { kind: 'agent'; agent: Agent } | { kind: 'nobody' } | Unread;
export type AgentsRead = { kind: 'agents'; agents: Agent[] } | Unread;

const wrongShape = (status: number): Unread => ({
  kind: 'unread',
  heard: { ok: false, status, trouble: { code: 'wrong-shape', params: { status } } },
});

/** Reads `/Agent/me` or `/Agent/{id}`: an object, or a list of one. `nobody` is an answer without a number. */
export function readAgent(outcome: HttpOutcome): AgentRead {
  const heard = hearAnswer(outcome);
  if (!heard.ok) return { kind: 'unread', heard };
  const list = isRecord(heard.body) && Array.isArray(heard.body.agents) ? heard.body.agents : [heard.body];
  const record: unknown = list[0] ?? {};
  const isError = isRecord(record) && ERROR_WORDS.some((name) => Object.hasOwn(record, name));
  if (!isRecord(record) || isError || list.length > 1) return wrongShape(heard.status);
  const agent = toAgent(record);
  return agent === undefined ? { kind: 'nobody' } : { kind: 'agent', agent };
}

/** Reads the list of agents, which is bare or under one of three names. */
export function readAgents(outcome: HttpOutcome): AgentsRead {
  const heard = hearAnswer(outcome);
  if (!heard.ok) return { kind: 'unread', heard };
  const { body, status } = heard;
  const places = isRecord(body) ? [body.agents, body.results, body.records] : [body];
  const list = places.find((one) => Array.isArray(one)) as unknown[] | undefined;
  if (list === undefined) return wrongShape(status);
  const agents = list.map(toAgent).filter((one) => one !== undefined);
  return agents.length === 0 && list.length > 0 ? wrongShape(status) : { kind: 'agents', agents };
}

function toAgent(value: unknown): Agent | undefined {
  const record = isRecord(value) ? value : {};
  const id = numberOf(record.id);
  if (id === undefined) return undefined;
  const { name, isdisabled, isapiagent, teams, team, licence_type: licence } = record;
  return {
    id,
    name: plainText(name),
    isDisabled: isSet(isdisabled),
    isApiOnly: isSet(isapiagent),
    hasNoTeam: Array.isArray(teams) && teams.length === 0 && plainText(team) === '',
    isUnlicensed: typeof licence === 'string' && /^(?:none|unlicen[cs]ed|no licen[cs]e)$/i.test(licence),
  };
}

const NO: readonly unknown[] = [undefined, null, false, 0, '', '0', 'false', 'False'];

/** Anything but a plain no: a flag nobody can read must not pass for one that is off. */
const isSet = (flag: unknown) => !NO.includes(flag);

/** What is known about the agents. `one` is asked for only where the list lacks the entered one. */
export type AgentFacts = {
  entered: string;
  me: AgentRead;
  list: AgentsRead;
  one?: AgentRead;
  told?: SignedIn['told'];
};

const isNumber = (text: string) => /^\d+$/.test(text.trim());
const nameOf = (agent: Agent) => agent.name || agent.id;
const isNobody = (agent: Agent) => agent.id === '1' && /^unassigned$/i.test(agent.name);

function listed({ list }: AgentFacts, id: string | undefined): Agent | undefined {
  return list.kind === 'agents' ? list.agents.find((agent) => agent.id === id) : undefined;
}

/** Must the entered agent be asked for by its number? */
function needsOne(facts: AgentFacts): boolean {
  const { list, me, entered } = facts;
  const isBlind = list.kind === 'unread' && me.kind === 'unread';
  return isNumber(entered) && !isBlind && listed(facts, numberOf(entered)) === undefined;
}

/** The agent the token acts as: what `/Agent/me` says, else the id_token. */
function boundOf(facts: AgentFacts): { id: string; name: string } | undefined {
  const { me, told } = facts;
  const id = me.kind === 'agent' ? me.agent.id : told?.id;
  if (id === undefined) return undefined;
  const own = me.kind === 'agent' ? me.agent.name : '';
  const fromToken = told?.id === id ? told.name : '';
  return { id, name: own || listed(facts, id)?.name || fromToken || id };
}

/** The verdict on the agent. Passed only if the one entered is there, bound, active and no API-only agent. */
export function judgeAgent(facts: AgentFacts): Judged {
  const { me, list, one } = facts;
  if (!isNumber(facts.entered)) return judge('failed', 'vendor:agent-not-a-number');
  if (list.kind === 'unread' && me.kind === 'unread') return judgeBlind(list.heard, me.heard);
  const id = numberOf(facts.entered);
  const seen = [one, me].flatMap((read) => (read?.kind === 'agent' ? [read.agent] : []));
  const agent = listed(facts, id) ?? seen.find((entry) => entry.id === id);
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
  if (agent.hasNoTeam) return judge('warning', 'vendor:agent-no-team', { entered });
  if (agent.isUnlicensed) return judge('warning', 'vendor:agent-unlicensed', { entered });
  if (list.kind === 'agents' && list.agents.length === 0) return judge('warning', 'vendor:no-agents');
  return { verdict: 'passed' };
}

function judgeBlind(list: Unheard, me: Unheard): Judged {
  const both = (code: string) => [list, me].every(({ trouble }) => trouble.code === code);
  if (both('unauthorized')) return judge('failed', 'vendor:token-refused');
  if (both('forbidden')) return judge('failed', 'permission-missing', { status: 403 });
  const { trouble } = list.trouble.code === 'forbidden' ? me : list;
  return judge('could-not-tell', trouble.code, trouble.params);
}

/** The list lacks the agent. Its own 404 tells; a trouble on the way tells nothing. */
function judgeMissing({ list, one }: AgentFacts): Judged {
  const trouble = one?.kind === 'unread' ? one.heard.trouble : undefined;
  const status = one?.kind === 'unread' ? one.heard.status : undefined;
  // Halo answers 400 to numbers it cannot hold, and its 404 may be a page.
  const isAbsent = list.kind === 'agents' ? status === 404 || status === 400 : trouble?.code === 'not-found';
  if (trouble !== undefined && !isAbsent) return judge('could-not-tell', trouble.code, trouble.params);
  if (list.kind === 'unread' && !isAbsent) return judge('could-not-tell', 'wrong-shape', { status: 200 });
  const isEmpty = list.kind === 'agents' && list.agents.length === 0;
  return isEmpty ? judge('warning', 'vendor:no-agents') : judge('failed', 'vendor:agent-missing');
}

/** Agents to choose from by name: those that can sign in and be given tickets, the bound one first. */
function offersOf(facts: AgentFacts): OfferedChoices[] {
  const { list, me } = facts;
  const bound = boundOf(facts)?.id;
  const known = list.kind === 'agents' ? list.agents : [];
  const own = me.kind === 'agent' && listed(facts, bound) === undefined ? [me.agent] : [];
  const rank = ({ id }: Agent) => (id === bound ? 0 : 1);
  const choices = [...own, ...known]
    .filter((agent) => !agent.isDisabled && !agent.isApiOnly && !isNobody(agent))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
    .slice(0, MOST_CHOICES)
    .map((agent) => ({ value: agent.id, label: `${nameOf(agent)} (${agent.id})` }));
  return choices.length === 0 ? [] : [{ field: 'agentId', words: 'identity.choose-agent', choices }];
}

// --- The hooks ---

const STOPPED: NotSignedIn = { kind: 'not-signed-in', ended: 'stopped', findings: [] };

function finding(row: string, { verdict, reason }: Judged, evidence: Evidence[]): Finding {
  return { row, verdict, evidence, ...(reason === undefined ? {} : { reason }) };
}

async function endAt(tools: ScriptTools, at: Stop, findings: Finding[]): Promise<NotSignedIn> {
  const { ended, tryAgainAt, asksHost } = at;
  await lock(tools, at);
  return { kind: 'not-signed-in', ended, tryAgainAt, asksHost, findings };
}

/** Keeps the time the vendor asked for. The ledger's own, with which nothing was asked, is there already. */
async function lock(tools: ScriptTools, { verdict, tryAgainAt }: Stop): Promise<void> {
  if (tryAgainAt !== undefined && verdict !== 'not-tested') await tools.lockSignIn(tryAgainAt);
}

type Climbed = { evidence: Evidence[]; best?: Token; stopped?: Stop; refusal: string };

/** Asks for a token, at most once a rung; a narrower rung only where the one before was refused or fell short. */
async function climb(tools: ScriptTools, tokenUrl: string, tenant: string): Promise<Climbed> {
  const climbed: Climbed = { evidence: [], refusal: '' };
  const query = tenant === '' ? '' : `?tenant=${encodeURIComponent(tenant)}`;
  for (const scope of RUNGS) {
    const spent = await tools.spendSignIn();
    if (!spent.ok) return { ...climbed, stopped: stopOfLedger(spent) };
    const { outcome, evidence } = await tools.ask({
      method: 'POST',
      url: `${tokenUrl}${query}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: tools.value('clientId'),
        client_secret: tools.value('clientSecret'),
        scope,
      }).toString(),
      asked: `POST ${new URL(tokenUrl).pathname.slice(0, LONGEST_PATH)} (scope ${scope})`,
      check: 'sign-in',
      errorMessage: ERROR_WORDS,
    });
    climbed.evidence.push(evidence);
    if (tools.isStopped()) return climbed;
    const read = readToken(outcome);
    if (read.kind === 'stop') return { ...climbed, stopped: read };
    if (read.kind === 'scope-refused') {
      climbed.refusal = read.error;
      continue;
    }
    const { rank } = readScope(read.scopes);
    const before = climbed.best && readScope(climbed.best.scopes).rank;
    if (before === undefined || rank > before) climbed.best = read;
    if (scope !== RUNGS[0] || rank === 3 || rank === 0) break;
  }
  return climbed;
}

/** Only where the ledger is locked it was HaloPSA that asked to wait; else the app's own budget is spent. */
function stopOfLedger({ until, locked }: Extract<Spent, { ok: false }>): Stop {
  const params = { time: until };
  return locked === true
    ? stop(judge('not-tested', 'wait-asked', params), { ended: 'wait-asked', tryAgainAt: until })
    : stop(judge('not-tested', 'vendor:token-budget', params));
}

async function signIn(tools: ScriptTools): Promise<SignedIn | NotSignedIn> {
  const { outcome, evidence } = await tools.ask({
    method: 'GET',
    url: `${tools.origin}/api/authinfo`,
    asked: 'GET /authinfo',
    check: 'sign-in',
  });
  if (tools.isStopped()) return STOPPED;
  const place = readAuthInfo(tools.origin, outcome, tools.mayAsk);
  if (place.kind === 'stop') return endAt(tools, place, [finding('sign-in', place, [evidence])]);

  const climbed = await climb(tools, place.tokenUrl, place.tenant);
  if (tools.isStopped()) return STOPPED;
  const { best, stopped } = climbed;
  const seen = [evidence, ...climbed.evidence];
  if (best === undefined) {
    if (stopped !== undefined) return endAt(tools, stopped, [finding('sign-in', stopped, seen)]);
    const at = stop(judge('could-not-tell', 'vendor:token-error', { error: climbed.refusal }));
    const scope = finding('scope', judge('failed', 'vendor:invalid-scope'), climbed.evidence);
    return endAt(tools, at, [finding('sign-in', at, seen), scope]);
  }
  const passed = finding('sign-in', { verdict: 'passed' }, seen);
  const { rank, text, ...judged } = readScope(best.scopes);
  // A wider token may have been within reach, so what was granted is no verdict yet.
  const short: Judged = stopped?.reason === undefined ? judged : { ...stopped, verdict: 'could-not-tell' };
  const scope = finding('scope', short, climbed.evidence);
  if (stopped?.ended === 'wait-asked') return endAt(tools, stopped, [passed, scope]);
  const authorization = `Bearer ${best.token}`;
  const findings = [passed, scope];
  if (rank === 0) {
    const tried = await tryScopeless(tools, authorization);
    if (tools.isStopped()) return STOPPED;
    const untold = finding('scope', tried.judged, [...climbed.evidence, tried.evidence]);
    if (tried.judged.kind === 'stop') return endAt(tools, tried.judged, [passed, untold]);
    findings[1] = untold;
  }
  const identity = [
    { label: 'identity.address', value: new URL(tools.origin).host },
    { label: 'identity.tenant', value: place.tenant },
    { label: 'identity.scope', value: text },
  ].filter(({ value }) => value !== '');
  return {
    kind: 'signed-in',
    authorization: () => authorization,
    findings,
    identity,
    told: best.told,
  };
}

type Tried = { evidence: Evidence; judged: Stop | (Judged & { kind: 'works' }) };

/** A token that names no scope is refused everywhere, as a rule. One question shows whether this one is. */
async function tryScopeless(tools: ScriptTools, authorization: string): Promise<Tried> {
  const { outcome, evidence } = await tools.ask({
    method: 'GET',
    url: `${tools.origin}/api/Agent/me`,
    headers: { authorization },
    asked: 'GET /Agent/me',
    check: 'scope',
    errorMessage: ERROR_WORDS,
  });
  const read = readAgent(outcome);
  if (read.kind !== 'unread') {
    return { evidence, judged: { kind: 'works', ...judge('could-not-tell', 'vendor:scope-not-told') } };
  }
  const wait = stopAt(read.heard);
  const missing = stop(judge('failed', 'vendor:scope-missing-in-token'));
  return { evidence, judged: wait.ended === 'wait-asked' ? wait : missing };
}

async function identify(tools: ScriptTools, signedIn: SignedIn): Promise<Identified> {
  const authorization = signedIn.authorization('agent') ?? '';
  const get = (path: string, asked = `GET ${path}`) =>
    tools.ask({
      method: 'GET',
      url: `${tools.origin}/api${path}`,
      headers: { authorization },
      asked,
      check: 'agent',
      errorMessage: ERROR_WORDS,
      capBytes: LARGEST_LIST,
    });
  const [me, list] = await Promise.all([
    get('/Agent/me'),
    get('/Agent?includeenabled=true&includedisabled=true&includeapiagents=true'),
  ]);
  if (tools.isStopped()) return { findings: [] };
  const facts: AgentFacts = {
    entered: tools.value('agentId'),
    me: readAgent(me.outcome),
    list: readAgents(list.outcome),
    told: signedIn.told,
  };
  const evidence = [me.evidence, list.evidence];
  if (needsOne(facts) && waitOf(facts) === undefined) {
    const one = await get(`/Agent/${facts.entered.trim()}`, 'GET /Agent/…');
    if (tools.isStopped()) return { findings: [] };
    facts.one = readAgent(one.outcome);
    evidence.push(one.evidence);
  }
  const wait = waitOf(facts);
  if (wait !== undefined) await lock(tools, wait);
  const judged = wait ?? judgeAgent(facts);
  const bound = boundOf(facts);
  const isRefused = judged.reason?.code === 'vendor:token-refused';
  return {
    findings: [finding('agent', judged, evidence)],
    offers: offersOf(facts),
    identity: bound === undefined ? [] : [{ label: 'identity.agent', value: bound.name }],
    ended: wait?.ended ?? (isRefused ? 'finished' : undefined),
    tryAgainAt: wait?.tryAgainAt,
  };
}

/** The first of the answers that asks to wait. */
function waitOf({ me, list, one }: AgentFacts): Stop | undefined {
  return [me, list, one]
    .flatMap((read) => (read?.kind === 'unread' ? [stopAt(read.heard)] : []))
    .find(({ ended }) => ended === 'wait-asked');
}

export const script: Script = {
  signIn,
  identify,
  explain: (_row, { status }) => (status === 401 ? { code: 'vendor:token-refused', params: {} } : undefined),
};
