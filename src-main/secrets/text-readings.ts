/*
 * A text as it stands and as it reads once its encodings are undone, with the place in the original that each character
 * came from, so that what is found in a decoded text can be taken out of the one that was given.
 */

/** A stretch of the original text, in UTF-16 units. */
export type Range = { start: number; end: number };

/** One character as it is compared, and the stretch of the original text it was read from. */
export type Unit = Range & { character: string };

/** The text as it stands, and as it reads once its encodings are undone, three deep. */
export function readingsOf(text: string): Unit[][] {
  return withDecoded(unitsOf(text), 3);
}

/**
 * The same, and each with lists of bytes read as the text they are, and that once decoded. Numbers stand in many
 * sentences: these readings stand beside the others and replace none.
 */
export function allReadingsOf(text: string): Unit[][] {
  const readings = readingsOf(text);
  const listed = readings.flatMap((units) => {
    const read = decode(units, LISTED, charactersOfList);
    return read === undefined ? [] : withDecoded(read, 1);
  });
  return [...readings, ...listed];
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [...text].map((character) => ({ character, start: 0, end: 0 }));
  let at = 0;
  for (const unit of units) {
    unit.start = at;
    at += unit.character.length;
    unit.end = at;
  }
  return units;
}

function withDecoded(first: Unit[], deepest: number): Unit[][] {
  const readings = [first];
  let units = first;
  for (let depth = 0; depth < deepest; depth += 1) {
    const decoded = decode(units, ENCODED, charactersOf);
    if (decoded === undefined) break;
    readings.push(decoded);
    units = decoded;
  }
  return readings;
}

// %41 · =41 (mails) · \x41 · \101 (octal) · 0x41, one or several bytes; \u0041 and \u{41}; &#65; &#x41; &amp;; \" and \/
const ENCODED =
  /((?:%[0-9a-f]{2})+)|((?:=[0-9a-f]{2})+)|((?:\\x[0-9a-f]{2})+)|((?:\\[0-3][0-7]{2})+)|((?:0x[0-9a-f]{2}[\s,]*)+)|\\u\{?([0-9a-f]{4,6})\}?|&#(\d{1,7});|&#x([0-9a-f]{1,6});|&(amp|lt|gt|quot|apos|plus|sol|equals|nbsp);|\\(["\\/])|=\r?\n/gi;
// [115, 101, 99, 114], with or without brackets and commas: at least as many bytes as the shortest secret has.
const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const LISTED = new RegExp(
  String.raw`(?:\[\s{0,4})?(?<!\d)${BYTE}(?:[\s,;]{1,8}${BYTE}){3,}(?!\d)(?:\s{0,4}\])?`,
  'g',
);
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '=',
  nbsp: ' ',
};

/** One layer of encodings undone, or `undefined` where there is none. */
function decode(
  units: readonly Unit[],
  pattern: RegExp,
  read: (match: RegExpExecArray) => string[],
): Unit[] | undefined {
  const text = units.map((unit) => unit.character).join('');
  // Positions in `text` are UTF-16 units; a character outside the BMP takes two of them.
  const unitAt = new Map<number, number>();
  let position = 0;
  units.forEach((unit, index) => {
    unitAt.set(position, index);
    position += unit.character.length;
  });
  const decoded: Unit[] = [];
  let copied = 0;
  for (const match of text.matchAll(pattern)) {
    const first = unitAt.get(match.index);
    const next = unitAt.get(match.index + match[0].length) ?? units.length;
    const from = first === undefined ? undefined : units[first];
    const last = units[next - 1];
    if (first === undefined || from === undefined || last === undefined) continue;
    decoded.push(...units.slice(copied, first));
    for (const character of read(match)) decoded.push({ character, start: from.start, end: last.end });
    copied = next;
  }
  if (copied === 0) return undefined;
  decoded.push(...units.slice(copied));
  return decoded;
}

function charactersOf(match: RegExpExecArray): string[] {
  const [, percent, mail, escaped, octal, listed, unicode, decimal, hex, name, sign] = match;
  const bytes = percent ?? mail ?? escaped ?? listed;
  if (bytes !== undefined) {
    const text = Buffer.from(bytes.replace(/0x|[^0-9a-f]/gi, ''), 'hex').toString('utf8');
    return [...text];
  }
  if (octal !== undefined) {
    return textOfBytes(octal.split('\\').flatMap((one) => (one === '' ? [] : [Number.parseInt(one, 8)])));
  }
  if (name !== undefined) return [NAMED[name.toLowerCase()] ?? ''];
  if (sign !== undefined) return [sign];
  const code =
    decimal === undefined ? Number.parseInt(unicode ?? hex ?? '', 16) : Number.parseInt(decimal, 10);
  return Number.isNaN(code) || code > 0x10ffff ? [] : [String.fromCodePoint(code)];
}

function charactersOfList([list]: RegExpExecArray): string[] {
  return textOfBytes((list.match(/\d+/g) ?? []).map(Number));
}

/** As UTF-8, or where it is none, each number as a character's code. */
function textOfBytes(bytes: readonly number[]): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  return [...(text.includes('\uFFFD') ? Buffer.from(bytes).toString('latin1') : text)];
}
