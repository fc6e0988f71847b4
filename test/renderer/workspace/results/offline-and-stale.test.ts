import { describe, expect, it } from 'vitest';
import { metNoNetwork } from '../../../../src-preload/contract/network-errors.ts';
import type { PermissionResult, TestState } from '../../../../src-preload/contract/verdict.ts';
import { overallLine } from '../../../../src-renderer/workspace/results/overall-line.ts';
import { staleMessage } from '../../../../src-renderer/workspace/results/test-bar.tsx';
import { sampleProgress } from '../../sample-progress.ts';

type Code = NonNullable<PermissionResult['reason']>['code'];

function done(codes: (Code | null)[], endedAt = '2026-11-22T08:00:00.000Z'): TestState {
  return {
    kind: 'done',
    report: {
      runId: 'r',
      startedAt: '',
      endedAt,
      ended: 'finished',
      overall: 'could-not-tell',
      fromThisComputer: false,
      identity: [],
      rows: codes.map((code, at) => ({
        row: `row-${at}`,
        verdict: code === null ? 'passed' : 'could-not-tell',
        required: true,
        counts: true,
        evidence: [],
        ...(code === null ? {} : { reason: { code, params: {} } }),
      })),
    },
  };
}

describe('a run that told nothing but that the vendor could not be reached', () => {
  it.each<[string, TestState, boolean]>([
    ['offline', done(['offline', 'earlier-failed']), true],
    ['a name that is not found', done(['dns-not-found', 'earlier-failed']), true],
    ['a sign-in page of the network', done(['captive-portal', 'earlier-failed']), true],
    ['a refused sign-in', done(['sign-in-refused', 'earlier-failed']), false],
    ['one row through, one lost on the way', done([null, 'connection-reset']), false],
    ['all passed', done([null]), false],
  ])('%s: %j', (_name, test, expected) => {
    expect(test.kind === 'done' && metNoNetwork(test.report)).toBe(expected);
  });
});

it('a test that found this computer offline says so beside what was known before', () => {
  expect(overallLine({ kind: 'not-run' }, [], true)).toMatchObject({
    head: 'Not run',
    rest: expect.stringMatching(/offline, so nothing was tested.*nothing about the credential/),
  });
  expect(overallLine(done([null]), [], true).rest).toMatch(/^This computer is offline/);
});

describe('why a result no longer holds', () => {
  const at = (hours: number) => Date.parse('2026-11-22T08:00:00.000Z') + hours * 3_600_000;
  const test = done([null]);

  it('is nothing while it does', () => {
    expect(staleMessage(sampleProgress({ test }), at(1))).toBe('');
  });

  it('is a value that changed', () => {
    expect(staleMessage(sampleProgress({ test, testIsStale: true }), at(1))).toMatch(/^A value changed/);
  });

  it('is its age', () => {
    expect(staleMessage(sampleProgress({ test, testIsStale: true }), at(25))).toMatch(/older than 24 hours/);
  });
});
