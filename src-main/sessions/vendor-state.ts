import type { VendorState } from '../../src-preload/contract/session.ts';
import type { SubmissionState } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { TestReport, Verdict } from '../../src-preload/contract/verdict.ts';
import { credentialVersion } from '../credentials/credential-version.ts';
import type { StoredVendor } from '../storage/stored-session.ts';

/** A test older than this says nothing about today. */
export const TEST_VALID_MS = 24 * 60 * 60 * 1000;

/** True when a field changed after the test, or the test is older than 24 h. A future time counts as old. */
export function isStale(stored: StoredVendor, now: number): boolean {
  if (stored.report === null) return false;
  return stored.reportOf !== credentialVersion(stored) || isTooOld(stored.report, now);
}

/** True when what was found then says nothing about today. */
export function isTooOld({ endedAt }: Pick<TestReport, 'endedAt'>, now: number): boolean {
  return Math.abs(now - Date.parse(endedAt)) > TEST_VALID_MS;
}

/** The ids of required fields that have no usable value. */
export function missingFields(vendor: Vendor, stored: StoredVendor): string[] {
  return vendor.fields
    .filter((field) => {
      const value = stored.fields[field.id];
      const isThere = value?.text !== undefined || value?.ref !== undefined || field.default !== undefined;
      return (field.required && !isThere) || value?.issue?.blocking === true;
    })
    .map((field) => field.id);
}

/**
 * The same for a test alone, which runs without some fields; a value that is there and wrong keeps it all the same.
 */
export function missingForTest(vendor: Vendor, stored: StoredVendor): string[] {
  const isLeftOpen = (id: string) =>
    vendor.fields.some((field) => field.id === id && field.testsWithout === true) &&
    stored.fields[id]?.issue?.blocking !== true;
  return missingFields(vendor, stored).filter((id) => !isLeftOpen(id));
}

/** A test that was stopped or came to nothing leaves the credential as complete as it was. */
const AFTER_TEST: Record<Verdict, VendorState> = {
  passed: 'tested',
  warning: 'tested',
  failed: 'needs-attention',
  'could-not-tell': 'needs-attention',
  'not-tested': 'complete',
};

/** One word for where a vendor of a session stands. */
export function vendorState(
  vendor: Vendor,
  stored: StoredVendor,
  submission: SubmissionState,
  now: number,
): VendorState {
  if (submission === 'needs-attention' || submission === 'hand-over') return 'needs-attention';
  if (submission === 'queued' || submission === 'sending') return 'queued';
  if (submission === 'sent' || submission === 'connected') return submission;
  if (missingFields(vendor, stored).length > 0) return 'draft';
  if (stored.report === null) return 'complete';
  if (isStale(stored, now)) return 'stale';
  return AFTER_TEST[stored.report.overall];
}
