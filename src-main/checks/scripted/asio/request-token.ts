import type { Evidence } from '../../../../src-preload/contract/verdict.ts';
import type { Finding, ScopeGrant, ScriptTools } from '../../script.ts';
import { ERROR_WORDS, readToken, type TokenReading, type TokenRequestKind } from './read-token.ts';

export type TokenResult = (
  | TokenReading
  | { kind: 'stopped' }
  | { kind: 'limited'; until: string; locked: boolean }
) & {
  evidence: Evidence[];
};

/** One sign-in under way: what it has in hand so far. */
export type SignInProgress = {
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

export function hasToken({ token, own }: SignInProgress): boolean {
  return token !== undefined || own.size > 0;
}

export async function requestToken(
  { tools }: SignInProgress,
  kind: TokenRequestKind,
  scope: string | undefined,
  origin = tools.origin,
  place = '',
): Promise<TokenResult> {
  const spent = await tools.acquireSignIn();
  if (tools.isStopped()) return { kind: 'stopped', evidence: [] };
  if (!spent.ok) {
    return { kind: 'limited', until: spent.until, locked: spent.isBlocked === true, evidence: [] };
  }
  const what = kind === 'nine' ? 'nine scopes' : (scope ?? 'no scope');
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
    request: `POST /v1/token, ${what}${place === '' ? '' : `, ${place}`}`,
    check: `token ${scope ?? 'none'} ${place}`.trim(),
    errorMessage: ERROR_WORDS,
  });
  if (tools.isStopped()) return { kind: 'stopped', evidence: [] };
  const reading: TokenReading = outcome.ok
    ? readToken(outcome.response, kind)
    : { kind: 'error', error: outcome.error };
  if (reading.kind === 'wait') await tools.blockSignIn(reading.until);
  return { ...reading, evidence: [evidence] };
}
