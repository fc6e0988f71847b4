import type { Vendor, VendorChecks } from '../../src-preload/contract/vendor.ts';
import type { Evidence, PermissionResult, Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import type { Client } from '../http/client.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import type { World } from '../world.ts';
import { authorizationOf, baseOf, buildRequest } from './build-request.ts';
import { overallOf } from './overall.ts';
import { type CheckOutcome, readVerdict } from './read-verdict.ts';
import { planRun } from './rows.ts';
import { RunRecord } from './run-record.ts';

/** A whole run may take this long, in milliseconds. */
export const LONGEST_RUN = 180_000;
/** Two requests in a row without any answer end a run: the network is gone, not a permission. */
const NO_ANSWERS_IN_A_ROW = 2;

export type RunParts<W extends World> = {
  vendor: Vendor;
  checks: VendorChecks;
  /** The stored value of a field; secrets are opened by the caller just before and dropped after. */
  value: (field: string) => string;
  origin: string;
  allowPrivate: boolean;
  client: Client<W>;
  /** Aborted by Stop. */
  signal: AbortSignal;
  runId: string;
  now: () => number;
  onRows: (rows: PermissionResult[], done: number, total: number) => void;
};

type Ending = { ended: TestReport['ended']; reason: Reason; tryAgainAt?: string };

/**
 * Runs a vendor's checks one after another and answers with the report. Stops at the first refused sign-in,
 * at the first broken rung below sign-in, and when the vendor asks to wait; never retries. The rows decided
 * so far are announced as soon as the answer that decides them is read.
 */
export async function runChecks<W extends World>(parts: RunParts<W>): Promise<TestReport> {
  const { checks, vendor, now } = parts;
  const plan = planRun(checks, vendor.restrictsByAddress, parts.value);
  const startedAt = new Date(now()).toISOString();
  const record = new RunRecord(plan, checks.signIn.row);
  const authorization = authorizationOf(checks, parts.value);
  const clock = AbortSignal.timeout(LONGEST_RUN);
  const signal = AbortSignal.any([parts.signal, clock]);
  const origins = [...vendor.allowedOrigins, new URL(baseOf(checks, parts.origin)).origin];
  let ending: Ending = { ended: 'finished', reason: { code: 'earlier-failed', params: {} } };
  let silent = 0;

  for (const [index, check] of plan.reads.entries()) {
    const taken = record.takenFor(check);
    if (taken === 'missing') {
      record.skip(check);
      continue;
    }
    const { url, asked } = buildRequest(checks, check, parts.origin, taken, now());
    const outcome = await parts.client.send({
      method: 'GET',
      url,
      headers: { accept: 'application/json', authorization },
      allowedOrigins: origins,
      allowPrivate: parts.allowPrivate,
      signal,
    });
    if (parts.signal.aborted) {
      ending = { ended: 'stopped', reason: { code: 'stopped-by-you', params: {} } };
      break;
    }
    if (clock.aborted) {
      ending = { ended: 'timed-out', reason: { code: 'run-timeout', params: {} } };
      break;
    }
    const read = readVerdict(check, outcome);
    record.note(check, read, evidenceOf(check.id, asked, outcome, read, parts.value, vendor));
    parts.onRows(record.rows(), index + 1, plan.reads.length);
    silent = outcome.ok ? 0 : silent + 1;
    const end = endingAfter(read, outcome, silent, record.proven());
    if (end !== undefined) {
      ending = end;
      break;
    }
  }

  const rows = record.finish(ending.reason, checks.allForbiddenWords);
  return {
    runId: parts.runId,
    startedAt,
    endedAt: new Date(now()).toISOString(),
    ended: ending.ended,
    ...(ending.tryAgainAt === undefined ? {} : { tryAgainAt: ending.tryAgainAt }),
    overall: overallOf(rows),
    fromThisComputer: vendor.restrictsByAddress,
    rows,
    identity: record.identity(),
  };
}

/** Whether an answer ends the run, and what the rows not reached yet then say. */
function endingAfter(
  read: CheckOutcome,
  outcome: HttpOutcome,
  silent: number,
  proven: boolean,
): Ending | undefined {
  const code = read.reason?.code;
  if (code === 'sign-in-refused') {
    return { ended: 'refused', reason: { code: 'earlier-failed', params: {} } };
  }
  if (read.tryAgainAt !== undefined || code === 'rate-limited') {
    const until = read.tryAgainAt;
    return {
      ended: 'wait-asked',
      reason: { code: 'wait-asked', params: until === undefined ? {} : { time: until } },
      ...(until === undefined ? {} : { tryAgainAt: until }),
    };
  }
  if (proven) return silent >= NO_ANSWERS_IN_A_ROW ? finished() : undefined;
  const isBrokenRung = !outcome.ok || BELOW_SIGN_IN.has(code ?? '');
  return isBrokenRung ? finished() : undefined;
}

/** Answers that show the address itself is wrong: more requests would only send the secret there again. */
const BELOW_SIGN_IN = new Set(['redirected', 'html-answer', 'captive-portal', 'wrong-product', 'not-json']);

function finished(): Ending {
  return { ended: 'finished', reason: { code: 'earlier-failed', params: {} } };
}

function evidenceOf(
  check: string,
  asked: string,
  outcome: HttpOutcome,
  read: CheckOutcome,
  value: (field: string) => string,
  vendor: Vendor,
): Evidence {
  return {
    check,
    asked,
    at: outcome.at,
    milliseconds: Math.round(outcome.milliseconds),
    ...(read.status === undefined ? {} : { status: read.status }),
    ...(read.count === undefined ? {} : { count: read.count }),
    ...(read.atLeast === undefined ? {} : { atLeast: read.atLeast }),
    ...(read.said === undefined ? {} : { said: withoutValues(read.said, value, vendor) }),
  };
}

/** A vendor that repeats the credential in its error must not bring it to the screen. */
function withoutValues(text: string, value: (field: string) => string, vendor: Vendor): string {
  const sealed = vendor.fields.filter((field) => field.kind === 'secret' || field.kind === 'identifier');
  return sealed
    .map((field) => value(field.id))
    .filter((one) => one.length >= 4)
    .reduce((cleaned, one) => cleaned.replaceAll(one, '[hidden]'), text);
}
