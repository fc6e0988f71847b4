import type { TestReport } from '../../src-preload/contract/verdict.ts';
import { authorizationOf, baseOf } from './build-request.ts';
import { bearerOf, sealedValues } from './evidence.ts';
import { overallOf } from './overall.ts';
import { redactExtras, redactRows } from './redact-report.ts';
import { type Ending, FINISHED, STOPPED, TIMED_OUT, waitAsked } from './run-ending.ts';
import type { RunParts } from './run-parts.ts';
import { planRun } from './run-plan.ts';
import { runReads } from './run-reads.ts';
import { RunRecord } from './run-record.ts';
import type { Script, SignedIn } from './script.ts';
import { makeScriptTools } from './script-tools.ts';
import { findScript } from './scripts.ts';

/** A whole run may take this long. */
export const RUN_TIMEOUT_MS = 180_000;

/**
 * Runs a vendor's checks and answers with the report: sign-in first, then who it acts as, then the reads. Stops
 * at the first refused sign-in, at the first failure below sign-in, and when the vendor asks to wait; never
 * retries. Rows are announced as soon as the answer that decides them is read.
 */
export async function runChecks(parts: RunParts): Promise<TestReport> {
  const { checks, vendor, now } = parts;
  const plan = planRun(checks, vendor.restrictsByAddress, parts.value);
  const record = new RunRecord(plan, checks.signIn.row);
  const startedAt = new Date(now()).toISOString();
  const clock = AbortSignal.timeout(RUN_TIMEOUT_MS);
  const signal = AbortSignal.any([parts.signal, clock]);
  const hidden = sealedValues(vendor, parts.value);
  const script = checks.signIn.kind === 'script' ? await findScript(vendor.id) : undefined;
  // Grows by the tokens of the sign-in: whatever was sent may come back in an answer.
  const sent = secretsOf(parts);
  // Counts what the table shows: a row is done once its verdict stands, whatever number of requests it takes.
  const announce = () => {
    const rows = redactRows(record.rows(), sent);
    const done = rows.filter((row) => plan.rows.some((planned) => planned.row === row.row)).length;
    parts.onRows(rows, done, plan.rows.length);
  };

  // What is never asked does not look as if it were waiting.
  if (plan.byDesign.length > 0) announce();
  const { signedIn, ending: refused } = await signIn(parts, script, signal, hidden, record);
  let ending = refused;
  if (signedIn !== undefined && ending === undefined) {
    record.explainWith(script?.explain, signedIn);
    if (script !== undefined) announce();
    ending = await runReads({
      plan,
      record,
      signal,
      hidden,
      signedIn: withTokensIn(sent, signedIn),
      client: parts.client,
      checks,
      address: `${parts.origin}${parts.folder ?? ''}`,
      origins: [...vendor.allowedOrigins, originOf(parts)],
      allowPrivate: parts.allowPrivate,
      now,
      onProgress: announce,
    });
    // A wait asked for by a read holds for the next sign-in too; a script has blocked for its own responses itself.
    if (script !== undefined && ending?.tryAgainAt !== undefined) await parts.blockSignIn(ending.tryAgainAt);
  }
  if (clock.aborted) ending = TIMED_OUT;
  if (parts.signal.aborted) ending = STOPPED;
  const { ended, reason, tryAgainAt } = ending ?? FINISHED;
  const rows = redactRows(record.finish(reason, checks.allForbiddenWords), sent);
  return {
    runId: parts.runId,
    startedAt,
    endedAt: new Date(now()).toISOString(),
    ended,
    ...(tryAgainAt === undefined ? {} : { tryAgainAt }),
    overall: overallOf(rows),
    fromThisComputer: vendor.restrictsByAddress,
    rows,
    ...(parts.triesOtherRegions ? { triedOthers: true } : {}),
    ...redactExtras(record.extras(), sent),
  };
}

/** Signs in by data or by script, and asks who that is. An ending means that nothing more is asked. */
async function signIn(
  parts: RunParts,
  script: Script | undefined,
  signal: AbortSignal,
  hidden: string[],
  record: RunRecord,
): Promise<{ signedIn?: SignedIn; ending?: Ending }> {
  if (script === undefined) {
    const header = authorizationOf(parts.checks, parts.value);
    return { signedIn: { kind: 'signed-in', authorization: () => header, findings: [] } };
  }
  const tools = makeScriptTools(parts, signal, hidden);
  const result = await script.signIn(tools);
  record.addFindings(result);
  if (signal.aborted) return {};
  if (result.kind === 'not-signed-in') return { ending: endingOf(result.ended, result.tryAgainAt) };
  record.signedIn();
  if (script.identify === undefined) return { signedIn: result };
  const who = await script.identify(tools, result);
  record.addFindings(who);
  return who.ended === undefined ? { signedIn: result } : { ending: endingOf(who.ended, who.tryAgainAt) };
}

function endingOf(ended: TestReport['ended'], tryAgainAt: string | undefined): Ending {
  return ended === 'wait-asked' ? waitAsked(tryAgainAt) : { ...FINISHED, ended };
}

/** The sign-in, which notes every token it hands out. */
function withTokensIn(sent: string[], signedIn: SignedIn): SignedIn {
  return {
    ...signedIn,
    authorization: (row) => {
      const authorization = signedIn.authorization(row);
      if (authorization === undefined) return undefined;
      const [token = ''] = bearerOf({ authorization });
      if (!sent.includes(token)) sent.push(token);
      return authorization;
    },
  };
}

function secretsOf({ vendor, value }: RunParts): string[] {
  return vendor.fields.filter(({ kind }) => kind === 'secret').map(({ id }) => value(id));
}

/** The origin of every read: the vendor's base for this credential's place. */
export function originOf(parts: Pick<RunParts, 'checks' | 'origin' | 'vendor'>): string {
  const { checks, origin, vendor } = parts;
  const base = baseOf(checks, origin);
  return URL.canParse(base) ? new URL(base).origin : (vendor.allowedOrigins[0] ?? origin);
}
