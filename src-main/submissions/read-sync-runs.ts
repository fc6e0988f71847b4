import type { QueueReason } from '../../src-preload/contract/submission.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { isRecord, readEnvelope } from './neo-envelope.ts';
import type { SyncKnowledge } from './outbox-item.ts';
import { askedWait } from './retry.ts';
import { waitsForTrouble } from './send-outcome.ts';

/** `blocked`: nothing else should be asked of Neo now either. `wait` in milliseconds. */
export type SyncAnswer = { sync: SyncKnowledge; blocked?: QueueReason; wait?: number };

/**
 * Reads `GET /public-api/integrations/{name}/sync-runs`: a 200, or the code `integration_does_not_sync`, means
 * that the tenant has connected it. Anything that is not one of Neo's own answers is unknown. Pure.
 */
export function readSyncRuns(outcome: HttpOutcome, now: number): SyncAnswer {
  const unknown: SyncKnowledge = { kind: 'unknown' };
  if (!outcome.ok) return { sync: unknown, blocked: waitsForTrouble(outcome.trouble.code) };
  const { status, headers, body, truncated } = outcome.answer;
  const reading = readEnvelope(body, headers['content-type']);
  if (status === 401 && !(reading.kind === 'foreign' && reading.trouble === 'html-answer')) {
    return { sync: unknown, blocked: 'key-refused' };
  }
  if (status === 429) {
    const wait = askedWait(headers, now);
    return { sync: unknown, blocked: 'rate-limited', ...(wait === undefined ? {} : { wait }) };
  }
  const asked = status >= 500 ? askedWait(headers, now) : undefined;
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

function runOf(run: unknown): { startedAt: number; failed: boolean }[] {
  if (!isRecord(run) || typeof run.started_at !== 'string') return [];
  const startedAt = Date.parse(run.started_at);
  if (Number.isNaN(startedAt)) return [];
  return [{ startedAt, failed: run.error !== null && run.error !== undefined && run.error !== '' }];
}
