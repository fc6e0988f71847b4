/** A name with a sign behind it; an address has one too, and the padding of a key is none. */
const NAMED = /[A-Za-z]["']?\s?[:=](?!\/\/|=|\s*$)/;

/**
 * Could this text, meant for one field, hold more than its value? Only then main is asked to read it. A break at
 * either end is what any copy brings along.
 */
export function mayHoldSeveral(text: string): boolean {
  const inside = text.trim();
  return /\s/.test(inside) || NAMED.test(inside);
}

/** A text that an input would put on one line, and so make harder to read. */
export function hasLines(text: string): boolean {
  return /[\r\n\t]/.test(text.trim());
}
