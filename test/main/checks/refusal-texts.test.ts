import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalTexts } from '../../../src-main/checks/refusal-texts.ts';

const WORDS = 'Invalid secret';

describe('the texts of a refusal', () => {
  it.each<[string, unknown]>([
    ['msg', { msg: WORDS }],
    ['reason', { reason: WORDS }],
    ['errorMessage', { errorMessage: WORDS }],
    ['error_message', { error_message: WORDS }],
    ['errors.message', { errors: { message: WORDS } }],
    ['data.message', { data: { message: WORDS } }],
    ['fault.faultstring', { fault: { faultstring: WORDS } }],
    ['detail[0].msg', { detail: [{ loc: ['body', 1], msg: WORDS }] }],
    ['error.errors[0]', { error: { errors: [WORDS] } }],
    ['a list', [{ message: WORDS }]],
    ['a text alone', WORDS],
  ])('hold that of %s', (_name, body) => {
    expect(refusalTexts(body)).toContain(WORDS);
  });

  it('have the codes first, wherever they stand', () => {
    expect(refusalTexts({ message: 'a', inner: { code: 'b' }, error: 'c' })).toEqual(['b', 'c', 'a']);
  });

  it.each<[string, unknown]>([
    ['an address of help', { error_uri: WORDS, helpUrl: WORDS, documentation: WORDS }],
    ['a hint', { hint: WORDS, suggestions: [WORDS] }],
    ['the request given back', { request: { note: WORDS } }],
    ['what lies too deep', { a: { b: { c: { d: { e: WORDS } } } } }],
  ])('leave out %s', (_name, body) => {
    expect(refusalTexts(body)).toEqual([]);
  });

  it('are bounded, and nothing makes the reading throw', () => {
    expect(refusalTexts(Array.from({ length: 10_000 }, () => WORDS)).length).toBeLessThanOrEqual(100);
    fc.assert(fc.property(fc.anything(), (body) => void refusalTexts(body)));
  });
});
