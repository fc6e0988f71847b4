import { describe, expect, it } from 'vitest';
import {
  FIELD_CORRECTIONS,
  FIELD_ISSUE_CODES,
  type FieldView,
} from '../../../../src-preload/contract/session.ts';
import {
  correctionText,
  issueText,
  offersProposal,
  whereStored,
} from '../../../../src-renderer/workspace/credentials/field-messages.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const field = sampleVendor.fields[1];
if (field === undefined) throw new Error('the sample vendor has lost its secret');

describe('words for a field', () => {
  // Main gives these params with the problems that need them.
  const params = { host: 'xn--e1awd7f.example', other: 'Client ID', word: 'acme', length: 8 };

  it.each(FIELD_ISSUE_CODES)('%s has words without a gap', (code) => {
    const text = issueText({ code, blocking: true, params }, field, sampleVendor, {});
    expect(text).not.toBe('');
    expect(text).not.toMatch(/[{}]/);
  });

  it('the vendor’s own words come whole', () => {
    const words = { odd: { happened: 'A.', notMean: 'B.', next: 'C {host}.', who: 'you' as const } };
    expect(issueText({ code: 'vendor:odd', blocking: true, params }, field, sampleVendor, words)).toBe(
      'A. B. C xn--e1awd7f.example.',
    );
  });

  it('a vendor key without words still says that the value looks foreign', () => {
    expect(issueText({ code: 'vendor:gone', blocking: true, params }, field, sampleVendor, {})).toContain(
      'Secret',
    );
  });

  it('corrections are one sentence each, and none is silence', () => {
    expect(correctionText([])).toBe('');
    expect(correctionText(['scheme-added', 'path-removed'])).toBe(
      'Added https:// in front. Removed the path after the address.',
    );
    for (const one of FIELD_CORRECTIONS) expect(correctionText([one])).toMatch(/^[A-Z].+\.$/);
  });
});

it('a swap is offered once, at the later field of the pair', () => {
  const at = (id: string, other: string): FieldView => ({
    id,
    state: 'saved',
    corrections: [],
    storedIn: 'encrypted',
    proposal: { kind: 'swap', with: other },
  });
  const pair = [at('id', 'secret'), at('secret', 'id')];
  expect(pair.map((view) => offersProposal(view, pair))).toEqual([false, true]);
  const alone: FieldView = { ...at('id', 'secret'), proposal: { kind: 'value', value: 'x' } };
  expect(offersProposal(alone, [alone])).toBe(true);
  expect(offersProposal({ ...alone, proposal: undefined }, [])).toBe(false);
});

it('one value in memory is enough to say so', () => {
  expect(whereStored([{ storedIn: 'encrypted' }, { storedIn: 'memory' }])).toBe('memory');
  expect(whereStored([{ storedIn: 'nowhere' }, { storedIn: 'encrypted' }])).toBe('encrypted');
  expect(whereStored([])).toBe('nowhere');
});
