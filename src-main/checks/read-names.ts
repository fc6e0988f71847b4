import type { NamesShown } from '../../src-preload/contract/names.ts';
import type { NamesRule, ReadCheck, VendorChecks } from '../../src-preload/contract/vendor.ts';
import type { Reason } from '../../src-preload/contract/verdict.ts';
import { redact } from '../secrets/redact.ts';
import { authorizationOf, buildRequest } from './build-request.ts';
import { bearerOf, sealedValues } from './evidence.ts';
import { namesInResponse } from './names-in-response.ts';
import { readVerdict } from './read-verdict.ts';
import { redactReason } from './redact-report.ts';
import { originOf } from './run-checks.ts';
import type { SignInParts } from './run-parts.ts';
import type { NotSignedIn, Script, SignedIn } from './script.ts';
import { makeScriptTools } from './script-tools.ts';
import { findScript } from './scripts.ts';

/** Signing in and the one read together may take this long; each request has its own limit too. */
export const NAMES_TIMEOUT_MS = 60_000;

export type NamesParts = SignInParts & {
  checks: VendorChecks;
  rule: NamesRule;
  /** Makes a text of the vendor's fit to be seen, or empty. */
  clean: (text: string) => string;
};

/** Why there are no names. `isSignInRefused` counts towards the waits; `tryAgainAt` is ISO. */
export type NoNames = { kind: 'refused'; reason: Reason; isSignInRefused: boolean; tryAgainAt?: string };

/**
 * Reads the first names once, with the sign-in, the allowed origins and the limits of a test, and leaves nothing
 * behind: no report, no evidence. A name is in the answer and nowhere else.
 */
export async function readNames(parts: NamesParts): Promise<NamesShown | NoNames> {
  const response = await requestNames(parts);
  if (response.kind === 'names') return response;
  return { ...response, reason: redactReason(response.reason, sealedValues(parts.vendor, parts.value)) };
}

async function requestNames(parts: NamesParts): Promise<NamesShown | NoNames> {
  const { checks, vendor, client, rule, origin } = parts;
  const check = checks.checks.find((one): one is ReadCheck => one.kind === 'read' && one.id === rule.check);
  if (check === undefined) throw new Error(`The names of ${vendor.id} are read by no check.`);
  const clock = AbortSignal.timeout(NAMES_TIMEOUT_MS);
  const hidden = sealedValues(vendor, parts.value);
  const script = checks.signIn.kind === 'script' ? await findScript(vendor.id) : undefined;
  const signedIn = await signIn(parts, script, clock, hidden);
  if (clock.aborted) return timedOut(origin);
  if (signedIn.kind === 'not-signed-in') return notSignedIn(signedIn, checks.signIn.row);
  const authorization = signedIn.authorization(check.row);
  if (authorization === undefined) return refused(scopeReason(checks, check, signedIn));

  const request = { ...check.request, query: { ...check.request.query, ...rule.query } };
  const { url } = buildRequest(
    checks,
    { ...check, request },
    `${origin}${parts.folder ?? ''}`,
    undefined,
    parts.now(),
  );
  const outcome = await client.send({
    method: 'GET',
    url,
    headers: { accept: 'application/json', authorization },
    allowedOrigins: [...vendor.allowedOrigins, originOf(parts)],
    allowPrivate: parts.allowPrivate,
    signal: clock,
  });
  if (clock.aborted) return timedOut(origin);
  const read = readVerdict(check, outcome, authorization.split(' ')[0]);
  if (read.count === 0) return { kind: 'names', names: [], total: 0, atLeast: false };
  if (outcome.ok && read.verdict === 'passed') {
    const redacted = [...hidden, ...bearerOf({ authorization })];
    return namesInResponse(rule, check, outcome.response, (text) => parts.clean(redact(text, redacted)));
  }
  if (read.tryAgainAt !== undefined) {
    if (script !== undefined) await parts.blockSignIn(read.tryAgainAt);
    return waitAsked(read.tryAgainAt);
  }
  // A page or a filter's refusal is nothing that the script has words for.
  const own = read.refusal === 'vendor' ? script?.explain?.(check.row, read, signedIn) : undefined;
  const reason = own ?? read.reason ?? notProven;
  return refused(withoutBlame(reason), own === undefined && reason.code === 'sign-in-refused');
}

const notProven: Reason = { code: 'not-proven', params: {} };

async function signIn(
  parts: NamesParts,
  script: Script | undefined,
  signal: AbortSignal,
  hidden: readonly string[],
): Promise<SignedIn | NotSignedIn> {
  if (script === undefined) {
    const header = authorizationOf(parts.checks, parts.value);
    return { kind: 'signed-in', authorization: () => header, findings: [] };
  }
  return script.signIn(makeScriptTools(parts, signal, hidden));
}

/** What kept the sign-in from working: the row of sign-in says it, or the first row that did not pass. */
function notSignedIn({ findings, ended, tryAgainAt }: NotSignedIn, signInRow: string): NoNames {
  const doubts = findings.filter(({ verdict }) => verdict !== 'passed');
  const reason = (doubts.find(({ row }) => row === signInRow) ?? doubts[0])?.reason;
  const isPlain = reason === undefined || reason.code === 'rate-limited';
  if (tryAgainAt !== undefined) return isPlain ? waitAsked(tryAgainAt) : { ...refused(reason), tryAgainAt };
  if (ended === 'wait-asked' && isPlain) return refused(reason ?? { code: 'rate-limited', params: {} });
  return refused(reason ?? notProven, ended === 'refused');
}

/** There is no token for this row: its scope was refused, or nobody could tell. */
function scopeReason({ checks }: VendorChecks, { row }: ReadCheck, { scopes }: SignedIn): Reason {
  const scope = checks.find((one) => one.kind === 'token-scope' && one.row === row);
  const standing = scope?.kind === 'token-scope' ? scopes?.get(scope.scope) : undefined;
  return standing?.reason ?? forbidden;
}

const forbidden: Reason = { code: 'forbidden', params: { status: 403 } };

/** One refused question blames no permission: a list of addresses answers the same. A test tells them apart. */
function withoutBlame(reason: Reason): Reason {
  return reason.code === 'permission-missing' ? forbidden : reason;
}

function refused(reason: Reason, isSignInRefused = false): NoNames {
  return { kind: 'refused', reason, isSignInRefused };
}

function waitAsked(until: string): NoNames {
  return { ...refused({ code: 'wait-asked', params: { time: until } }), tryAgainAt: until };
}

function timedOut(origin: string): NoNames {
  const { host } = new URL(origin);
  return refused({ code: 'answer-timeout', params: { host, seconds: NAMES_TIMEOUT_MS / 1000 } });
}
