import type { FieldMend } from '../../src-preload/contract/session.ts';

/** Zero-width and direction marks, soft hyphen, byte-order mark, and control characters: never part of a value. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u00AD]|\p{Cc}/gu;
const QUOTES = /^(["'`“”„‘’«»<]+)([\s\S]*?)(["'`“”‘’«»>]+)$/u;

export type Cleaned = { text: string; mended: FieldMend[] };

/** Takes off what a copy brings along and nobody typed on purpose, and says what was taken. Pure. */
export function cleanText(typed: string): Cleaned {
  const mended: FieldMend[] = [];
  // Line breaks and tabs become spaces first, so that two lines never grow into one word.
  const spaced = typed.replace(/[\t\r\n]+/g, ' ');
  const visible = spaced.replace(INVISIBLE, '');
  if (visible !== spaced) mended.push('invisible-removed');
  let text = visible.trim();
  if (text !== visible) mended.push('trimmed');
  const inside = QUOTES.exec(text)?.[2];
  if (inside !== undefined && inside !== '') {
    text = inside.trim();
    mended.push('unquoted');
  }
  return { text, mended };
}
