import type { Reason } from '../../../../src-preload/contract/verdict.ts';
import type { NotSignedIn, ScopeGrant, Script, ScriptTools, SignedIn } from '../../script.ts';
import { ended, endWith, signedIn, stopped, waitAsked } from './endings.ts';
import {
  applyScopeList,
  grantOf,
  markAllUnknown,
  markRestUnknown,
  notTestedFindings,
  scopeOf,
  waitReason,
} from './grants.ts';
import { ALL_SCOPES, CONTACTS, grantsFromList } from './read-token.ts';
import { hasToken, requestToken, type SignInProgress, type TokenResult } from './request-token.ts';

// The order in which tokens are requested. What a response says: read-token.ts; how a sign-in ends: endings.ts.

/** Between two tokens for one scope each: a key is locked when many are asked for at once. */
export const TOKEN_PAUSE_MS = 1_500;
/** No read shows these: they need the word of a token. */
const TOKEN_ONLY = ['platform.automation.create', 'platform.agent.read', CONTACTS];

/**
 * One token for all nine scopes as a rule. Where that is refused, or comes without a list, the key itself is asked,
 * with no scope. One by one only where a scope was refused in so many words, or a token is there that leaves open
 * why: three tokens for what no read shows, or nine where there is none yet. Eleven at most.
 */
async function signIn(tools: ScriptTools): Promise<SignedIn | NotSignedIn> {
  const progress: SignInProgress = {
    tools,
    evidence: [],
    own: new Map(),
    grants: new Map(),
    findings: [],
    listed: [],
  };
  const nine = await requestToken(progress, 'nine', ALL_SCOPES.join(' '));
  progress.evidence.push(...nine.evidence);
  if (nine.kind === 'granted') {
    applyScopeList(progress, nine);
    const lacking = ALL_SCOPES.filter((scope) => progress.grants.get(scope)?.status !== 'granted');
    const end = lacking.join() === CONTACTS ? await requestContactsScope(progress) : undefined;
    return end ?? signedIn(progress);
  }
  if (nine.kind === 'granted-without-list') {
    progress.token = nine.token;
    markAllUnknown(progress, nine.evidence);
    return requestScopeList(progress);
  }
  if (nine.kind !== 'refused-scope' && nine.kind !== 'refused-unclear') return endWith(progress, nine);

  const isForScope = nine.kind === 'refused-scope';
  const none = await requestToken(progress, isForScope ? 'none-after-scope' : 'none', undefined);
  progress.evidence.push(...none.evidence);
  if (none.kind === 'granted') {
    applyScopeList(progress, none);
    return signedIn(progress);
  }
  if (none.kind === 'granted-without-list') {
    progress.token = none.token;
    markAllUnknown(progress, none.evidence);
    return oneByOne(progress, 'one-when-in', TOKEN_ONLY);
  }
  if (none.kind !== 'refused-scope' && none.kind !== 'refused-unclear') return endWith(progress, none);
  return isForScope || none.kind === 'refused-scope'
    ? oneByOne(progress, 'one', ALL_SCOPES)
    : endWith(progress, none);
}

/** The nine came as one, without a list: one more question shows whether the key itself tells what it has. */
async function requestScopeList(progress: SignInProgress): Promise<SignedIn | NotSignedIn> {
  const none = await requestToken(progress, 'none', undefined);
  if (none.kind === 'stopped') return stopped(progress);
  if (none.kind === 'wait') return waitAsked(progress, none.until);
  const evidence = [...progress.evidence, ...none.evidence];
  // A token for no scope that holds none says nothing of the nine.
  if (none.kind === 'granted' && none.scopes.length > 0) {
    progress.listed = none.scopes;
    progress.grants = grantsFromList(none.scopes, evidence);
  } else markAllUnknown(progress, evidence);
  return signedIn(progress);
}

