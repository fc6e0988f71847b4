import type { TestState } from '../../src-preload/contract/verdict.ts';

/** Troubles that a network gives, and that may be gone when it is another one: nothing of them is the credential's. */
const NETWORK = new Set<string>([
  'offline',
  'dns-not-found',
  'dns-failed',
  'proxy-not-found',
  'proxy-unreachable',
  'proxy-hung-up',
  'proxy-name-not-found',
  'proxy-connection-refused',
  'proxy-connect-timeout',
  'proxy-host-unreachable',
  'proxy-no-connection',
  'connection-refused',
  'connection-reset',
  'host-unreachable',
  'connect-timeout',
  'answer-timeout',
  'captive-portal',
  'network-failed',
]);

/** True when the last run told nothing but that the vendor could not be reached. Pure. */
export function metNoNetwork(test: TestState): boolean {
  if (test.kind !== 'done') return false;
  const counted = test.report.rows.filter((row) => row.counts);
  const codes = counted.map((row) => row.reason?.code ?? '');
  return (
    codes.some((code) => NETWORK.has(code)) &&
    codes.every((code) => NETWORK.has(code) || code === 'earlier-failed')
  );
}
