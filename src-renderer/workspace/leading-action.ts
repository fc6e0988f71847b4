import type { VendorProgress } from '../../src-preload/contract/session.ts';

/** The one action in the accent color: what brings this vendor on from where it stands. */
export type Lead = 'step' | 'test' | 'review' | 'none';

export function leadingAction(progress: VendorProgress, isComplete: boolean): Lead {
  const { test } = progress;
  if (test.kind === 'testing') return 'none';
  if (!isComplete) return 'step';
  if (test.kind === 'not-run' || progress.testIsStale) return 'test';
  const isGood = test.report.overall === 'passed' || test.report.overall === 'warning';
  return isGood && test.report.ended === 'finished' ? 'review' : 'test';
}