/** All but contacts came back: its name is published nowhere, so the key itself is asked what it has. */
async function requestContactsScope(progress: SignInProgress): Promise<NotSignedIn | undefined> {
  const none = await requestToken(progress, 'none', undefined);
  const evidence = [...progress.evidence, ...none.evidence];
  const unsure: ScopeGrant = {
    status: 'unknown',
    evidence,
    reason: { code: 'vendor:contacts-scope-unsure', params: {} },
  };
  progress.grants.set(CONTACTS, unsure);
  if (none.kind === 'granted' && none.scopes.length > 0) {
    progress.listed = [...progress.listed, ...none.scopes];
    const grant = grantsFromList(none.scopes, evidence).get(CONTACTS);
    if (grant !== undefined) progress.grants.set(CONTACTS, grant);
  } else if (none.kind === 'limited') {
    progress.findings.push(...notTestedFindings(progress, none, [CONTACTS]));
  } else if (none.kind === 'wait') {
    progress.grants.set(CONTACTS, { ...unsure, reason: waitReason(none) });
    return waitAsked(progress, none.until);
  } else if (none.kind === 'stopped') return stopped(progress);
  return undefined;
}

async function oneByOne(
  progress: SignInProgress,
  kind: 'one' | 'one-when-in',
  scopes: readonly string[],
): Promise<SignedIn | NotSignedIn> {
  const { tools, grants } = progress;
  const results: TokenResult[] = [];
  let limited: Extract<TokenResult, { kind: 'limited' }> | undefined;
  for (const scope of scopes) {
    if (scope !== scopes[0]) await tools.pause(TOKEN_PAUSE_MS);
    if (tools.isStopped()) return stopped(progress);
    const one = await requestToken(progress, kind, scope);
    if (one.kind === 'stopped') return stopped(progress);
    if (one.kind === 'limited') {
      limited = one;
      break;
    }
    results.push(one);
    grants.set(scope, grantOf(scope, one));
    const isEnd = one.kind === 'wait' || one.kind === 'refused-credentials';
    if (!hasToken(progress) && (isEnd || 'token' in one)) progress.evidence.push(...one.evidence);
    if ('token' in one) progress.own.set(scope, one.token);
    if (one.kind === 'wait' && hasToken(progress)) return waitAsked(progress, one.until);
    if (isEnd && !hasToken(progress)) return endWith(progress, one);
    // What is no word about this scope will not be one about the next.
    if (one.kind !== 'refused-scope' && !('token' in one)) break;
  }
  if (limited !== undefined)
    progress.findings.push(...notTestedFindings(progress, limited, scopes.slice(results.length)));
  const last = results.at(-1);
  if (last !== undefined && limited === undefined)
    markRestUnknown(progress, scopes.slice(results.length), last);
  return hasToken(progress) ? signedIn(progress) : nothingGranted(progress, results, limited);
}

/** Not one token in the whole run. */
async function nothingGranted(
  progress: SignInProgress,
  results: TokenResult[],
  limited: Extract<TokenResult, { kind: 'limited' }> | undefined,
): Promise<NotSignedIn> {
  if (limited !== undefined) return endWith(progress, limited);
  const odd = results.find((one) => one.kind !== 'refused-scope');
  if (odd !== undefined) {
    progress.evidence.push(...odd.evidence);
    return endWith(progress, odd);
  }
  const reason: Reason = { code: 'vendor:no-scope-granted', params: {} };
  for (const [scope, grant] of progress.grants) {
    progress.grants.set(scope, { ...grant, status: 'unknown', reason });
  }
  return ended(progress, { verdict: 'could-not-tell', reason });
}

export const script: Script = {
  signIn,
  explain: (row, outcome, { scopes }): Reason | undefined => {
    if (outcome.status === 401) return { code: 'vendor:token-rejected', params: {} };
    const isProven = scopes?.get(scopeOf(row) ?? '')?.status === 'granted';
    return isProven && outcome.reason?.code === 'permission-missing'
      ? { code: 'vendor:granted-but-refused', params: { status: 403 } }
      : undefined;
  },
};
