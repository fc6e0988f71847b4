// The ladder of token requests, and telling a wrong region from a wrong secret. What an answer says: asio/read-token.ts.
// Longer than other files because each end of the ladder is a few lines that only make sense beside the others.

import type { Evidence, PermissionResult, Reason } from '../../../../src-preload/contract/verdict.ts';
import { meaningOf } from '../../../vendors/hints.ts';
import type { Finding, NotSignedIn, ScopeGrant, Script, ScriptTools, SignedIn } from '../../script.ts';
import {
  ALL_SCOPES,
  CONTACTS,
  ERROR_WORDS,
  grantsFromList,
  namesOf,
  readToken,
  SCOPES,
  type TokenReading,
  type TokenRequestKind,
} from './read-token.ts';

/** Between two tokens for one scope each: a key is locked when many are asked for at once. */
export const TOKEN_PAUSE_MS = 1_500;
/** No read shows these: they need the word of a token. */
const TOKEN_ONLY = ['platform.automation.create', 'platform.agent.read', CONTACTS];

type TokenResult = (
  | TokenReading
  | { means: 'stopped' }
  | { means: 'limited'; until: string; locked: boolean }
) & {
  evidence: Evidence[];
};

/** One sign-in under way: what it has in hand so far. */
type SignInProgress = {
  tools: ScriptTools;
  /** Of the sign-in row. */
  evidence: Evidence[];
  /** For all rows. */
  token?: string;
  own: Map<string, string>;
  grants: Map<string, ScopeGrant>;
  findings: Finding[];
  listed: readonly string[];
};

async function requestToken(
  { tools }: SignInProgress,
  asked: TokenRequestKind,
  scope: string | undefined,
  origin = tools.origin,
  place = '',
): Promise<TokenResult> {
  const spent = await tools.acquireSignIn();
  if (tools.isStopped()) return { means: 'stopped', evidence: [] };
  if (!spent.ok) {
    return { means: 'limited', until: spent.until, locked: spent.isBlocked === true, evidence: [] };
  }
  const what = asked === 'nine' ? 'nine scopes' : (scope ?? 'no scope');
  const { outcome, evidence } = await tools.send({
    method: 'POST',
    url: `${origin}/v1/token`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: tools.value('clientId'),
      client_secret: tools.value('clientSecret'),
      scope,
    }),
    asked: `POST /v1/token, ${what}${place === '' ? '' : `, ${place}`}`,
    check: `token ${scope ?? 'none'} ${place}`.trim(),
    errorMessage: ERROR_WORDS,
  });
  if (tools.isStopped()) return { means: 'stopped', evidence: [] };
  const reading: TokenReading = outcome.ok
    ? readToken(outcome.response, asked)
    : { means: 'error', error: outcome.error };
  if (reading.means === 'wait') await tools.blockSignIn(reading.until);
  return { ...reading, evidence: [evidence] };
}

/**
 * One token for all nine scopes as a rule. Where that is refused, or comes without a list, the key itself is asked, with
 * no scope. One by one only where a scope was refused in so many words, or a token is there that leaves open why: three
 * tokens for what no read shows, or nine where there is none yet. Eleven at most.
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
  if (nine.means === 'granted') {
    applyScopeList(progress, nine);
    const lacking = ALL_SCOPES.filter((scope) => progress.grants.get(scope)?.status !== 'granted');
    const end = lacking.join() === CONTACTS ? await requestContactsScope(progress) : undefined;
    return end ?? signedIn(progress);
  }
  if (nine.means === 'granted-without-list') {
    progress.token = nine.token;
    markAllUnknown(progress, nine.evidence);
    return requestScopeList(progress);
  }
  if (nine.means !== 'refused-scope' && nine.means !== 'refused-unclear') return endWith(progress, nine);

  const isForScope = nine.means === 'refused-scope';
  const none = await requestToken(progress, isForScope ? 'none-after-scope' : 'none', undefined);
  progress.evidence.push(...none.evidence);
  if (none.means === 'granted') {
    applyScopeList(progress, none);
    return signedIn(progress);
  }
  if (none.means === 'granted-without-list') {
    progress.token = none.token;
    markAllUnknown(progress, none.evidence);
    return oneByOne(progress, 'one-when-in', TOKEN_ONLY);
  }
  if (none.means !== 'refused-scope' && none.means !== 'refused-unclear') return endWith(progress, none);
  return isForScope || none.means === 'refused-scope'
    ? oneByOne(progress, 'one', ALL_SCOPES)
    : endWith(progress, none);
}

/** A token that tells no scope proves none that only a token can prove; the others are left to the reads. */
function markAllUnknown({ grants }: SignInProgress, evidence: Evidence[]): void {
  const reason: Reason = { code: 'vendor:scope-unclear', params: {} };
  for (const scope of ALL_SCOPES) grants.set(scope, { status: 'unknown', evidence, reason });
}

