import type { FieldIssue } from '../../src-preload/contract/session.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';

/** How keys of other products begin, from their makers' own pages on secret scanning. */
const OF_OTHERS =
  /^(?:eyJ[\w-]{10,}\.|gh[opsur]_\w{20,}|github_pat_|glpat-|xox[abeoprs]-|sk-(?:ant-|proj-)?[\w-]{20,}|[rsp]k_(?:live|test)_|A(?:KIA|SIA)[0-9A-Z]{16}$|AIza[\w-]{30,}|ya29\.|SG\.[\w-]{10,}\.|ITG\.[0-9a-f]{16,}|(?:dop|shp[ac]t?)_v?1?_?\w{20,}|[\w.~-]{3}\dQ~[\w.~-]{31,34}$|ssh-(?:rsa|ed25519)\b|-----BEGIN )/;

/** Fewer characters than any key that a machine makes. */
const MIN_LENGTH = 6;
/** A word or two, a year or a few digits, a sign: what people think of, and no machine does. */
const WORDS =
  /^(?:[A-Z]?[a-z]{1,11}){1,2}[-_.@!#]?\d{0,6}[!?.#$*]{0,3}$|^[A-Z]{1,11}[-_.@!#]?\d{0,6}[!?.#$*]{0,3}$/;
const PASSWORDS = /^p[a@4][s5$]{2}w[o0]r[dt]/i;
/** A number as a table writes it, a date, a telephone number, the name of a file. */
const OTHER_THINGS =
  /^\d{1,12}$|^\d+[.,]\d+E\+?\d+$|^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$|^(?:tel:)?\+?[\d ()/.-]{7,20}$|^[\w -]{1,40}\.(?:txt|pdf|docx?|xlsx?|csv|png|jpe?g|pem|key|json|ya?ml|env|eml|msg)$/i;
/** Shorter than this, a piece of a value looks like any other word. */
const MIN_PIECE_LENGTH = 12;

/**
 * What makes it doubtful that a text is a value of this field, though it may be: it never blocks. `shape` is the form
 * of the field's values. Undefined where nothing does.
 */
export function doubtIssue(field: VendorField, text: string, shape?: RegExp): FieldIssue | undefined {
  const params = { label: field.label, length: text.length };
  if (OF_OTHERS.test(text)) return { code: 'foreign-secret', blocking: false, params };
  if (shape?.test(text) === true && !isOnePattern(text)) return undefined;
  if (text.length < MIN_LENGTH || isOnePattern(text) || WORDS.test(text) || PASSWORDS.test(text))
    return { code: 'token-unlikely', blocking: false, params };
  if (OTHER_THINGS.test(text)) return { code: 'token-unlikely', blocking: false, params };
  return isPiece(field, text, shape)
    ? { code: 'token-length', blocking: false, params: { ...params, usual: field.usualLength ?? 0 } }
    : undefined;
}

/** One character again and again, or the digits in their order: `00000000-0000-…`, `12345678`. */
function isOnePattern(text: string): boolean {
  const bare = text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return /^(.)\1*$/.test(bare) || '12345678901234567890'.startsWith(bare) || bare === '0123456789';
}

/** Of the same characters as the field's values, hexadecimal digits and hyphens, and of another length. */
function isPiece({ usualLength }: VendorField, text: string, shape: RegExp | undefined): boolean {
  if (usualLength === undefined || shape === undefined || text.length === usualLength) return false;
  if (!shape.source.includes('[0-9a-f]') || text.length < MIN_PIECE_LENGTH) return false;
  return /^[0-9a-f-]+$/i.test(text) && /\d/.test(text);
}
