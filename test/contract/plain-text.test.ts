import { describe, expect, it } from 'vitest';
import { plainText } from '../../src-preload/contract/plain-text.ts';

describe('text from outside stands in a sentence without steering it', () => {
  it.each([
    ['Acme Ltd', 'Acme Ltd'],
    ['  Acme\u0000\tLtd\r\n', 'Acme Ltd'],
    ['\u202Eevil\u202C \u2066x\u2069 \u061Cy', 'evil x y'],
    ['one\u2028two\u2029three', 'one two three'],
    ['\uD800Acme', 'Acme'],
    ['\u200B\u202E', ''],
    ['a\u001b[31mred\u001b[0m', 'a[31mred[0m'],
    ['Acme \uE000 \u{10FFFF}Ltd', 'Acme Ltd'],
    [`Z${'\u0335'.repeat(40)}algo`, `Z${'\u0335'.repeat(3)}algo`],
    ['tag\u{E0041}\u{E007F} x', 'tag x'],
    ['non\u00a0breaking   spaces', 'non breaking spaces'],
    ['“The Acme”', '“The Acme”'],
    ['<b>Acme</b> & Söhne 株式会社 شركة नमस्ते', '<b>Acme</b> & Söhne 株式会社 شركة नमस्ते'],
  ])('%j reads %j', (text, clean) => {
    expect(plainText(text)).toBe(clean);
  });

  it.each([null, undefined, 7, {}, ['a']])('is empty for %j', (value) => {
    expect(plainText(value)).toBe('');
  });

  it('is cut between characters, with an ellipsis', () => {
    expect(plainText('x'.repeat(80), 80)).toBe('x'.repeat(80));
    expect(plainText('🏢'.repeat(5_000), 80)).toBe(`${'🏢'.repeat(79)}…`);
    expect([...plainText('y'.repeat(300))]).toHaveLength(200);
  });
});
