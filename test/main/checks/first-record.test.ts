import { describe, expect, it } from 'vitest';
import { firstRecordOfTruncated } from '../../../src-main/checks/first-record.ts';

const whole = JSON.stringify({
  Meta: { Note: 'a "quoted" } ] bracket', Data: [1] },
  Data: [{ Identifier: 'x', Deep: [{ a: '\\' }] }, { Identifier: 'y' }],
});

describe('the first record of a body that was cut off', () => {
  it('is read as soon as it is whole, and never before', () => {
    const complete = whole.indexOf(',{"Identifier":"y"');
    for (let length = 0; length <= whole.length; length += 1) {
      const found = firstRecordOfTruncated(whole.slice(0, length), 'Data');
      if (length < complete) expect(found).toBeUndefined();
      else expect(found).toEqual({ Identifier: 'x', Deep: [{ a: '\\' }] });
    }
  });

  it('is found in a list at the top', () => {
    expect(firstRecordOfTruncated('[{"id":1},{"id', '')).toEqual({ id: 1 });
  });

  it('is not made up from other text', () => {
    expect(firstRecordOfTruncated('<html>[{}]', 'Data')).toBeUndefined();
    expect(firstRecordOfTruncated('{"Other":[{"id":1}', 'Data')).toBeUndefined();
  });
});
