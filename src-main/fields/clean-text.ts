import type { FieldMend } from '../../src-preload/contract/session.ts';

/** Zero-width and direction marks, soft hyphen, byte-order mark, variation signs, controls: never part of a value. */
const INVISIBLE = /\p{Cf}|\p{Cc}|\u034F|\p{Variation_Selector}/gu;
const QUOTES = /^(["'`“”„‘’«»<]+)([\s\S]*?)(["'`“”‘’«»>]+)$/u;

/** Line breaks and tabs become spaces first, so that two lines never grow into one word. */
const BREAKS = /[\t\v\f\r\n\u0085\u2028\u2029]+/g;

/** The text on one line, without what nobody sees. Pure. */
export function visibleText(text: string): string {
  return text.replace(BREAKS, ' ').replace(INVISIBLE, '');
}

export type Cleaned = { text: string; mended: FieldMend[] };

/** Takes off what a copy brings along and nobody typed on purpose, and says what was taken. Pure. */
export function cleanText(typed: string): Cleaned {
  const mended: FieldMend[] = [];
  const visible = visibleText(typed);
  if (visible !== typed.replace(BREAKS, ' ')) mended.push('invisible-removed');
  let text = visible.trim();
  if (text !== visible) mended.push('trimmed');
  const inside = QUOTES.exec(text)?.[2];
  if (inside !== undefined) {
    text = inside.trim();
    mended.push('unquoted');
  }
  return { text, mended };
}
