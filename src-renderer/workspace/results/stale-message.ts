import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';

/** A test says nothing about today after this long. In milliseconds; main decides by the same. */
const TEST_HOLDS = 24 * 60 * 60 * 1000;

/** Why a result no longer holds, or nothing while it does. `now` in milliseconds. Pure. */
export function staleMessage({ test, testIsStale }: VendorProgress, now: number): string {
  if (!testIsStale || test.kind !== 'done') return '';
  const age = now - Date.parse(test.report.endedAt);
  return Math.abs(age) > TEST_HOLDS ? resultsMessages.staleOld : resultsMessages.staleChanged;
}
