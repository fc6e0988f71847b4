import { describe, expect, it } from 'vitest';
import type { PermissionResult, TestState } from '../../../../src-preload/contract/verdict.ts';
import { buildRows, groupRows } from '../../../../src-renderer/workspace/results/result-rows.ts';
import { guide } from '../guide/sample-guide.ts';

const { permissions } = guide;

function result(row: string, more: Partial<PermissionResult> = {}): PermissionResult {
  return { row, verdict: 'passed', required: true, counts: true, evidence: [], ...more };
}

function done(rows: PermissionResult[]): TestState {
  return {
    kind: 'done',
    report: {
      runId: 'r',
      startedAt: '',
      endedAt: '',
      ended: 'finished',
      overall: 'passed',
      fromThisComputer: false,
      rows,
      identity: [],
    },
  };
}

describe('rows of the result', () => {
  it('are none before the first run', () => {
    expect(buildRows(permissions, { kind: 'not-run' })).toEqual([]);
  });

  it('stand in the order of the guide from the first moment of a run', () => {
    const rows = buildRows(permissions, {
      kind: 'testing',
      runId: 'r',
      startedAt: '',
      rows: [result('devices')],
      done: 1,
      total: 4,
    });
    expect(rows.map((row) => [row.id, row.verdict])).toEqual([
      ['sign-in', null],
      ['devices', 'passed'],
      ['notes', null],
      ['seen-from-neo', null],
    ]);
  });

  it('show what a finished run answered and nothing that waits', () => {
    const rows = buildRows(permissions, done([result('devices', { verdict: 'failed' }), result('sign-in')]));
    expect(rows.map((row) => [row.label, row.verdict])).toEqual([
      ['Sign-in', 'passed'],
      ['Devices', 'failed'],
    ]);
  });

  it('keep a row the guide does not know, and end with the one about another place', () => {
    const rows = buildRows(
      permissions.filter((one) => one.id !== 'seen-from-neo'),
      done([result('seen-from-neo', { verdict: 'not-tested' }), result('new-area'), result('sign-in')]),
    );
    expect(rows.map((row) => row.label)).toEqual(['Sign-in', 'new-area', "Seen from Neo's servers"]);
  });
});

describe('the parts of a finished table', () => {
  const groupsOf = (rows: PermissionResult[]) => {
    const { open, passed, beside } = groupRows(buildRows(permissions, done(rows)));
    return [open, passed, beside].map((part) => part.map(({ id }) => id));
  };

  it('are what is not passed, worst first, what passed, and what no test here can tell', () => {
    const rows = [
      result('a'),
      result('b', { verdict: 'warning' }),
      result('c', { verdict: 'failed' }),
      result('d', { verdict: 'not-tested' }),
      result('e', { verdict: 'could-not-tell' }),
      result('f', { verdict: 'failed' }),
      result('g'),
      result('h', { verdict: 'not-tested', counts: false }),
    ];
    expect(groupsOf(rows)).toEqual([['c', 'f', 'e', 'd', 'b'], ['a', 'g'], ['h']]);
  });

  it('hold every row once', () => {
    const rows = permissions.map(({ id }, at) => result(id, { verdict: at % 2 === 0 ? 'passed' : 'failed' }));
    expect(groupsOf(rows).flat().sort()).toEqual(permissions.map(({ id }) => id).sort());
  });

  it('stand apart where the run ended before they were asked', () => {
    const reason = { code: 'earlier-failed', params: {} } as const;
    const rows = buildRows(
      permissions,
      done([
        result('sign-in', { verdict: 'failed', reason: { code: 'sign-in-refused', params: {} } }),
        result('devices', { verdict: 'not-tested', reason }),
        result('notes', { verdict: 'not-tested', reason: { code: 'not-proven', params: {} } }),
      ]),
    );
    const { open, notAsked } = groupRows(rows);
    expect(open.map((row) => row.id)).toEqual(['sign-in', 'notes']);
    expect(notAsked.map((row) => row.id)).toEqual(['devices']);
  });
});
