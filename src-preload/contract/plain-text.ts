/*
 * Text that comes from outside (a vendor, Neo, a certificate, a file, a person's client list) and is to stand in a
 * sentence of ours. One cleaner for all of it; what must not be seen is removed before, by secrets/redact.ts.
 */

/**
 * Zero-width and direction marks, soft hyphen, byte-order mark, variation signs, controls, and the fillers of Hangul
 * and Braille, which are letters to Unicode and blank to everybody: never part of a value.
 */
const INVISIBLE = /\p{Cf}|\p{Cc}|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** Line breaks and tabs become spaces first, so that two lines never grow into one word. */
export const LINE_BREAKS = /[\t\v\f\r\n\u0085\u2028\u2029]+/g;

/** Half a character, private and unassigned ones: they show as boxes, or as whatever a font makes of them. */
const WITHOUT_SHAPE = /\p{Cs}|\p{Co}|\p{Cn}/gu;

/** More marks on one letter than any script needs: they grow over the lines above and below. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Characters of a name or a quoted sentence that a screen shows. */
const LONGEST_TEXT = 200;
/** UTF-16 units that are looked at; what follows them is far beyond what is shown. */
const LONGEST_READ = 20_000;

/** The text on one line, without what nobody sees. */
export function visibleText(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(INVISIBLE, '');
}

/** Controls but tabs and line breaks, and what turns the direction of a line around. */
const STEERING = /(?![\t\n])\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu;

/** Text of several lines as it was written, without what steers a screen, and no longer than so many characters. */
export function plainLines(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') return '';
  const text = value
    .slice(0, 2 * maxLength)
    .replace(/\r\n?/g, '\n')
    .replace(STEERING, '')
    .replace(WITHOUT_SHAPE, '')
    .replace(PILED_MARKS, '$1');
  return [...text].slice(0, maxLength).join('');
}

/**
 * Text fit to stand in a sentence: one line, no controls or direction marks, single spaces, and cut between
 * characters with an ellipsis. Empty for anything but text.
 */
export function plainText(value: unknown, maxLength = LONGEST_TEXT): string {
  if (typeof value !== 'string') return '';
  const text = visibleText(value.slice(0, LONGEST_READ))
    .replace(WITHOUT_SHAPE, '')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  return `${characters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}
