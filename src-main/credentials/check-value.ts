import type { FieldIssue } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';

/** Longer than any token a vendor is known to make, and short enough for a header. */
export const MAX_VALUE_LENGTH = 2_048;
/** Also behind `Bearer` or a name: no vendor's value holds this. */
export const NEO_KEY = /neo_sk_/i;
/** An identifier is one word. What has spaces and is longer than this is the page around it, secrets and all. */
const MAX_LENGTH_WITH_SPACES = 80;
const MASK = /^[\s•●○◦∙·*∗⋅▪■□⬤⚫xX.…_#-]+$/u;
const MASK_INSIDE = /[•●○⬤⚫∙■]{3,}|\*{3,}|([\p{So}\u30FB])\1{2,}/u;
/** Signs alone, of whatever kind: a value has a letter or a digit. */
const SIGNS_ALONE = /^[^\p{L}\p{N}]+$/u;
/** `XXXXXXXX1234`: the end of a value behind a mask of letters, or its beginning before one. */
const MASK_OF_LETTERS = /^(?:x{8,}[-\s]?[0-9a-z]{2,8}|[0-9a-z]{2,8}[-\s]?x{8,})$/i;

/**
 * What is wrong with an identifier's or a secret's text, after cleaning. The text never stands in the
 * result. A token's shape is documented by no vendor, so nothing is refused for its length alone short of
 * `LONGEST_TOKEN`.
 */
export function checkValue(vendor: Vendor, field: VendorField, text: string): FieldIssue | undefined {
  const params = { label: field.label, length: text.length };
  if (text === '') return { code: 'empty', blocking: true, params };
  if (isMasked(text) || (text.length >= 3 && SIGNS_ALONE.test(text)))
    return { code: 'masked', blocking: true, params };
  if (NEO_KEY.test(text)) return { code: 'neo-key', blocking: true, params };
  const foreign = vendor.foreignSecrets.find((one) => text.startsWith(one.startsWith));
  if (foreign !== undefined) return { code: `vendor:${foreign.words}`, blocking: true, params };
  if (text.length > MAX_VALUE_LENGTH) return { code: 'too-long', blocking: true, params };
  if (!/\s/.test(text)) return undefined;
  if (field.kind === 'identifier' && text.length > MAX_LENGTH_WITH_SPACES)
    return { code: 'too-long', blocking: true, params };
  return { code: 'inner-space', blocking: false, params };
}

/** Dots or stars that a portal shows in place of a secret. */
export function isMasked(text: string): boolean {
  return (text.length >= 3 && MASK.test(text)) || MASK_INSIDE.test(text) || MASK_OF_LETTERS.test(text);
}

/**
 * A soft sign that two values stand in each other's field: the one that is usually shorter is the longer one.
 * `lengths` by field id, in characters.
 */
export function looksSwapped(
  field: VendorField,
  other: VendorField,
  length: number,
  otherLength: number,
): boolean {
  const { usualLength } = field;
  const otherUsual = other.usualLength;
  if (usualLength === undefined || otherUsual === undefined || usualLength === otherUsual) return false;
  return usualLength < otherUsual ? length > otherLength : length < otherLength;
}

/** A DNS label is at most 63 characters; a bare word this long with digits in it is a token, not a tenant's name. */
const LOOKS_LIKE_TOKEN = /^(?=.*\d)[A-Za-z0-9_\-+/=]{24,}$/;

/** What a text in an address's field is instead, where it may be a secret. */
export function misplacedSecret(text: string): 'masked' | 'neo-key' | 'foreign-secret' | null {
  if (isMasked(text)) return 'masked';
  if (LOOKS_LIKE_TOKEN.test(text) && !NEO_KEY.test(text)) return 'foreign-secret';
  // Behind an address it is in the part that is dropped; anywhere else it is what was pasted.
  if (NEO_KEY.test(/^https?:\/\//i.test(text) ? (text.split(/[/?#]/)[2] ?? '') : text)) return 'neo-key';
  return null;
}
