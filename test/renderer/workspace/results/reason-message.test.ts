import { describe, expect, it } from 'vitest';
import haloWords from '../../../../resources/vendors/halopsa/words.en.json' with { type: 'json' };
import { REQUEST_ERROR_CODES } from '../../../../src-preload/contract/request-error.ts';
import type { VendorWords } from '../../../../src-preload/contract/vendor.ts';
import { RUN_REASONS } from '../../../../src-preload/contract/verdict.ts';
import { timeOfDay } from '../../../../src-preload/messages/evidence-sentence.ts';
import { readReason } from '../../../../src-renderer/workspace/results/reason-message.ts';

const at = { row: 'devices', label: 'Devices', vendor: 'Sample', isFixed: false };
const own = (happened: string): VendorWords[string] => ({
  happened,
  notMean: 'n',
  next: 'x',
  who: 'portal-admin',
});

describe('words for a reason', () => {
  it('come from the vendor for the row, then for the vendor, then from the app', () => {
    const words: VendorWords = {
      'permission-missing': own('vendor-wide'),
      'permission-missing.devices': own('for the row'),
    };
    const reason = { code: 'permission-missing', params: {} } as const;
    expect(readReason(reason, at, words).happened).toBe('for the row');
    expect(readReason(reason, { ...at, row: 'sites' }, words).happened).toBe('vendor-wide');
    expect(readReason(reason, at, {}).happened).toContain('Sample accepted the sign-in');
  });

  it('name who can act, also where only waiting helps', () => {
    expect(readReason({ code: 'permission-missing', params: {} }, at, {}).who).toBe(
      'An admin of the Sample portal',
    );
    expect(readReason({ code: 'wait-asked', params: {} }, at, {}).who).toBe('You');
  });

  it('take a vendor’s plain text as what happened, and stay whole', () => {
    const read = readReason({ code: 'vendor:odd', params: {} }, at, { odd: 'The board is {board}.' });
    expect(read.happened).toContain('The board is');
    expect(read.next).not.toBe('');
  });

  it('ask nobody to check an address that the vendor has fixed', () => {
    const reason = { code: 'dns-not-found', params: { host: 'api.sample.example' } } as const;
    expect(readReason(reason, at, {}).next).toContain('typo');
    const fixed = readReason(reason, { ...at, isFixed: true }, {});
    expect(fixed.next).not.toContain('typo');
    expect(fixed.notMean).toContain('Sample’s own');
  });

  it('exist even for a key the vendor has lost', () => {
    expect(readReason({ code: 'vendor:gone', params: {} }, at, {}).notMean).not.toBe('');
  });

  it('say a time as the local time of day', () => {
    const time = new Date().toISOString();
    const read = readReason({ code: 'vendor:late', params: { time } }, at, {
      late: own('Wait until {time}.'),
    });
    expect(read.happened).toBe(`Wait until ${timeOfDay(time)}.`);
  });

  it.each([...RUN_REASONS, ...REQUEST_ERROR_CODES])(
    '%s has what happened, what it does not mean, and what is next',
    (code) => {
      const read = readReason({ code, params: {} }, at, {});
      expect(read.happened).not.toBe('');
      expect(read.notMean).not.toBe('');
      expect(read.next).not.toBe('');
    },
  );
});

it('a filter is named in the rows of HaloPSA too, whatever its status', () => {
  const reason = { code: 'forbidden-by-filter', params: { status: 401, product: 'Zscaler' } } as const;
  const where = { row: 'tickets', label: 'Tickets', vendor: 'HaloPSA', isFixed: false };
  const { happened } = readReason(reason, where, haloWords as never);
  expect(happened).toContain('(HTTP 401)');
  expect(happened).toContain('Zscaler');
});
