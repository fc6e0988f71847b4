import { describe, expect, it } from 'vitest';
import { faultOfPattern } from '../../tools/check-vendors/safe-pattern.ts';

describe('a pattern that runs over pasted text', () => {
  it.each([
    '[0-9a-f]{32}',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    '[A-Za-z0-9._~+/=-]{16,512}',
    '(?:north america|usa|na$)',
    '(?:ab)?c',
    '[)*+]{1,3}\\*\\+',
  ])('%s is harmless', (pattern) => {
    expect(faultOfPattern(pattern)).toBeNull();
  });

  it.each([
    ['(a+)+', 'repeats without an end'],
    ['a*', 'repeats without an end'],
    ['a{2,}', 'repeats without an end'],
    ['(a{1,9}){1,9}', 'repeats a group'],
    ['(a|a){30}', 'repeats a group'],
    ['(a)\\1', 'refers back to a group'],
    ['(?=a)b', 'looks ahead or behind, or names a group'],
    ['(?<name>a)', 'looks ahead or behind, or names a group'],
    ['a{1,513}', 'repeats over 512 times'],
    ['a{1,2}b{1,3}c{1,4}', 'has more than 2 repetitions that vary'],
    ['a?b?c?d?e?f?g?', 'has more than 6 optional parts'],
    ['(', 'is no regular expression'],
    ['x'.repeat(201), 'is longer than 200 characters'],
  ])('%s is not: it %s', (pattern, fault) => {
    expect(faultOfPattern(pattern)).toBe(fault);
  });
});
