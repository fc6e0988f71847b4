import { expect, it } from 'vitest';
import type { NamesShown } from '../../../src-preload/contract/names.ts';
import { namesSentence } from '../../../src-renderer/review/company-names.tsx';

const label = { one: 'names.one', many: 'names.many' };
const words = { 'names.one': 'company', 'names.many': 'companies' };
const say = (names: string[], total: number | null) => {
  const shown: NamesShown = { kind: 'names', names, total, atLeast: total === null };
  return namesSentence(shown, 'HaloPSA', label, words);
};

it.each<[string[], number | null, string]>([
  [['A', 'B', 'C'], 412, 'HaloPSA shows 3 of 412 companies:'],
  [['A', 'B'], 1_412, 'HaloPSA shows 2 of 1,412 companies:'],
  [['A', 'B'], 2, 'HaloPSA shows 2 companies:'],
  [['A'], 1, 'HaloPSA shows 1 company:'],
  [['A', 'B'], null, 'The first 2 companies that HaloPSA shows:'],
])('%j of %s: %s', (names, total, sentence) => {
  expect(say(names, total)).toBe(sentence);
});

it('none is no wrong key, and a list without names is not called empty', () => {
  expect(say([], 0)).toContain('shows this key no companies. It does not mean that the key is wrong');
  expect(say([], 7)).toContain('HaloPSA shows companies, but none with a name');
  expect(say([], null)).toContain('HaloPSA shows companies, but none with a name');
});
