import { describe, expect, it } from 'vitest';
import type { HttpOutcome } from '../../../src-main/http/http-request.ts';
import { readSyncRuns } from '../../../src-main/neo/sync-runs.ts';

const STARTED = '2026-11-22T10:00:01Z';
const FINISHED = '2026-11-22T10:00:09Z';
const startedAt = Date.parse(STARTED);

function read(run: Record<string, unknown>) {
  const body = JSON.stringify({ data: [{ run_id: 'r', started_at: STARTED, ...run }], meta: {} });
  const measured = { milliseconds: 0, at: '' };
  const headers = { 'content-type': 'application/json' };
  const answer = { status: 200, headers, body, truncated: false, ...measured };
  const outcome: HttpOutcome = { ok: true, response: answer, ...measured };
  return readSyncRuns(outcome, startedAt).sync;
}
const one = (ended: boolean, failed: boolean) => ({
  kind: 'connected',
  runs: [{ startedAt, ended, failed }],
});
const synced = (count: unknown, total: unknown, ...errors: string[]) => ({
  activity_label: 'Companies',
  synced_count: count,
  total_count: total,
  failures: errors.map((error_message) => ({ error_message })),
});

describe('a run of sync-runs', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['is under way without a time', { finished_at: null, error: null, activities: [] }, false],
    ['cannot be told to have ended where the field is missing', { error: null }, false],
    [
      'cannot be told to have ended by something that is no time',
      { finished_at: 'soon', error: null },
      false,
    ],
    ['nor by a number', { finished_at: 1_795_000_000, error: null }, false],
    [
      'has not failed while it has synced nothing yet',
      { finished_at: null, activities: [synced(0, 5)] },
      false,
    ],
    ['has ended with a time', { finished_at: FINISHED, error: null, activities: [] }, true],
  ])('%s', (_name, run, ended) => {
    expect(read(run)).toEqual(one(ended, false));
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ['with an error', { error: 'sign-in refused' }, true],
    ['with an empty error', { error: '' }, false],
    ['with 0 of 5', { activities: [synced(0, 5, '401')] }, true],
    ['with 0 of 5 and no reason', { activities: [synced(0, 5)] }, true],
    ['with failures and no counts', { activities: [synced(undefined, undefined, '401')] }, true],
    ['with failures before anything was counted', { activities: [synced(0, 0, '401')] }, true],
    ['with 0 of 5, and so nothing to do after it', { activities: [synced(0, 5), synced(0, 0)] }, true],
    ['with 3 of 5', { activities: [synced(3, 5, 'a name is too long')] }, false],
    ['with 0 of 5 and 2 of 2', { activities: [synced(0, 5, '403'), synced(2, 2)] }, false],
    ['with nothing to do', { activities: [synced(0, 0)] }, false],
    ['with activities that are no list', { activities: 'none' }, false],
  ])('%s: failed is %s', (_name, run, failed) => {
    expect(read({ finished_at: FINISHED, error: null, ...run })).toEqual(one(true, failed));
  });
});
