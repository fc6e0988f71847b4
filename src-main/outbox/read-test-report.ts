import { NETWORK_TROUBLES } from '../../src-preload/contract/met-no-network.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import type { TestOutcome } from './test-outcome.ts';

/** What stood between here and the vendor and may pass by itself. A certificate or a proxy needs somebody. */
const MAY_PASS: ReadonlySet<string> = new Set([
  ...NETWORK_TROUBLES,
  'body-timeout',
  'run-timeout',
  'answered-by-proxy',
  'server-unavailable',
  'server-error',
]);

/**
 * What a report means for work that waits for it. Trouble on the way is waited out; whatever is about the credential
 * and its permissions, or cannot be told, is for a person. `now` in milliseconds. Pure.
 */
export function readTestReport(report: TestReport, now: number): TestOutcome {
  const { overall, ended, rows } = report;
  if (ended === 'stopped') return { kind: 'stopped' };
  if (ended === 'wait-asked') {
    const until = report.tryAgainAt === undefined ? now : Date.parse(report.tryAgainAt);
    const wait = Math.max(0, until - now);
    return { kind: 'held', waitsFor: 'vendor-asked-to-wait', ...(wait > 0 ? { wait } : {}) };
  }
  if (report.asksHost !== undefined) return { kind: 'host-unconfirmed' };
  if (overall === 'passed' || overall === 'warning') return { kind: 'passed' };
  if (ended === 'timed-out') return { kind: 'held', waitsFor: 'vendor-unreachable' };
  if (overall === 'failed') return { kind: 'not-passed' };
  const mayPass = rows.some(({ reason }) => reason !== undefined && MAY_PASS.has(reason.code));
  return mayPass ? { kind: 'held', waitsFor: 'vendor-unreachable' } : { kind: 'not-passed' };
}
