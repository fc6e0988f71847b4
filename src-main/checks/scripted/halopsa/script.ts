// Where to sign in, the ladder of scopes, and whose rights the token has. What the answers say: halopsa/.

import type { Evidence } from '../../../../src-preload/contract/verdict.ts';
import type { Finding, Identified, NotSignedIn, Script, ScriptTools, SignedIn } from '../../script.ts';
import type { SignInPermit } from '../../sign-in-limiter.ts';
import { type AgentFacts, boundOf, judgeAgent, needsOne, offersOf } from './judge-agent.ts';
import { readAgent, readAgents } from './read-agents.ts';
import { readAuthInfo } from './read-auth-info.ts';
import { ERROR_WORDS, readScope, readToken, SCOPE_FALLBACKS, type Token } from './read-token.ts';
import { type Judged, judge, type Stop, stop, stopAt } from './stop.ts';

const MAX_PATH_LENGTH = 80;
/** One agent of a list takes several kilobytes, and a list may hold some hundreds. */
const MAX_LIST_BYTES = 8_388_608;

const STOPPED: NotSignedIn = { kind: 'not-signed-in', ended: 'stopped', findings: [] };

function finding(row: string, { verdict, reason }: Judged, evidence: Evidence[]): Finding {
  return { row, verdict, evidence, ...(reason === undefined ? {} : { reason }) };
}

async function endSignIn(tools: ScriptTools, at: Stop, findings: Finding[]): Promise<NotSignedIn> {
  const { ended, tryAgainAt, hostToConfirm } = at;
  await keepWait(tools, at);
  return { kind: 'not-signed-in', ended, tryAgainAt, hostToConfirm, findings };
}

/** Keeps the time the vendor asked for. A wait of the limiter itself is stored already. */
async function keepWait(tools: ScriptTools, { verdict, tryAgainAt }: Stop): Promise<void> {
  if (tryAgainAt !== undefined && verdict !== 'not-tested') await tools.blockSignIn(tryAgainAt);
}

type TokenAttempts = { evidence: Evidence[]; best?: Token; stopped?: Stop; refusal: string };

/**
 * Requests a token, once for each scope of the fallbacks: a narrower one only where the one before was refused or
 * fell short.
 */
