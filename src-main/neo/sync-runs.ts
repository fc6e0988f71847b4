import type { WaitReason } from '../../src-preload/contract/submission.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { isRecord } from '../system/json.ts';
import { isFromBetween, readEnvelope, requestedWaitMs } from './envelope.ts';
import { waitReasonOf } from './send-outcome.ts';

/** `blocked`: nothing else should be asked of Neo now either. `waitMs` is the requested wait. */
export type SyncResponse = { sync: SyncKnowledge; blocked?: WaitReason; waitMs?: number };

/**
 * Reads `GET /public-api/integrations/{name}/sync-runs`: a 200, or the code `integration_does_not_sync`, means
 * that the tenant has connected it. Anything but one of Neo's own responses is unknown.
 */
export function readSyncRuns(outcome: HttpOutcome, now: number): SyncResponse {
  const unknown: SyncKnowledge = { kind: 'unknown' };
  if (!outcome.ok) return { sync: unknown, blocked: waitReasonOf(outcome.error.code) };
  const { status, headers, body, truncated } = outcome.response;
  const reading = readEnvelope(body, headers['content-type']);
  if (status === 401 && !isFromBetween(reading, outcome.response)) {
    return { sync: unknown, blocked: 'key-refused' };
  }
  if (status === 429) {
    const waitMs = requestedWaitMs(headers, now);
    return { sync: unknown, blocked: 'rate-limited', ...(waitMs === undefined ? {} : { waitMs }) };
  }
  const requestedMs = status >= 500 ? requestedWaitMs(headers, now) : undefined;
  if (requestedMs !== undefined) return { sync: unknown, blocked: 'server-error', waitMs: requestedMs };
  if (status === 200 && reading.kind === 'data' && Array.isArray(reading.data)) {
    return { sync: { kind: 'connected', runs: reading.data.flatMap(runOf) } };
  }
  // Cut off, the list still began: the integration is connected, and its runs are unknown.
  if (status === 200 && truncated && /^\s*\{\s*"data"\s*:\s*\[/.test(body)) {
    return { sync: { kind: 'connected', runs: [] } };
  }
  if (status === 404 && reading.kind === 'error') {
    if (reading.code === 'integration_not_connected') return { sync: { kind: 'not-connected' } };
    if (reading.code === 'unknown_integration') return { sync: { kind: 'unknown-integration' } };
    if (reading.code === 'integration_does_not_sync') return { sync: { kind: 'connected', runs: [] } };
  }
  return { sync: unknown };
}

/**
 * A run has ended when `finished_at` is a time. Neo's pages name that field for every run: of one without it, or with
 * something else in it, nobody can say whether it has ended, so it counts as running. The price is a Could not
 * tell, where a guess might be a Passed for a sync that fails a minute later.
 */
function runOf(run: unknown): SyncRun[] {
  if (!isRecord(run)) return [];
  const startedAt = timeOf(run.started_at);
  if (startedAt === undefined) return [];
  const hasError = run.error !== null && run.error !== undefined && run.error !== '';
  const ended = timeOf(run.finished_at) !== undefined;
  return [{ startedAt, ended, failed: hasError || (ended && hasSyncedNothing(run.activities)) }];
}

/**
 * A run may have no error of its own and yet all its activities failed: something was to be synced and nothing was.
 * An activity with nothing to do says nothing, and what was synced in part was read with the credential.
 */
function hasSyncedNothing(activities: unknown): boolean {
  const known = Array.isArray(activities) ? activities.filter(isRecord) : [];
  const isSome = (count: unknown) => typeof count === 'number' && count > 0;
  const hadSomething = known.some(
    ({ total_count, failures }) => isSome(total_count) || (Array.isArray(failures) && failures.length > 0),
  );
  return hadSomething && !known.some(({ synced_count }) => isSome(synced_count));
}

/** Milliseconds. */
function timeOf(text: unknown): number | undefined {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** One sync of Neo, by its clock in milliseconds. `failed` may be known before it has `ended`. */
export type SyncRun = { startedAt: number; ended: boolean; failed: boolean };

/** What sync-runs says of one integration. Runs in older files lack `ended`: nothing reads them there. */
export type SyncKnowledge =
  | { kind: 'connected'; runs: SyncRun[] }
  | { kind: 'not-connected' }
  | { kind: 'unknown-integration' }
  | { kind: 'unknown' };

/** Why a confirmation says what it says. */
const CONFIRMATION_REASONS = [
  'newly-connected',
  'run-began-later',
  'connected-before',
  'run-failed',
  'not-connected-yet',
  'unknown-integration',
  'unknown-before',
  'no-answer',
  'replaced-since',
] as const;

type ConfirmationReason = (typeof CONFIRMATION_REASONS)[number];

type Confirmation = { verdict: 'passed' | 'could-not-tell'; reason: ConfirmationReason };

/** Neo's clock is read from a header of whole seconds: within that second nobody can say what came first. In ms. */
const ONE_SECOND = 1_000;

/**
 * Whether Neo uses the credential, from what sync-runs reported before and after. `acceptedAt` is when Neo took it,
 * in milliseconds of Neo's own clock, so that a wrong clock here proves nothing.
 *
 * Only two things are proof: Neo did not know the integration before and does now, and no run has failed since; or
 * a run that began later has ended and did not fail. Everything else is Could not tell: an old connection shows
 * nothing about a new credential, and a running one nothing yet.
 */
export function confirmationOf(
  before: SyncKnowledge,
  after: SyncKnowledge,
  acceptedAt: number,
): Confirmation {
  if (after.kind === 'unknown') return couldNotTell('no-answer');
  if (after.kind === 'unknown-integration') return couldNotTell('unknown-integration');
  if (after.kind === 'not-connected') return couldNotTell('not-connected-yet');
  // Where nothing was connected, every run is one with this credential.
  const isNew = before.kind === 'not-connected';
  const later = after.runs.filter((run) => isNew || run.startedAt >= acceptedAt + ONE_SECOND);
  const isProven = later.some((run) => run.ended && !run.failed);
  if (!isProven && later.some((run) => run.failed)) return couldNotTell('run-failed');
  if (isNew) return { verdict: 'passed', reason: 'newly-connected' };
  if (isProven) return { verdict: 'passed', reason: 'run-began-later' };
  return couldNotTell(before.kind === 'connected' ? 'connected-before' : 'unknown-before');
}

function couldNotTell(reason: ConfirmationReason): Confirmation {
  return { verdict: 'could-not-tell', reason };
}
