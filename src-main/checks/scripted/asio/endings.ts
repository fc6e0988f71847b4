import type { PermissionResult, Reason } from '../../../../src-preload/contract/verdict.ts';
import { suggestionOf } from '../../../vendors/hints.ts';
import type { Finding, NotSignedIn, ScopeGrant, ScriptTools, SignedIn } from '../../script.ts';
import { dropUnclear, limitReason, notTestedFindings, scopeOf, waitReason } from './grants.ts';
import { ALL_SCOPES, namesOf } from './read-token.ts';
import { hasToken, requestToken, type SignInProgress, type TokenResult } from './request-token.ts';

// Each way a sign-in ends, and telling a wrong region from a wrong secret.

export function signedIn(progress: SignInProgress): SignedIn {
  const { tools, token, own, grants, findings, listed } = progress;
  const requested = ALL_SCOPES.flatMap(namesOf);
  const others = [...new Set(listed)].filter((scope) => !requested.includes(scope.toLowerCase()));
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

/** What was shown before Stop stays; the rest says nothing. */
export function stopped(progress: SignInProgress): NotSignedIn {
  if (hasToken(progress)) {
    dropUnclear(progress);
    return ended(progress, { verdict: 'passed' }, { ended: 'stopped' });
  }
  return { kind: 'not-signed-in', ended: 'stopped', findings: [] };
}

/** The vendor asks to wait, with a token in hand: what is decided stands, and nothing is read. */
export function waitAsked(progress: SignInProgress, until: string): NotSignedIn {
  dropUnclear(progress);
  return ended(progress, { verdict: 'passed' }, { ended: 'wait-asked', tryAgainAt: until });
}

/** The end of a run without a token, by the answer that decided it. */
export async function endWith(progress: SignInProgress, last: TokenResult): Promise<NotSignedIn> {
  switch (last.kind) {
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

/** The values were refused where they were sent. A right key in another region is answered the same way. */
async function refused(progress: SignInProgress): Promise<NotSignedIn> {
  const { tools } = progress;
  if (tools.triesOtherRegions) return tryOtherRegions(progress);
  const { here, others } = regionsOf(tools);
  const suggested = suggestionOf(tools.vendor, 'clientId', tools.value('clientId'));
  const other = others.find((place) => place.value === suggested?.value);
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
    if (one.kind === 'stopped') return stopped(progress);
    if (one.kind === 'wait') return endWith(progress, one);
    if ('token' in one || one.kind === 'refused-scope') {
      const params = { region: here?.label ?? '', other: place.label };
      return ended(progress, {
        verdict: 'failed',
        reason: { code: 'vendor:right-key-wrong-region', params },
      });
    }
    isClear &&= one.kind === 'refused-credentials';
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

/** Without a sign-in no scope is reported missing. */
export function ended(
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

type SignInVerdict = Pick<PermissionResult, 'verdict' | 'reason'>;

function signInRow({ evidence }: SignInProgress, result: SignInVerdict): Finding {
  return { row: 'sign-in', evidence, ...result };
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
