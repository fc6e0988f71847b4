import { describe, expect, it } from 'vitest';
import { overallOf } from '../../../src-main/checks/overall.ts';
import type { PermissionResult, Verdict } from '../../../src-preload/contract/verdict.ts';

function row(verdict: Verdict, required: boolean, counts = true): PermissionResult {
  return { row: `${verdict}-${required}`, verdict, required, counts, evidence: [] };
}

describe('the overall result', () => {
  it.each<[string, PermissionResult[], Verdict]>([
    ['the worst required row', [row('passed', true), row('warning', true)], 'warning'],
    ['Failed before Could not tell', [row('could-not-tell', true), row('failed', true)], 'failed'],
    [
      'Could not tell before Not tested',
      [row('not-tested', true), row('could-not-tell', true)],
      'could-not-tell',
    ],
    ['Not tested before Warning', [row('warning', true), row('not-tested', true)], 'not-tested'],
    ['an optional row lowers Passed to Warning only', [row('passed', true), row('failed', false)], 'warning'],
    ['an optional row never lifts', [row('failed', true), row('passed', false)], 'failed'],
    [
      'a row not tested by design lowers nothing',
      [row('passed', true), row('not-tested', false, false)],
      'passed',
    ],
    ['nothing shown is not passed', [], 'not-tested'],
  ])('%s', (_name, rows, expected) => {
    expect(overallOf(rows)).toBe(expected);
  });
});
