import type { FieldMend } from '../../src-preload/contract/session.ts';
import { LINE_BREAKS, visibleText } from '../outside-text.ts';

const QUOTES = /^(["'`“”„‘’«»<]+)([\s\S]*?)(["'`“”‘’«»>]+)$/u;

export type Cleaned = { text: string; mended: FieldMend[] };

/** Takes off what a copy brings along and nobody typed on purpose, and says what was taken. Pure. */
export function cleanText(typed: string): Cleaned {
  const mended: FieldMend[] = [];
  const visible = visibleText(typed);
  if (visible !== typed.replace(LINE_BREAKS, ' ')) mended.push('invisible-removed');
  let text = visible.trim();
  if (text !== visible) mended.push('trimmed');
  const inside = QUOTES.exec(text)?.[2];
  // `<a>…</a>` and `<address|name>` are whole as they are.
  if (inside !== undefined && !(text.startsWith('<') && /[<>|]/.test(inside))) {
    text = inside.trim();
    mended.push('unquoted');
  }
  return { text, mended };
}
