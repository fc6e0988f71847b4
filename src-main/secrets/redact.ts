import { plainText } from '../../src-preload/contract/plain-text.ts';
import { allReadingsOf, type Range, readingsOf, type Unit } from './text-readings.ts';

export const REDACTED = '[removed]';

/** Shorter texts stand in too many words. UTF-16 units. */
const MIN_SECRET_LENGTH = 4;
/**
 * From this many letters and digits on, parts of a secret are found too, and other signs between them do not hide it.
 */
const MIN_LENGTH_WITH_PARTS = 8;
/** UTF-16 units that are searched; nothing longer is shown, logged or stored. */
const MAX_SEARCHED_LENGTH = 8_000;

// What looks like a secret although nobody has named it. Each is bounded, so that no input takes long.
const SHAPES: readonly [RegExp, string][] = [
  [/\bneo_sk_[A-Za-z0-9_-]{4,200}/gi, REDACTED],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,4000}/gi, `$1 ${REDACTED}`],
  [/\beyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{2,4000}(\.[A-Za-z0-9_-]{0,2000})?/g, REDACTED],
  [
    /\b((?:client[_-]?|token[_-]?|api[_-]?|access[_-]?|refresh[_-]?)?(?:secret|token|key|password|passphrase))(["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;}]{3,4000}/gi,
    `$1$2${REDACTED}`,
  ],
  // User and password, and the query, of an address.
  [/\b(https?:\/\/)[^\s/@?#]{1,400}@/gi, `$1${REDACTED}@`],
  [/\b(https?:\/\/[^\s?#]{1,400})\?[^\s"']{1,4000}/gi, `$1?${REDACTED}`],
  // Long runs of token letters; words, UUIDs and dotted names are shorter or hold other signs.
  [/\b(?=[A-Za-z0-9_+/=-]{0,60}\d)[A-Za-z0-9_+/=]{32,4000}\b={0,2}/g, REDACTED],
  // The name in a home folder is a person's.
  [/((?:\/home|\/Users|[A-Za-z]:\\Users)[\\/])[^\\/\s"':]{1,100}/g, '$1~'],
];

/**
 * For every text that comes from outside and leaves main for the screen, a file, the log or an export. `secrets` are
 * removed wherever they stand: in other letter case, spaced, with signs or invisible characters in between, cut
 * short, reversed, encoded for an address, JSON, HTML or a mail, as octal escapes, as hex or base64, and each of
 * these twice; as a list of bytes too. What merely looks like a secret is removed too. Call it before a text is cut:
 * half a secret at the end of a cut text is harder to know.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = removeSecrets(text.slice(0, MAX_SEARCHED_LENGTH), secrets);
  for (const [shape, replacement] of SHAPES) clean = clean.replace(shape, replacement);
  return clean;
}

/** A text of a vendor's, of Neo's or of a server's as a sentence may hold it: redacted, cleaned, and cut last. */
export function outsideText(value: unknown, secrets: readonly string[], maxLength?: number): string {
  return typeof value === 'string' ? plainText(redact(value, secrets), maxLength) : '';
}

/** Only the named secrets, for codes and identifiers that would be taken for one by their shape. */
export function removeSecrets(text: string, secrets: readonly string[]): string {
  const patterns = secrets.filter((one) => one.length >= MIN_SECRET_LENGTH).map(patternOf);
  if (patterns.length === 0) return text;
  const ranges: Range[] = [];
  for (const reading of allReadingsOf(text)) {
    const letters = joined(reading.flatMap(lettersOf));
    const signs = joined(reading.flatMap(signsOf));
    const seen = joined(reading);
    for (const pattern of patterns) {
      for (const whole of pattern.wholes) ranges.push(...findWhole(signs, whole));
      for (const form of pattern.groups.flatMap((group) =>
        holdsAnyPart(letters, group) ? group.forms : [],
      )) {
        const found = findParts(letters, form);
        ranges.push(...(form.isEncoded ? found.map((one) => withWholeRun(text, one)) : found));
      }
      if (pattern.start !== '') ranges.push(...findCutShort(seen, pattern));
    }
  }
  return replaceRanges(text, ranges);
}

/** `wholes` are found only whole; of the forms also a part. `start` and `end`: what a shortened copy shows. */
type Pattern = { wholes: string[]; groups: FormGroup[]; start: string; end: string };
/** The forms whose parts are of the same length. `parts` are those of all: most texts hold none. */
type FormGroup = { partLength: number; forms: Form[]; parts: Set<string> };
/**
 * `isEncoded`: the characters around a match were encoded together with it. `startWord`, `endWord`: so many
 * characters at the start and the end are lower-case letters only and may be a word that stands in any sentence.
 */
type Form = {
  text: string;
  partLength: number;
  parts: Set<string>;
  isEncoded: boolean;
  startWord: number;
  endWord: number;
};

const patternsBySecret = new Map<string, Pattern>();

/** The last patterns are kept for the time of a run: a secret is looked for in dozens of texts. */
function patternOf(secret: string): Pattern {
  const known = patternsBySecret.get(secret);
  if (known !== undefined) return known;
  const spellings = [
    ...new Set(readingsOf(secret).map((units) => units.map((unit) => unit.character).join(''))),
  ];
  const wholes = spellings.map(foldSigns).filter((one) => one.length >= MIN_SECRET_LENGTH);
  const letters = [...new Set(spellings.map(foldLetters))].filter(
    (one) => one.length >= MIN_LENGTH_WITH_PARTS,
  );
  const bytes = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')];
  const forms = [
    ...letters.map((one) => ({ ...formOf(one, MIN_LENGTH_WITH_PARTS), ...wordsOf(secret) })),
    ...letters.map((one) => ({
      ...formOf(reversed(one), MIN_LENGTH_WITH_PARTS),
      ...reversedWordsOf(secret),
    })),
    ...bytes.map((one) => ({ ...formOf(one.toString('hex'), 12), isEncoded: true })),
    ...bytes.flatMap(base64Of).map((one) => ({ ...formOf(foldLetters(one), 12), isEncoded: true })),
  ];
  const pattern: Pattern = {
    wholes: [...wholes, ...wholes.filter((one) => one.length >= MIN_LENGTH_WITH_PARTS).map(reversed)],
    groups: groupsOf(forms),
    start: letters[0] ?? '',
    end: letters[0] ?? '',
  };
  if (patternsBySecret.size >= 32) patternsBySecret.clear();
  patternsBySecret.set(secret, pattern);
  return pattern;
}

function wordsOf(secret: string): Pick<Form, 'startWord' | 'endWord'> {
  const lengthOf = (word: RegExp) => word.exec(secret)?.[0].length ?? 0;
  return { startWord: lengthOf(/^[A-Z]?[a-z]+/), endWord: lengthOf(/[A-Z]?[a-z]+$/) };
}

/** Only what is long enough to be found in parts: short words read backwards are often words. */
function reversed(text: string): string {
  return [...text].reverse().join('');
}

function reversedWordsOf(secret: string): Pick<Form, 'startWord' | 'endWord'> {
  const { startWord, endWord } = wordsOf(secret);
  return { startWord: endWord, endWord: startWord };
}

function formOf(text: string, partLength: number): Form {
  const length = Math.min(partLength, text.length);
  const parts = new Set<string>();
  for (let at = 0; at + length <= text.length; at += 1) parts.add(text.slice(at, at + length));
  return { text, partLength: length, parts, isEncoded: false, startWord: 0, endWord: 0 };
}

function groupsOf(forms: readonly Form[]): FormGroup[] {
  return [...new Set(forms.map((form) => form.partLength))].map((partLength) => {
    const ofLength = forms.filter((form) => form.partLength === partLength);
    return { partLength, forms: ofLength, parts: new Set(ofLength.flatMap((form) => [...form.parts])) };
  });
}

/** Inside a longer text base64 depends on where the secret begins: three alignments, without the mixed characters. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const from = Math.ceil((offset * 8) / 6);
    const until = Math.floor(((offset + bytes.length) * 8) / 6);
    const part = whole.slice(from, until);
    return part.length >= 6 ? [part] : [];
  });
}

const NOT_LETTERS = /[^\p{L}\p{N}]/gu;
const NOT_SEEN = /\p{Cf}|\p{Cc}|\p{Z}|\p{Variation_Selector}|\u034F/gu;

/** Letters and digits only, without case and width: what is left when signs, spaces and marks are put in between. */
function foldLetters(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_LETTERS, '');
}

function foldSigns(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_SEEN, '');
}

function lettersOf(unit: Unit): Unit[] {
  return folded(unit, foldLetters);
}

function signsOf(unit: Unit): Unit[] {
  return folded(unit, foldSigns);
}

function folded(unit: Unit, fold: (text: string) => string): Unit[] {
  const { character, start, end } = unit;
  // Most texts are plain ASCII, where one character stays one.
  if (/^[a-z0-9]$/.test(character)) return [unit];
  return [...fold(character)].map((one) => ({ character: one, start, end }));
}

/** Units with the text they make. */
type Joined = { units: readonly Unit[]; text: string };

function joined(units: readonly Unit[]): Joined {
  return { units, text: units.map((unit) => unit.character).join('') };
}

function findWhole(searched: Joined, whole: string): Range[] {
  const { text } = searched;
  const found: Range[] = [];
  for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
    found.push(rangeOf(searched, at, at + whole.length));
  }
  return found;
}

function holdsAnyPart({ text }: Joined, { partLength, parts }: FormGroup): boolean {
  for (let at = 0; at + partLength <= text.length; at += 1) {
    if (parts.has(text.slice(at, at + partLength))) return true;
  }
  return false;
}

/**
 * Runs of a form's own letters: long ones, those that hold a digit, and those that begin or end as the secret does.
 */
function findParts(searched: Joined, form: Form): Range[] {
  const { parts, partLength, text } = form;
  const letters = searched.text;
  const found: Range[] = [];
  let from = -1;
  let until = -1;
  const close = () => {
    if (from === -1) return;
    const run = letters.slice(from, until);
    const isSure =
      run.length >= partLength + 4 ||
      /\d/.test(run) ||
      (text.startsWith(run) && run.length > form.startWord) ||
      (text.endsWith(run) && run.length > form.endWord);
    if (isSure) found.push(rangeOf(searched, from, until));
    from = -1;
  };
  for (let at = 0; at + partLength <= letters.length; at += 1) {
    if (!parts.has(letters.slice(at, at + partLength))) continue;
    if (from !== -1 && at > until) close();
    if (from === -1) from = at;
    until = at + partLength;
  }
  close();
  return found;
}

// "abcd…wxyz", "abcd****": what stands on both sides of the gap, and what the text ends with.
const GAP = /\.{2,}|…|\*{2,}|•+|\[cut\]|$/gu;
const SHORTEST_PIECE = 4;
/** At the very end of a text nothing says that it was cut: a longer piece is asked for. */
const SHORTEST_LAST_PIECE = 6;

function findCutShort(searched: Joined, { start, end }: Pattern): Range[] {
  const { text } = searched;
  const found: Range[] = [];
  for (const gap of text.matchAll(GAP)) {
    const before =
      /[\p{L}\p{N}_\-+/=]*$/u.exec(text.slice(Math.max(0, gap.index - 200), gap.index))?.[0] ?? '';
    const isEnd = gap[0] === '';
    const head = foldLetters(before);
    if (head.length >= (isEnd ? SHORTEST_LAST_PIECE : SHORTEST_PIECE) && start.startsWith(head)) {
      found.push(rangeOf(searched, gap.index - before.length, gap.index));
    }
    const behind = gap.index + gap[0].length;
    const after = /^[\p{L}\p{N}_\-+/=]*/u.exec(text.slice(behind, behind + 200))?.[0] ?? '';
    const tail = foldLetters(after);
    if (!isEnd && tail.length >= SHORTEST_PIECE && end.endsWith(tail)) {
      found.push(rangeOf(searched, behind, behind + after.length));
    }
  }
  return found;
}

function withWholeRun(text: string, { start, end }: Range): Range {
  const before = /[A-Za-z0-9+/=_-]*$/.exec(text.slice(Math.max(0, start - 4_000), start))?.[0] ?? '';
  const after = /^[A-Za-z0-9+/=_-]*/.exec(text.slice(end, end + 4_000))?.[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}

/** What the characters from one position of the joined text to before another were read from. */
function rangeOf({ units, text }: Joined, from: number, until: number): Range {
  // Characters outside the BMP make positions of text and units differ.
  const isShifted = text.length !== units.length;
  const index = isShifted ? units.flatMap((unit, at) => Array<number>(unit.character.length).fill(at)) : [];
  const first = units[isShifted ? (index[from] ?? 0) : from];
  const last = units[isShifted ? (index[until - 1] ?? units.length - 1) : until - 1];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let clean = '';
  let copied = 0;
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    if (end <= copied) continue;
    // Ranges that meet are one.
    if (start > copied || copied === 0) clean += text.slice(copied, Math.max(copied, start)) + REDACTED;
    copied = end;
  }
  return clean + text.slice(copied);
}
