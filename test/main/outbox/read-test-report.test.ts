import { expect, it } from 'vitest';
import { readTestReport } from '../../../src-main/outbox/outcomes.ts';
import type { PermissionResult, Reason, TestReport } from '../../../src-preload/contract/verdict.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
function report(change: Partial<TestReport>, code?: Reason['code']): TestReport {
  const at = new Date(now).toISOString();
  const row: PermissionResult = {
    row: 'r',
    verdict: 'could-not-tell',
    required: true,
    counts: true,
    evidence: [],
    ...(code === undefined ? {} : { reason: { code, params: {} } }),
  };
  return {
    runId: 'run',
    startedAt: at,
    endedAt: at,
    ended: 'finished',
    overall: 'could-not-tell',
    fromThisComputer: false,
    rows: [row],
    identity: [],
    ...change,
  };
}
const unreachable = { kind: 'held', waitsFor: 'vendor-unreachable' };

it.each([
  ['passed', report({ overall: 'passed' }), { kind: 'passed' }],
  ['passed with a warning', report({ overall: 'warning' }), { kind: 'passed' }],
  ['failed', report({ overall: 'failed' }), { kind: 'not-passed' }],
  ['refused', report({ overall: 'failed', ended: 'refused' }, 'sign-in-refused'), { kind: 'not-passed' }],
  [
    'a refused one that met a timeout too',
    report({ overall: 'failed' }, 'answer-timeout'),
    { kind: 'not-passed' },
  ],
  ['stopped', report({ ended: 'stopped' }, 'stopped-by-you'), { kind: 'stopped' }],
  ['too long', report({ ended: 'timed-out' }), unreachable],
  ['offline', report({}, 'offline'), unreachable],
  ['no name', report({}, 'dns-not-found'), unreachable],
  ['nobody there', report({}, 'host-unreachable'), unreachable],
  ['no answer', report({}, 'answer-timeout'), unreachable],
  ['the page of a hotel', report({}, 'captive-portal'), unreachable],
  ['down for maintenance', report({}, 'server-unavailable'), unreachable],
  ['a proxy that wants a sign-in', report({}, 'proxy-sign-in'), { kind: 'not-passed' }],
  ['a certificate of nobody', report({}, 'tls-unknown-issuer'), { kind: 'not-passed' }],
  ['a permission that cannot be judged', report({}, 'permission-missing'), { kind: 'not-passed' }],
  ['another host', report({ hostToConfirm: 'x.example' }), { kind: 'host-unconfirmed' }],
  [
    'asked to wait until',
    report({ ended: 'wait-asked', tryAgainAt: '2026-11-22T10:01:00.000Z' }, 'wait-asked'),
    { kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: 60_000 },
  ],
  [
    'asked to wait, not said how long',
    report({ ended: 'wait-asked' }),
    { kind: 'held', waitsFor: 'vendor-asked-to-wait' },
  ],
  [
    'asked to wait until a time that is over',
    report({ ended: 'wait-asked', tryAgainAt: '2026-11-22T09:00:00.000Z' }),
    { kind: 'held', waitsFor: 'vendor-asked-to-wait' },
  ],
])('%s', (_name, given, outcome) => {
  expect(readTestReport(given, now)).toEqual(outcome);
});
