import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../src-preload/contract/verdict.ts';
import {
  fewerThanExpected,
  readGuess,
} from '../../../../src-renderer/workspace/results/fewer-than-expected.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const vendor = {
  ...sampleVendor,
  visibility: [{ check: 'companies', row: 'areas', ask: 'How many?', words: 'fewer-companies' }],
};

function row(more: Partial<Evidence>, id = 'areas') {
  const evidence: Evidence = { check: 'companies', request: '', at: '', status: 200, ...more };
  return { id, evidence: [{ check: 'other', request: '', at: '', count: 1 }, evidence] };
}

describe('sees 3 companies; you said about 40', () => {
  it('is shown with its usual cause, at that row', () => {
    expect(fewerThanExpected(vendor, row({ count: 3 }), { companies: 40 })).toEqual({
      code: 'vendor:fewer-companies',
      params: { count: 3, expected: 40 },
    });
  });

  it.each([
    ['at another row', row({ count: 3 }, 'devices'), { companies: 40 }],
    ['without a guess', row({ count: 3 }), {}],
    ['before any guess', row({ count: 3 }), undefined],
    ['of about as many', row({ count: 33 }), { companies: 40 }],
    ['of more', row({ count: 60 }), { companies: 40 }],
    ['of a lower bound', row({ count: 3, atLeast: true }), { companies: 40 }],
    ['of none, which the verdict says', row({ count: 0 }), { companies: 40 }],
    ['without a count', row({}), { companies: 40 }],
  ])('is not shown %s', (_case, one, guesses) => {
    expect(fewerThanExpected(vendor, one, guesses)).toBeNull();
  });

  it.each([
    ['40', 40],
    [' 1,200 ', 1200],
    ['', null],
    ['many', undefined],
    ['-3', undefined],
    ['12345678', undefined],
  ])('a guess of %j is %j', (text, count) => {
    expect(readGuess(text)).toBe(count);
  });
});
