import { expect, it } from 'vitest';
import type { FieldView, VendorProgress } from '../../../src-preload/contract/session.ts';
import type { PermissionResult, TestState, Verdict } from '../../../src-preload/contract/verdict.ts';
import { vendorStatus } from '../../../src-renderer/workspace/session-rail.tsx';
import { sampleField, sampleProgress } from '../sample-progress.ts';

const saved = (id: string, more: Partial<FieldView> = {}) =>
  sampleField(id, { state: 'saved', savedAt: '2026-11-30T10:00:00Z', ...more });
const row = (verdict: PermissionResult['verdict'], counts = true): PermissionResult => ({
  row: verdict,
  verdict,
  required: true,
  counts,
  evidence: [],
});
const done = (rows: PermissionResult[], overall: Verdict = 'failed'): TestState => ({
  kind: 'done',
  report: {
    runId: 'r',
    startedAt: '',
    endedAt: '',
    ended: 'finished',
    overall,
    fromThisComputer: false,
    rows,
    identity: [],
  },
});
const two = [saved('a'), sampleField('b')];

it.each<[string, Partial<VendorProgress>, string, number, string]>([
  ['nothing', { fields: [sampleField('a'), sampleField('b')] }, 'Empty', 0, 'open'],
  ['one of two', { fields: two }, '1 of 2 filled', 0.35, 'open'],
  [
    'a value that is no use',
    { fields: [saved('a', { issue: { code: 'masked', blocking: true, params: {} } }), sampleField('b')] },
    'Empty',
    0,
    'open',
  ],
  ['all of it', { state: 'complete', fields: [saved('a'), saved('b')] }, 'Filled in', 0.7, 'open'],
  [
    'a running test',
    {
      state: 'complete',
      test: { kind: 'testing', runId: 'r', startedAt: '', rows: [], done: 0, total: 0 },
    },
    'Testing',
    0.7,
    'open',
  ],
  [
    'a failed test',
    {
      state: 'needs-attention',
      test: done([row('failed'), row('could-not-tell'), row('passed'), row('not-tested')]),
    },
    '2 to fix',
    0.7,
    'bad',
  ],
  ['attention for another reason', { state: 'needs-attention' }, 'Needs attention', 0.7, 'bad'],
  ['a passed test', { state: 'tested', test: done([row('passed')], 'passed') }, 'Tested', 0.85, 'good'],
  ['a warning', { state: 'tested', test: done([row('warning')], 'warning') }, 'Tested', 0.85, 'warning'],
  ['what Neo has taken and not confirmed', { state: 'sent' }, 'Sent', 0.95, 'open'],
  ['something queued', { state: 'queued' }, 'Queued', 0.85, 'open'],
  ['a connection', { state: 'connected' }, 'Connected', 1, 'good'],
])('%s', (_what, more, words, share, tone) => {
  expect(vendorStatus(sampleProgress(more))).toEqual({ words, share, tone });
});
