import { expect, it } from 'vitest';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { TestReport, TestState } from '../../../src-preload/contract/verdict.ts';
import { leadingAction } from '../../../src-renderer/workspace/leading-action.ts';
import { sampleProgress } from '../sample-progress.ts';

const base = sampleProgress();

function done(overall: TestReport['overall'], ended: TestReport['ended'] = 'finished'): TestState {
  const report: TestReport = {
    runId: 'r',
    startedAt: '',
    endedAt: '',
    ended,
    overall,
    fromThisComputer: false,
    rows: [],
    identity: [],
  };
  return { kind: 'done', report };
}

it.each<[string, Partial<VendorProgress>, boolean, string]>([
  ['fields are missing', {}, false, 'step'],
  ['all is filled in', {}, true, 'test'],
  [
    'a test runs',
    { test: { kind: 'testing', runId: '', startedAt: '', rows: [], done: 0, total: 1 } },
    true,
    'none',
  ],
  ['it passed', { test: done('passed') }, true, 'review'],
  ['it passed with a warning', { test: done('warning') }, true, 'review'],
  ['it failed', { test: done('failed') }, true, 'test'],
  ['it was stopped', { test: done('passed', 'stopped') }, true, 'test'],
  ['it passed, then a field changed', { test: done('passed'), testIsStale: true }, true, 'test'],
])('the next action when %s', (_case, more, isComplete, lead) => {
  expect(leadingAction({ ...base, ...more }, isComplete)).toBe(lead);
});
