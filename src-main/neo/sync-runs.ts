import type { WaitReason } from '../../src-preload/contract/submission.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import type { SyncKnowledge, SyncRun } from '../outbox/outbox-item.ts';
import { isFromBetween, isRecord, readEnvelope } from './envelope.ts';
import { requestedWaitMs } from './retry.ts';
import { waitsForTrouble } from './send-outcome.ts';

/** `blocked`: nothing else should be asked of Neo now either. `wait` in milliseconds. */
export type SyncAnswer = { sync: SyncKnowledge; blocked?: WaitReason; wait?: number };

/**
 * Reads `GET /public-api/integrations/{name}/sync-runs`: a 200, or the code `integration_does_not_sync`, means
 * that the tenant has connected it. Anything that is not one of Neo's own answers is unknown. Pure.
 */
export function readSyncRuns(outcome: HttpOutcome, now: number): SyncAnswer {
  const unknown: SyncKnowledge = { kind: 'unknown' };
  if (!outcome.ok) return { sync: unknown, blocked: waitsForTrouble(outcome.trouble.code) };
  const { status, headers, body, truncated } = outcome.answer;
  const reading = readEnvelope(body, headers['content-type']);
  if (status === 401 && !isFromBetween(reading, outcome.answer)) {
    return { sync: unknown, blocked: 'key-refused' };
  }
  if (status === 429) {
    const wait = requestedWaitMs(headers, now);
    return { sync: unknown, blocked: 'rate-limited', ...(wait === undefined ? {} : { wait }) };
  }
  const asked = status >= 500 ? requestedWaitMs(headers, now) : undefined;
  if (asked !== undefined) return { sync: unknown, blocked: 'server-error', wait: asked };
  if (status === 200 && reading.kind === 'data' && Array.isArray(reading.data)) {
    return { sync: { kind: 'connected', runs: reading.data.flatMap(runOf) } };
  }
  // Cut off, the list still began: the integration is connected, and nothing is said of its runs.
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
 * something else in it, cannot be told whether it has ended, so it counts as under way. The price of that is a Could not
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
 * A run may have no error of its own and yet all its activities failed: something was to be synced and nothing was. An
 * activity with nothing to do says nothing, and what was synced in part was read with the credential.
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
