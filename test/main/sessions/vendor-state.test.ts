import { describe, expect, it } from 'vitest';
import { credentialVersion } from '../../../src-main/credentials/credential-version.ts';
import { isStale, missingFields, vendorState } from '../../../src-main/sessions/vendor-state.ts';
import { emptyVendor, type StoredVendor } from '../../../src-main/storage/stored-session.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';
import type { TestReport, Verdict } from '../../../src-preload/contract/verdict.ts';

const vsax = findVendor('vsax');
const now = Date.parse('2026-01-02T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

function complete(): StoredVendor {
  const ref = (record: string) => ({ ref: { record, revision: 1 }, length: 3, corrections: [] });
  return {
    ...emptyVendor(vsax.id),
    fields: {
      tenantUrl: { text: 'https://acme.vsax.net', corrections: [] },
      tokenId: ref('i'),
      tokenSecret: ref('s'),
    },
  };
}

function tested(overall: Verdict, endedAt = now): StoredVendor {
  const stored = complete();
  const report = { overall, endedAt: new Date(endedAt).toISOString(), rows: [] } as unknown as TestReport;
  return { ...stored, report, reportOf: credentialVersion(stored) };
}

describe('where a vendor stands, in one word', () => {
  it.each<[string, StoredVendor, string]>([
    ['nothing typed', emptyVendor(vsax.id), 'draft'],
    ['all typed', complete(), 'complete'],
    ['passed', tested('passed'), 'tested'],
    ['warned', tested('warning'), 'tested'],
    ['failed', tested('failed'), 'needs-attention'],
    ['nothing learned', tested('could-not-tell'), 'needs-attention'],
    ['stopped', tested('not-tested'), 'complete'],
    ['a test of yesterday', tested('passed', now - DAY - 1), 'stale'],
  ])('%s', (_name, stored, word) => {
    expect(vendorState(vsax, stored, 'none', now)).toBe(word);
  });

  it.each([
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['connected', 'connected'],
    ['hand-over', 'needs-attention'],
    ['needs-attention', 'needs-attention'],
  ] as const)('a submission that is %s speaks first', (state, word) => {
    expect(vendorState(vsax, emptyVendor(vsax.id), state, now)).toBe(word);
  });

  it('goes stale when a field changes, or the clock says the test lies far ahead', () => {
    const stored = tested('passed');
    expect(isStale(stored, now)).toBe(false);
    const fields = { ...stored.fields, notifications: { text: 'read', corrections: [] } };
    expect(isStale({ ...stored, fields }, now)).toBe(true);
    expect(isStale(tested('passed', now + 2 * DAY), now)).toBe(true);
  });

  it('misses what is required and what cannot be used, and not what has a default', () => {
    expect(missingFields(vsax, emptyVendor(vsax.id))).toEqual(['tenantUrl', 'tokenId', 'tokenSecret']);
    const stored = complete();
    const masked = { code: 'masked', blocking: true, params: {} } as const;
    const fields = {
      ...stored.fields,
      tokenSecret: { ...stored.fields.tokenSecret, corrections: [], issue: masked },
    };
    expect(missingFields(vsax, { ...stored, fields })).toEqual(['tokenSecret']);
  });
});
