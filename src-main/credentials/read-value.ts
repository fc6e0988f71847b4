import type { FieldCorrection, FieldIssue } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import { looksUnusual } from '../vendors/hints.ts';
import { checkValue, MAX_VALUE_LENGTH } from './check-value.ts';
import { cleanText } from './clean-text.ts';
import { type CorrectionCode, correctValue } from './correct-value.ts';
import { doubtIssue } from './doubtful-values.ts';
import { shapeOf } from './paste-names.ts';
import { placeholderIssue } from './placeholder-values.ts';
import { readPaste } from './read-paste.ts';

/** What was made of a typed identifier or secret. `corrected` is the value most likely meant; it is proposed. */
export type ReadValue = {
  text: string;
  corrections: FieldCorrection[];
  issue?: FieldIssue;
  corrected?: string;
};

/** Signs that no vendor's value can have: with one of these it is not tested. */
const REFUSED = new Set<CorrectionCode>([
  'token-header',
  'token-pair',
  'token-markup',
  'token-dash',
  'token-look-alike',
  'token-several',
]);

const WHOLE = new Set<CorrectionCode>(['token-header', 'token-pair', 'token-markup', 'token-twice']);

/** Reads an identifier or a secret as people paste it. No value stands in the issue. */
export function readValue(vendor: Vendor, field: VendorField, typed: string): ReadValue {
  const { text, corrections } = cleanText(withHyphens(vendor, field, typed));
  const read = { text, corrections };
  const say = (code: FieldIssue['code'], blocking: boolean): FieldIssue => ({
    code,
    blocking,
    params: { label: field.label, length: text.length },
  });
  const problem = problemOf(vendor, field, text);
  const isPage = problem?.code === 'too-long' && text.length <= MAX_VALUE_LENGTH;
  if (problem?.blocking === true && !isPage) {
    const carried = problem.code === 'token-address' ? carriedBy(vendor, field, text) : undefined;
    return { ...read, issue: problem, ...(carried === undefined ? {} : { corrected: carried }) };
  }
  const found = correctValue(vendor, field, text);
  // Of a long text only what names the value or is nothing else is believed.
  if (isPage && (found === undefined || !WHOLE.has(found.code))) return { ...read, issue: problem };
  const must = looksUnusual(vendor, field, found?.text ?? text);
  if (found !== undefined) {
    // What is left may be a mask, a stand-in, another's key: then that is reported, and nothing is proposed.
    const left = problemOf(vendor, field, found.text);
    if (left?.blocking === true) return { ...read, issue: left };
    if (must?.blocking === true) return { ...read, issue: must };
    // A vendor's test fails on what cannot be one, however small the sign around it.
    const isRefused = REFUSED.has(found.code) || looksUnusual(vendor, field, text)?.blocking === true;
    const issue = say(found.code, isRefused);
    return isWhole(vendor, field, found.text)
      ? { ...read, issue, corrected: found.text }
      : { ...read, issue };
  }
  if (must?.blocking === true) return { ...read, issue: must };
  if (problem !== undefined) return { ...read, issue: problem };
  if (/[^\x20-\x7e]/.test(text)) return { ...read, issue: say('token-foreign-letter', false) };
  const doubt = must === undefined ? doubtIssue(field, text, shapeOf(vendor, field.id)) : must;
  return doubt === undefined || isNumber(vendor, field) ? read : { ...read, issue: doubt };
}

/** A request for a token has the values by their names in its address. */
function carriedBy(vendor: Vendor, field: VendorField, text: string): string | undefined {
  const value = readPaste(text, vendor).values.get(field.id);
  if (value === undefined || value === text) return undefined;
  return readValue(vendor, field, value).issue === undefined ? value : undefined;
}

/** A value with a space, a quote or half of a pair of brackets in it is only half taken out of what was around it. */
function isWhole(vendor: Vendor, field: VendorField, text: string): boolean {
  if (shapeOf(vendor, field.id)?.test(text) === true) return true;
  const count = (sign: string) => text.split(sign).length;
  return (
    !/[\s"]/.test(text) &&
    ['()', '[]', '{}', '<>'].every((pair) => count(pair.charAt(0)) === count(pair.charAt(1)))
  );
}

/** A field whose values all have one form says itself what is wrong with others. */
function isNumber(vendor: Vendor, field: VendorField): boolean {
  return (vendor.hints ?? []).some((hint) => 'must' in hint && hint.field === field.id);
}

function problemOf(vendor: Vendor, field: VendorField, text: string): FieldIssue | undefined {
  const problem = checkValue(vendor, field, text);
  if (problem?.blocking === true) return problem;
  const standIn = placeholderIssue(field, text, shapeOf(vendor, field.id));
  if (standIn !== undefined) return { code: standIn, blocking: true, params: { label: field.label } };
  return problem;
}

/** A soft hyphen is nothing to see, unless the value has its field's form only with a hyphen in that place. */
function withHyphens(vendor: Vendor, field: VendorField, typed: string): string {
  if (!typed.includes('\u00AD')) return typed;
  const shape = shapeOf(vendor, field.id);
  const without = cleanText(typed).text;
  const hyphened = typed.replaceAll('\u00AD', '\u2010');
  const isHyphen =
    shape?.test(without) === false && shape.test(cleanText(hyphened.replaceAll('\u2010', '-')).text);
  return isHyphen ? hyphened : typed;
}