/** The nine came as one, without a list: one more question shows whether the key itself tells what it has. */
async function requestScopeList(progress: SignInProgress): Promise<SignedIn | NotSignedIn> {
  const none = await requestToken(progress, 'none', undefined);
  if (none.means === 'stopped') return stopped(progress);
  if (none.means === 'wait') return waitAsked(progress, none.until);
  const evidence = [...progress.evidence, ...none.evidence];
  // A token for no scope that holds none says nothing of the nine.
  if (none.means === 'granted' && none.scopes.length > 0) {
    progress.listed = none.scopes;
    progress.grants = grantsFromList(none.scopes, evidence);
  } else markAllUnknown(progress, evidence);
  return signedIn(progress);
}

function applyScopeList(
  progress: SignInProgress,
  { token, scopes, evidence }: Extract<TokenResult, { means: 'granted' }>,
): void {
  progress.token = token;
  progress.listed = scopes;
  progress.grants = grantsFromList(scopes, evidence);
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
  if (none.means === 'granted' && none.scopes.length > 0) {
    progress.listed = [...progress.listed, ...none.scopes];
    const grant = grantsFromList(none.scopes, evidence).get(CONTACTS);
    if (grant !== undefined) progress.grants.set(CONTACTS, grant);
  } else if (none.means === 'limited') {
    progress.findings.push(...notTestedFindings(progress, none, [CONTACTS]));
  } else if (none.means === 'wait') {
    progress.grants.set(CONTACTS, { ...unsure, reason: waitReason(none) });
    return waitAsked(progress, none.until);
  } else if (none.means === 'stopped') return stopped(progress);
  return undefined;
}

async function oneByOne(
  progress: SignInProgress,
  asked: 'one' | 'one-when-in',
  scopes: readonly string[],
): Promise<SignedIn | NotSignedIn> {
  const { tools, grants } = progress;
  const results: TokenResult[] = [];
  let limited: Extract<TokenResult, { means: 'limited' }> | undefined;
  for (const scope of scopes) {
    if (scope !== scopes[0]) await tools.pause(TOKEN_PAUSE_MS);
    if (tools.isStopped()) return stopped(progress);
    const one = await requestToken(progress, asked, scope);
    if (one.means === 'stopped') return stopped(progress);
    if (one.means === 'limited') {
      limited = one;
      break;
    }
    results.push(one);
    grants.set(scope, grantOf(scope, one));
    const isEnd = one.means === 'wait' || one.means === 'refused-credentials';
    if (!hasToken(progress) && (isEnd || 'token' in one)) progress.evidence.push(...one.evidence);
    if ('token' in one) progress.own.set(scope, one.token);
    if (one.means === 'wait' && hasToken(progress)) return waitAsked(progress, one.until);
    if (isEnd && !hasToken(progress)) return endWith(progress, one);
    // What is no word about this scope will not be one about the next.
    if (one.means !== 'refused-scope' && !('token' in one)) break;
  }
  if (limited !== undefined)
    progress.findings.push(...notTestedFindings(progress, limited, scopes.slice(results.length)));
  const last = results.at(-1);
  if (last !== undefined && limited === undefined)
    markRestUnknown(progress, scopes.slice(results.length), last);
  return hasToken(progress) ? signedIn(progress) : nothingGranted(progress, results, limited);
}

function hasToken({ token, own }: SignInProgress): boolean {
  return token !== undefined || own.size > 0;
}

/** The scopes after the last answer, for the same reason. */
function markRestUnknown({ grants }: SignInProgress, scopes: readonly string[], last: TokenResult): void {
  for (const scope of scopes) grants.set(scope, { ...grantOf(scope, last), status: 'unknown' });
}

function isFor(scope: string, one: Extract<TokenResult, { means: 'granted' }>): boolean {
  return grantsFromList(one.scopes, []).get(scope)?.status === 'granted';
}

