import type { Evidence, Reason } from '../../../../src-preload/contract/verdict.ts';
import type { Finding, ScopeGrant } from '../../script.ts';
import { ALL_SCOPES, CONTACTS, grantsFromList, SCOPES, type TokenReading } from './read-token.ts';
import type { SignInProgress, TokenResult } from './request-token.ts';

export function applyScopeList(
  progress: SignInProgress,
  { token, scopes, evidence }: Extract<TokenResult, { kind: 'granted' }>,
): void {
  progress.token = token;
  progress.listed = scopes;
  progress.grants = grantsFromList(scopes, evidence);
}

/** A token that tells no scope proves none that only a token can prove; the others are left to the reads. */
export function markAllUnknown({ grants }: SignInProgress, evidence: Evidence[]): void {
  const reason: Reason = { code: 'vendor:scope-unclear', params: {} };
  for (const scope of ALL_SCOPES) grants.set(scope, { status: 'unknown', evidence, reason });
}

/** The scopes after the last answer, for the same reason. */
export function markRestUnknown(
  { grants }: SignInProgress,
  scopes: readonly string[],
  last: TokenResult,
): void {
  for (const scope of scopes) grants.set(scope, { ...grantOf(scope, last), status: 'unknown' });
}

/** What a token for one scope alone says of it. */
export function grantOf(scope: string, one: TokenResult): ScopeGrant {
  const { evidence } = one;
  const unsure = (reason: Reason): ScopeGrant => ({ status: 'unknown', evidence, reason });
  switch (one.kind) {
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

function isFor(scope: string, one: Extract<TokenResult, { kind: 'granted' }>): boolean {
  return grantsFromList(one.scopes, []).get(scope)?.status === 'granted';
}

/** A scope that is still unclear becomes Not tested instead of Could not tell. */
export function dropUnclear({ grants }: SignInProgress): void {
  for (const [scope, { reason }] of grants) {
    if (reason?.code === 'vendor:scope-unclear') grants.delete(scope);
  }
}

/** The rows whose scopes the budget did not reach; what an earlier answer left open is one of them. */
export function notTestedFindings(
  { grants }: SignInProgress,
  limited: Extract<TokenResult, { kind: 'limited' }>,
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

export function waitReason({ status, until }: Extract<TokenReading, { kind: 'wait' }>): Reason {
  if (status === 423) return { code: 'vendor:token-locked', params: { time: until } };
  if (status === 429) return { code: 'rate-limited', params: { status } };
  return { code: 'vendor:token-wait', params: { time: until, status } };
}

export function limitReason({ until, locked }: Extract<TokenResult, { kind: 'limited' }>): Reason {
  return { code: locked ? 'wait-asked' : 'vendor:token-budget', params: { time: until } };
}

export function scopeOf(row: string): string | undefined {
  return SCOPES.find(([one]) => one === row)?.[1];
}
