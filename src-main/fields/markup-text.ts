/** Entities that occur in what people copy; numeric ones are read besides. */
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00AD',
  zwnj: '',
  zwj: '',
  ndash: '–',
  mdash: '—',
  hyphen: '-',
  dash: '-',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  colon: ':',
  semi: ';',
  equals: '=',
  plus: '+',
  lowbar: '_',
  period: '.',
  comma: ',',
  sol: '/',
  bsol: '\\',
  num: '#',
  commat: '@',
  percnt: '%',
  dollar: '$',
  ast: '*',
  excl: '!',
  quest: '?',
  lpar: '(',
  rpar: ')',
  tilde: '~',
  tab: '\t',
  newline: '\n',
};

/** Named and numeric entities of HTML and XML; an unknown one stays. Pure. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
    const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** The text of a short piece of markup on one line. Pure. */
export function withoutTags(text: string): string {
  return decodeEntities(text.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ''));
}
