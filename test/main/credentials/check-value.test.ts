import { describe, expect, it } from 'vitest';
import vsax from '../../../resources/vendors/vsax/vendor.json' with { type: 'json' };
import { checkValue, looksSwapped } from '../../../src-main/credentials/check-value.ts';
import { cleanText } from '../../../src-main/credentials/clean-text.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';

const vendor = vsax as Vendor;
const [id, secret] = vendor.fields.slice(1, 3) as [Vendor['fields'][0], Vendor['fields'][0]];

describe('a token as people paste it', () => {
  it.each([
    ['', 'empty', true],
    ['••••••••', 'masked', true],
    ['********', 'masked', true],
    ['abcd••••••••', 'masked', true],
    ['neo_sk_prod_AbCdEf0123456789AbCdEf01', 'neo-key', true],
    ['a'.repeat(10_000), 'too-long', true],
    ['two words', 'inner-space', false],
  ])('says what is wrong with %s', (text, code, blocking) => {
    const issue = checkValue(vendor, secret, text);
    expect(issue).toMatchObject({ code, blocking });
    if (text !== '') expect(JSON.stringify(issue)).not.toContain(text);
  });

  it('refuses nothing for its length alone', () => {
    for (const text of ['x1', 'ab12'.repeat(8), 'ab12'.repeat(16), 'ab12'.repeat(100)]) {
      expect(checkValue(vendor, secret, text)).toBeUndefined();
    }
  });

  it.each([
    ['  abc123  ', 'abc123', ['trimmed']],
    ['abc\u200b123', 'abc123', ['invisible-removed']],
    ['"abc123"', 'abc123', ['unquoted']],
    ['abc123\r\n', 'abc123', ['trimmed']],
    ['abc123', 'abc123', []],
  ])('cleans %j and says so', (typed, text, corrections) => {
    expect(cleanText(typed)).toEqual({ text, corrections });
  });

  it('notices an ID and a secret that look swapped, by length alone', () => {
    expect(looksSwapped(id, secret, 64, 32)).toBe(true);
    expect(looksSwapped(id, secret, 32, 64)).toBe(false);
    expect(looksSwapped(secret, id, 32, 64)).toBe(true);
    expect(looksSwapped(id, secret, 40, 40)).toBe(false);
  });
});
