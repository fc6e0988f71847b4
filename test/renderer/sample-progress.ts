import type { FieldView, VendorProgress } from '../../src-preload/contract/session.ts';

/** A vendor at its very beginning, with what a test wants otherwise. */
export function sampleProgress(more: Partial<VendorProgress> = {}): VendorProgress {
  return {
    vendor: 'sample',
    edition: '',
    step: '',
    visitedSteps: [],
    ticked: [],
    fields: [],
    test: { kind: 'not-run' },
    testIsStale: false,
    submission: { state: 'none', attempts: 0 },
    state: 'draft',
    ...more,
  };
}

export function sampleField(id: string, more: Partial<FieldView> = {}): FieldView {
  return { id, state: 'empty', corrections: [], storedIn: 'nowhere', ...more };
}
