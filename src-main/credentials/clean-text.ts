import { LINE_BREAKS, visibleText } from '../../src-preload/contract/plain-text.ts';
import type { FieldCorrection } from '../../src-preload/contract/session.ts';

const QUOTES = /^(["'`“”„‘’‹›«»]+)([\s\S]*?)["'`“”‘’‹›«»]+$/u;
/** `<a>…</a>` and `<address|name>` are whole as they are. */
const ANGLES = /^<+([^<>|]*)>+$/;

export type Cleaned = { text: string; corrections: FieldCorrection[] };

/** Takes off what a copy brings along and nobody typed on purpose, and says what was taken. */
export function cleanText(typed: string): Cleaned {
  const corrections: FieldCorrection[] = [];
  const visible = visibleText(typed);
  if (visible !== typed.replace(LINE_BREAKS, ' ')) corrections.push('invisible-removed');
  let text = visible.trim();
  if (text !== visible) corrections.push('trimmed');
  const inside = unquoted(text);
  if (inside !== text) {
    text = inside;
    corrections.push('unquoted');
  }
  return { text, corrections };
}

/** Without the quotes around; `"name": "value"` has none. */
function unquoted(text: string): string {
  const [, opening = '', quoted] = QUOTES.exec(text) ?? [];
  const isWhole = quoted !== undefined && !quoted.includes(opening.charAt(0));
  const inside = isWhole ? quoted : ANGLES.exec(text)?.[1];
  return inside === undefined || inside === text ? text : unquoted(inside.trim());
}