/** What a token for one scope alone says of it. */
function grantOf(scope: string, one: TokenResult): ScopeGrant {
  const { evidence } = one;
  const unsure = (reason: Reason): ScopeGrant => ({ status: 'unknown', evidence, reason });
  switch (one.means) {
    case 'granted':
      if (one.scopes.length === 0) return { status: 'refused', evidence };
      return isFor(scope, one)
        ? { status: 'granted', evidence }
        : unsure({ code: 'vendor:scope-unclear', params: {} });
    case 'refused-scope':
      return scope === CONTACTS
        ? unsure({ code: 'vendor:contacts-scope-unsure', params: {} })
        : { status: 'refused', evidence };
    case 'error':
      return unsure(one.error);
    case 'no-token':
      return unsure({ code: 'vendor:no-token', params: {} });
    case 'wait':
      return unsure(waitReason(one));
    default:
      return unsure({ code: 'vendor:scope-unclear', params: {} });
  }
}

/** Not one token in the whole run. */
async function nothingGranted(
  progress: SignInProgress,
  results: TokenResult[],
  limited: Extract<TokenResult, { means: 'limited' }> | undefined,
): Promise<NotSignedIn> {
  if (limited !== undefined) return endWith(progress, limited);
  const odd = results.find((one) => one.means !== 'refused-scope');
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

function signedIn(progress: SignInProgress): SignedIn {
  const { tools, token, own, grants, findings, listed } = progress;
  const asked = ALL_SCOPES.flatMap(namesOf);
  const others = [...new Set(listed)].filter((scope) => !asked.includes(scope.toLowerCase()));
  const { here } = regionsOf(tools);
  return {
    kind: 'signed-in',
    findings: [signInRow(progress, { verdict: 'passed' }), ...findings],
    scopes: grants,
    identity: [
      ...(here === undefined ? [] : [{ label: 'identity.region', value: here.label }]),
      ...(others.length === 0 ? [] : [{ label: 'identity.other-scopes', value: others.join(', ') }]),
    ],
    authorization: (row) => {
      const mine = token ?? own.get(scopeOf(row) ?? '');
      return mine === undefined ? undefined : `Bearer ${mine}`;
    },
  };
}

function scopeOf(row: string): string | undefined {
  return SCOPES.find(([one]) => one === row)?.[1];
}

type SignInVerdict = Pick<PermissionResult, 'verdict' | 'reason'>;

function signInRow({ evidence }: SignInProgress, result: SignInVerdict): Finding {
  return { row: 'sign-in', evidence, ...result };
}

/** Without a sign-in no scope is reported missing. */
function ended(
  progress: SignInProgress,
  result: SignInVerdict,
  how: Pick<NotSignedIn, 'ended' | 'tryAgainAt'> = { ended: 'finished' },
): NotSignedIn {
  const { grants, findings } = progress;
  const reason: Reason = { code: 'vendor:scope-unclear', params: {} };
  const scopes = [...grants].map(([scope, one]): [string, ScopeGrant] =>
    result.verdict === 'passed' || one.status !== 'refused'
      ? [scope, one]
      : [scope, { ...one, status: 'unknown', reason }],
  );
  return {
    kind: 'not-signed-in',
    findings: [signInRow(progress, result), ...findings],
    scopes: new Map(scopes),
    ...how,
  };
}

/** What was shown before Stop stays; the rest says nothing. */
function stopped(progress: SignInProgress): NotSignedIn {
  if (hasToken(progress)) {
    dropUnclear(progress);
    return ended(progress, { verdict: 'passed' }, { ended: 'stopped' });
  }
  return { kind: 'not-signed-in', ended: 'stopped', findings: [] };
}

/** A scope that is still unclear becomes Not tested instead of Could not tell. */
function dropUnclear({ grants }: SignInProgress): void {
  for (const [scope, { reason }] of grants) {
    if (reason?.code === 'vendor:scope-unclear') grants.delete(scope);
  }
}

/** The vendor asks to wait, with a token in hand: what is decided stands, and nothing is read. */
function waitAsked(progress: SignInProgress, until: string): NotSignedIn {
  dropUnclear(progress);
  return ended(progress, { verdict: 'passed' }, { ended: 'wait-asked', tryAgainAt: until });
}

function waitReason({ status, until }: Extract<TokenReading, { means: 'wait' }>): Reason {
  if (status === 423) return { code: 'vendor:token-locked', params: { time: until } };
  if (status === 429) return { code: 'rate-limited', params: { status } };
  return { code: 'vendor:token-wait', params: { time: until, status } };
}

/** The rows whose scopes the budget did not reach; what an earlier answer left open is one of them. */
function notTestedFindings(
  { grants }: SignInProgress,
  limited: Extract<TokenResult, { means: 'limited' }>,
  left: readonly string[],
): Finding[] {
  const reason = limitReason(limited);
  for (const scope of left) grants.delete(scope);
  return SCOPES.filter(([, scope]) => left.includes(scope)).map(([row]) => ({
    row,
    verdict: 'not-tested',
    evidence: [],
    reason,
  }));
}

function limitReason({ until, locked }: Extract<TokenResult, { means: 'limited' }>): Reason {
  return { code: locked ? 'wait-asked' : 'vendor:token-budget', params: { time: until } };
}

/** The end of a run without a token, by the answer that decided it. */
async function endWith(progress: SignInProgress, last: TokenResult): Promise<NotSignedIn> {
  switch (last.means) {
    case 'refused-credentials':
      return refused(progress);
    case 'no-token':
      return ended(progress, { verdict: 'could-not-tell', reason: { code: 'vendor:no-token', params: {} } });
    case 'error':
      return ended(progress, { verdict: 'could-not-tell', reason: last.error });
    case 'wait': {
      const how = { ended: 'wait-asked', tryAgainAt: last.until } as const;
      return ended(progress, { verdict: 'could-not-tell', reason: waitReason(last) }, how);
    }
    case 'limited': {
      progress.findings = notTestedFindings(progress, last, ALL_SCOPES);
      const how = last.locked ? ({ ended: 'wait-asked', tryAgainAt: last.until } as const) : undefined;
      return ended(progress, { verdict: 'not-tested', reason: limitReason(last) }, how);
    }
    case 'refused-unclear':
    case 'refused-scope': {
      const reason: Reason = { code: 'vendor:token-refused-unclear', params: { status: last.status } };
      return ended(progress, { verdict: 'could-not-tell', reason });
    }
    default:
      return stopped(progress);
  }
}

type Region = { value: string; label: string; origin: string };

/** The chosen region and the others, with the field that the vendor's data names for them. */
function regionsOf({ vendor, value }: ScriptTools): { here: Region | undefined; others: Region[] } {
  const field = vendor.fields.find((one) => one.id === vendor.alternatives);
  const places = (field?.choices ?? []).flatMap(({ origin, ...rest }) =>
    origin === undefined ? [] : [{ ...rest, origin }],
  );
  const chosen = value(field?.id ?? '');
  return {
    here: places.find((place) => place.value === chosen),
    others: places.filter((place) => place.value !== chosen),
  };
}

/** The values were refused where they were sent. A right key in another region is answered the same way. */
async function refused(progress: SignInProgress): Promise<NotSignedIn> {
  const { tools } = progress;
  if (tools.triesOtherRegions) return tryOtherRegions(progress);
  const { here, others } = regionsOf(tools);
  const meant = meaningOf(tools.vendor, 'clientId', tools.value('clientId'));
  const other = others.find((place) => place.value === meant?.value);
  const reason: Reason =
    other === undefined
      ? { code: 'sign-in-refused', params: {} }
      : { code: 'vendor:refused-region-differs', params: { region: here?.label ?? '', other: other.label } };
  return ended(progress, { verdict: 'failed', reason }, { ended: 'refused' });
}

/** Asked for on purpose: one token without a scope in each of the other regions, until one knows the key. */
async function tryOtherRegions(progress: SignInProgress): Promise<NotSignedIn> {
  const { here, others } = regionsOf(progress.tools);
  let isClear = true;
  for (const place of others) {
    const one = await requestToken(progress, 'none', undefined, place.origin, place.label);
    progress.evidence.push(...one.evidence);
    if (one.means === 'stopped') return stopped(progress);
    if (one.means === 'wait') return endWith(progress, one);
    if ('token' in one || one.means === 'refused-scope') {
      const params = { region: here?.label ?? '', other: place.label };
      return ended(progress, {
        verdict: 'failed',
        reason: { code: 'vendor:right-key-wrong-region', params },
      });
    }
    isClear &&= one.means === 'refused-credentials';
  }
  return isClear
    ? ended(
        progress,
        { verdict: 'failed', reason: { code: 'vendor:refused-everywhere', params: {} } },
        { ended: 'refused' },
      )
    : ended(progress, {
        verdict: 'could-not-tell',
        reason: { code: 'vendor:other-regions-unclear', params: {} },
      });
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
