/**
 * Every sign that looks like a hyphen and is none: word processors, chats and readers of print put them in its place.
 */
export const DASHES =
  /[\u02D7\u058A\u05BE\u2010-\u2015\u2043\u207B\u208B\u2212\u23AF\u2500\u2501\u2796\u2E3A\u2E3B\u30FC\uFE58\uFE63\uFF0D\uFF70]/gu;

/**
 * Letters and digits of other scripts that look like a plain one, from Unicode's confusables (UTS #39), as far as
 * they occur on keyboards. Full-width and styled letters are not here: NFKC knows them.
 */
const LOOK_ALIKES = new Map<string, string>();
for (const [foreign, plain] of [
  // Cyrillic, small and capital.
  ['авеікмнорстухјѕһԁԛԝӏгпьч', 'abeikmhopctyxjshdqwlrnb4'],
  ['АВЕІКМНОРСТУХЈЅҺԌЗбЬҮ', 'ABEIKMHOPCTYXJSHG36bY'],
  // Greek.
  ['αβγεηικνορτυχωϲϳ', 'abyenikvoptuxwcj'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  // Armenian, and Latin letters of other alphabets.
  ['օսհոցզ', 'ouhngq'],
  ['ıɡɑɩʏ', 'igaiy'],
] as const) {
  const letters = [...foreign];
  for (const [index, plainLetter] of [...plain].entries()) {
    const letter = letters[index];
    if (letter !== undefined) LOOK_ALIKES.set(letter, plainLetter);
  }
}

export type PlainText = {
  text: string;
  /** A dash stood for a hyphen. */
  hadDash: boolean;
  /** A letter or digit of another script or width stood for a plain one. */
  hadLookAlike: boolean;
};

/** The text in plain letters, digits and hyphens as far as its signs have a plain twin. */
export function plainCharacters(text: string): PlainText {
  const dashed = text.replace(DASHES, '-');
  const letters = [...dashed].map((letter) => {
    if (letter <= '\u007f') return letter;
    const plain = LOOK_ALIKES.get(letter) ?? digitOf(letter) ?? letter.normalize('NFKC');
    return /^[\x21-\x7e]+$/.test(plain) ? plain : letter;
  });
  const plain = letters.join('');
  return { text: plain, hadDash: dashed !== text, hadLookAlike: plain !== dashed };
}

/** The digit of another script, `٤` for 4: each script has its ten in a row (UAX #44). */
function digitOf(letter: string): string | undefined {
  const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));
  const code = letter.codePointAt(0) ?? 0;
  if (!isDigit(code) || letter.normalize('NFKC') !== letter) return undefined;
  let value = 0;
  while (value < 10 && isDigit(code - value - 1)) value += 1;
  return value < 10 ? String(value) : undefined;
}
