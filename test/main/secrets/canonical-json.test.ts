import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src-main/secrets/canonical-json.ts';

it('sorts keys, writes no blanks, and puts strings into NFC', () => {
  expect(canonicalJson({ b: [1, true, null], a: 'e\u0301', A: {} })).toBe(
    '{"A":{},"a":"\u00e9","b":[1,true,null]}',
  );
});

it.each([
  ['a fraction', 0.5],
  ['minus zero', -0],
  ['a number that is not exact', 2 ** 53],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
  ['a function', () => 1],
])('refuses %s', (_name, value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError);
});

it('refuses what is nested without end', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(() => canonicalJson(deep)).toThrow(TypeError);
});

it('is the same for whatever order the keys came in, and reads back', () => {
  const value = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.boolean(), fc.string()));
  fc.assert(
    fc.property(value, (one) => {
      const text = canonicalJson(one);
      const other = Object.fromEntries(Object.entries(one).reverse());
      expect(canonicalJson(other)).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
