/** Deeper than any report; what is made to be deep has come in a file. */
const DEEPEST = 20;

/**
 * The one way in which a value is written, so that two programs sign the same bytes: the keys of an object sorted by
 * UTF-16 units, no blanks, strings in NFC, whole numbers only.
 *
 * @throws TypeError for what has no such form: a fraction, `undefined`, a value that is too deep
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new TypeError('too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError('not a whole number');
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no JSON: ${typeof value}`);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, held]) => `${canonicalJson(key, depth + 1)}:${canonicalJson(held, depth + 1)}`);
  return `{${members.join(',')}}`;
}
