import type { ReadCheck, VendorChecks } from '../../src-preload/contract/vendor.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import type { Client } from '../http/client.ts';
import { authorizationOf, baseOf, buildRequest } from './build-request.ts';
import { bearerOf, evidenceOf, sealedValues } from './evidence.ts';
import { overallOf } from './overall.ts';
import { readVerdict } from './read-verdict.ts';
import { redactExtras, redactRows } from './redact-report.ts';
import {
  type Ending,
  endingAfter,
  endingUnlessProven,
  FINISHED,
  STOPPED,
  TIMED_OUT,
  waitAsked,
} from './run-ending.ts';
import type { RunParts } from './run-parts.ts';
import { planRun, type RunPlan } from './run-plan.ts';
import { RunRecord } from './run-record.ts';
import type { Script, SignedIn } from './script.ts';
import { makeScriptTools } from './script-tools.ts';
import { findScript } from './scripts.ts';

/** A whole run may take this long. */
export const RUN_TIMEOUT_MS = 180_000;

/**
 * Runs a vendor's checks and returns the report: sign-in first, then who it acts as, then the reads. Stops
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

type ReadParts = {
  plan: RunPlan;
  record: RunRecord;
  signal: AbortSignal;
  hidden: readonly string[];
  signedIn: SignedIn;
  client: Client;
  checks: VendorChecks;
  /** The origin, and the folder behind it where there is one. */
  address: string;
  origins: string[];
  allowPrivate: boolean;
  now: () => number;
  onProgress: () => void;
};

/**
 * Asks the reads of a run, as many at once as the vendor's data allow and never more; one that takes a value from
 * an earlier answer waits for it. Returns how the run ended early, if it did; nothing new is asked from then on. What
 * ends a run only while no sign-in is proved waits for the answers under way, so that their order does not matter.
 */
async function runReads(parts: ReadParts): Promise<Ending | undefined> {
  const { plan, record, signal, checks } = parts;
  const waiting = [...plan.reads];
  const underWay = new Map<string, Promise<void>>();
  let ending: Ending | undefined;
  /** An ending that holds only if nothing under way proves the sign-in after all. */
  let doubt: Ending | undefined;
  let silent = 0;
  let refused = 0;

  async function runRead(check: ReadCheck): Promise<void> {
    const taken = record.takenFor(check);
    const authorization = parts.signedIn.authorization(check.row);
    if (taken === 'missing' || authorization === undefined) {
      record.skipRead(check);
      return;
    }
    const { url, request } = buildRequest(checks, check, parts.address, taken, parts.now());
    const outcome = await parts.client.send({
      method: 'GET',
      url,
      headers: { accept: 'application/json', authorization },
      allowedOrigins: parts.origins,
      allowPrivate: parts.allowPrivate,
      signal,
    });
    if (signal.aborted) return;
    const read = readVerdict(check, outcome, authorization.split(' ')[0]);
    const hidden = [...parts.hidden, ...bearerOf({ authorization })];
    record.addRead(check, read, evidenceOf(check.id, request, outcome, read, hidden));
    silent = outcome.ok ? 0 : silent + 1;
    refused = read.reason?.code === 'sign-in-refused' ? refused + 1 : 0;
    ending ??= endingAfter(read, silent, refused);
    doubt ??= endingUnlessProven(read, outcome);
    parts.onProgress();
  }

  const isReady = ({ from }: ReadCheck) =>
    from === undefined || (!underWay.has(from.check) && !waiting.some((other) => other.id === from.check));

  while (!signal.aborted && (waiting.length > 0 || underWay.size > 0)) {
    if (record.proven()) doubt = undefined;
    const index = ending === undefined && doubt === undefined ? waiting.findIndex(isReady) : -1;
    const check = index === -1 ? undefined : waiting[index];
    if (check !== undefined && underWay.size < (checks.concurrency ?? 1)) {
      waiting.splice(index, 1);
      underWay.set(
        check.id,
        runRead(check).finally(() => underWay.delete(check.id)),
      );
    } else if (underWay.size > 0) await Promise.race(underWay.values());
    else break;
  }
  return ending ?? (record.proven() ? undefined : doubt);
}
