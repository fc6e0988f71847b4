import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoOf, tidy } from '../../../src-main/report/tidy.ts';
import { plainLines, plainText } from '../../../src-preload/contract/plain-text.ts';
import { LONGEST_LINE } from '../../../src-preload/contract/schemas/report.ts';
import { LONGEST_NOTES } from '../../../src-preload/contract/session.ts';

const odd = fc.string({
  unit: fc.constantFrom('a', 'e', '\u0301', '\u0300', '\u200d', '\u202e', '\n', ' ', '\ud800', 'ﬁ', '가'),
});

it('leaves texts that a reader accepts, whatever they were', () => {
  fc.assert(
    fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), (text) => {
      const { line, notes } = tidy({ line: text, notes: text }, []);
      expect(line).toBe(line.normalize('NFC'));
      expect(plainText(line, LONGEST_LINE)).toBe(line);
      expect(notes).toBe(notes.normalize('NFC'));
      expect(plainLines(notes, LONGEST_NOTES)).toBe(notes);
    }),
    { numRuns: 500 },
  );
});

it('takes out a sealed value, also one that was written with other spaces or letters', () => {
  const sealed = ['two  words é 123'.normalize('NFD')];
  expect(tidy({ one: `Key: ${sealed[0]}!`, two: 'two words é 123' }, sealed)).toEqual({
    one: 'Key: (left out)!',
    two: '(left out)',
  });
});

it('keeps numbers and the shape, and reads times', () => {
  expect(tidy({ a: [1, null, { b: true }] }, ['1'])).toEqual({ a: [1, null, { b: true }] });
  expect(isoOf('2030-01-01T00:00:00Z', 0)).toBe('2030-01-01T00:00:00.000Z');
  expect(isoOf('soon', 0)).toBe('1970-01-01T00:00:00.000Z');
});
