import type { TestReport } from './verdict.ts';

/** Errors that a network gives, and that may be gone when it is another one: nothing of them is the credential's. */
export const NETWORK_ERRORS: ReadonlySet<string> = new Set([
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

/** True when a run met nothing but that the vendor could not be reached. */
export function metNoNetwork({ rows }: Pick<TestReport, 'rows'>): boolean {
  const codes = rows.filter((row) => row.counts).map((row) => row.reason?.code ?? '');
  return (
    codes.some((code) => NETWORK_ERRORS.has(code)) &&
    codes.every((code) => NETWORK_ERRORS.has(code) || code === 'earlier-failed')
  );
}
