import type { RunParts } from '../../src-main/checks/run-parts.ts';
import { findChecks, findVendor } from '../../src-main/vendors/catalog.ts';

type Given = Pick<RunParts, 'value' | 'origin' | 'client'> & Partial<RunParts>;

/** A run of a vendor's checks that may sign in as often as it likes, and is not listened to. */
export function runParts(vendor: string, given: Given): RunParts {
  return {
    vendor: findVendor(vendor),
    checks: findChecks(vendor),
    allowPrivate: false,
    confirmedHosts: [],
    acquireSignIn: async () => ({ ok: true }),
    blockSignIn: async () => {},
    triesOtherRegions: false,
    signal: new AbortController().signal,
    runId: 'run',
    now: () => Date.now(),
    onRows: () => {},
    ...given,
  };
}
