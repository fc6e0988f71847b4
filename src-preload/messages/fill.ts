/**
 * Fills the `{name}` of a text from params. A name without a value leaves no trace on the screen: it goes, and with
 * it the brackets, quotes or doubled space that held it.
 */
export function fill(text: string, params: Record<string, string | number>): string {
  let hasGap = false;
  const filled = text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(params, name) ? String(params[name]) : '';
    if (value === '') hasGap = true;
    return value === '' ? GAP : value;
  });
  return hasGap ? closeGaps(filled) : filled;
}

// A character no text holds, so that only what fill itself emptied is tidied, never a value.
const GAP = '\u0000';

function closeGaps(text: string): string {
  return text
    .replaceAll(`(${GAP})`, GAP)
    .replaceAll(`“${GAP}”`, GAP)
    .replace(new RegExp(` ${GAP}(?=[ .,:;)]|$)|^${GAP} `, 'g'), '')
    .replaceAll(GAP, '');
}

/** A text that names every one of these params. */
export type Naming<P> = {
  [K in keyof P & string]: (text: `${string}{${K}}${string}`) => void;
}[keyof P & string] extends (text: infer T) => void
  ? T
  : never;