async function requestTokens(tools: ScriptTools, tokenUrl: string, tenant: string): Promise<TokenAttempts> {
  const attempts: TokenAttempts = { evidence: [], refusal: '' };
  const query = tenant === '' ? '' : `?tenant=${encodeURIComponent(tenant)}`;
  for (const scope of SCOPE_FALLBACKS) {
    const spent = await tools.acquireSignIn();
    if (!spent.ok) return { ...attempts, stopped: stopOfLimiter(spent) };
    const { outcome, evidence } = await tools.send({
      method: 'POST',
      url: `${tokenUrl}${query}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: tools.value('clientId'),
        client_secret: tools.value('clientSecret'),
        scope,
      }).toString(),
      request: `POST ${new URL(tokenUrl).pathname.slice(0, MAX_PATH_LENGTH)} (scope ${scope})`,
      check: 'sign-in',
      errorMessage: ERROR_WORDS,
    });
    attempts.evidence.push(evidence);
    if (tools.isStopped()) return attempts;
    const read = readToken(outcome);
    if (read.kind === 'stop') return { ...attempts, stopped: read };
    if (read.kind === 'scope-refused') {
      attempts.refusal = read.error;
      continue;
    }
    const { rank } = readScope(read.scopes);
    const before = attempts.best && readScope(attempts.best.scopes).rank;
    if (before === undefined || rank > before) attempts.best = read;
    if (scope !== SCOPE_FALLBACKS[0] || rank === 3 || rank === 0) break;
  }
  return attempts;
}

/** A blocked limiter means that HaloPSA asked to wait; otherwise the app's own limit is reached. */
function stopOfLimiter({ until, isBlocked }: Extract<SignInPermit, { ok: false }>): Stop {
  const params = { time: until };
  return isBlocked === true
    ? stop(judge('not-tested', 'wait-asked', params), { ended: 'wait-asked', tryAgainAt: until })
    : stop(judge('not-tested', 'vendor:token-budget', params));
}

async function signIn(tools: ScriptTools): Promise<SignedIn | NotSignedIn> {
  const { outcome, evidence } = await tools.send({
    method: 'GET',
    url: `${tools.address}/api/authinfo`,
    request: 'GET /authinfo',
    check: 'sign-in',
  });
  if (tools.isStopped()) return STOPPED;
  const place = readAuthInfo(tools.address, outcome, tools.maySendTo);
  if (place.kind === 'stop') return endSignIn(tools, place, [finding('sign-in', place, [evidence])]);

  const attempts = await requestTokens(tools, place.tokenUrl, place.tenant);
  if (tools.isStopped()) return STOPPED;
  const { best, stopped } = attempts;
  const seen = [evidence, ...attempts.evidence];
  if (best === undefined) {
    if (stopped !== undefined) return endSignIn(tools, stopped, [finding('sign-in', stopped, seen)]);
    const at = stop(judge('could-not-tell', 'vendor:token-error', { error: attempts.refusal }));
    const scope = finding('scope', judge('failed', 'vendor:invalid-scope'), attempts.evidence);
    return endSignIn(tools, at, [finding('sign-in', at, seen), scope]);
  }
  const passed = finding('sign-in', { verdict: 'passed' }, seen);
  const { rank, text, ...judged } = readScope(best.scopes);
  // A wider token may have been within reach, so what was granted is no verdict yet.
  const short: Judged = stopped?.reason === undefined ? judged : { ...stopped, verdict: 'could-not-tell' };
  const scope = finding('scope', short, attempts.evidence);
  if (stopped?.ended === 'wait-asked') return endSignIn(tools, stopped, [passed, scope]);
  const authorization = `Bearer ${best.token}`;
  const findings = [passed, scope];
  if (text === '') {
    const tried = await tryScopeless(tools, authorization);
    if (tools.isStopped()) return STOPPED;
    const { kind } = tried.judged;
    // A list that was reported empty is the vendor's word, whatever else such a token may do.
    const scopeResult = best.scopes !== undefined && kind === 'works' ? judged : tried.judged;
    findings[1] = finding('scope', scopeResult, [...attempts.evidence, tried.evidence]);
    if (tried.judged.kind === 'stop') return endSignIn(tools, tried.judged, findings);
  }
  const identity = [
    { label: 'identity.address', value: tools.address.replace(/^https:\/\//, '') },
    { label: 'identity.tenant', value: place.tenant },
    { label: 'identity.scope', value: text },
  ].filter(({ value }) => value !== '');
  return {
    kind: 'signed-in',
    authorization: () => authorization,
    findings,
    identity,
    actsAs: best.actsAs,
  };
}

type ScopelessResult = { evidence: Evidence; judged: Stop | (Judged & { kind: 'works' }) };

/** A token that names no scope is refused everywhere, as a rule. One question shows whether this one is. */
async function tryScopeless(tools: ScriptTools, authorization: string): Promise<ScopelessResult> {
  const { outcome, evidence } = await tools.send({
    method: 'GET',
    url: `${tools.address}/api/Agent/me`,
    headers: { authorization },
    request: 'GET /Agent/me',
    check: 'scope',
    errorMessage: ERROR_WORDS,
  });
  const read = readAgent(outcome);
  if (read.kind !== 'unread') {
    return { evidence, judged: { kind: 'works', ...judge('could-not-tell', 'vendor:scope-not-told') } };
  }
  const { error } = read.response;
  const at = stopAt(read.response);
  if (at.ended === 'wait-asked') return { evidence, judged: at };
  if (error.code === 'unauthorized') {
    return { evidence, judged: stop(judge('failed', 'vendor:scope-missing-in-token')) };
  }
  // Neither taken nor refused as a token: what is asked next may tell more.
  return { evidence, judged: { kind: 'works', ...judge('could-not-tell', error.code, error.params) } };
}

async function identify(tools: ScriptTools, signedIn: SignedIn): Promise<Identified> {
  const authorization = signedIn.authorization('agent') ?? '';
  const get = (path: string, request = `GET ${path}`) =>
    tools.send({
      method: 'GET',
      url: `${tools.address}/api${path}`,
      headers: { authorization },
      request,
      check: 'agent',
      errorMessage: ERROR_WORDS,
      maxBodyBytes: MAX_LIST_BYTES,
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
    actsAs: signedIn.actsAs,
  };
  const evidence = [me.evidence, list.evidence];
  if (needsOne(facts) && waitOf(facts) === undefined) {
    // Only with its details an agent's record is sure to hold its teams.
    const details = '?includedetails=true';
    const one = await get(`/Agent/${facts.entered.trim()}${details}`, `GET /Agent/…${details}`);
    if (tools.isStopped()) return { findings: [] };
    facts.one = readAgent(one.outcome);
    evidence.push(one.evidence);
  }
  const wait = waitOf(facts);
  if (wait !== undefined) await keepWait(tools, wait);
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
    .flatMap((read) => (read?.kind === 'unread' ? [stopAt(read.response)] : []))
    .find(({ ended }) => ended === 'wait-asked');
}

export const script: Script = {
  signIn,
  identify,
  explain: (_row, { status }) => (status === 401 ? { code: 'vendor:token-refused', params: {} } : undefined),
};
