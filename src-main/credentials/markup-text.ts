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

/** Named and numeric entities of HTML and XML; an unknown one stays. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, dec, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? all;
    const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** The text of a short piece of markup on one line. */
export function withoutTags(text: string): string {
  return decodeEntities(text.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ''));
}

/** Words of HTML that begin and end a line; those that only change the look; all others name a value, as XML does. */
const BLOCKS = new Set(
  'address,article,aside,blockquote,body,br,caption,center,dd,details,div,dl,dt,fieldset,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,html,legend,li,main,nav,ol,option,p,pre,section,select,summary,table,tbody,textarea,tfoot,thead,tr,ul,head,title,link,meta,base'.split(
    ',',
  ),
);
const LOOKS = new Set(
  'a,abbr,acronym,b,bdi,bdo,big,button,cite,code,col,colgroup,data,del,em,font,i,img,input,ins,kbd,label,mark,q,s,samp,small,span,strike,strong,sub,sup,svg,path,td,th,time,tt,u,var,wbr,o:p,value,string,text,val'.split(
    ',',
  ),
);
/** Between two of these stands a space at least: a label and its value are often two. */
const APART = new Set('span,label,strong,b,button'.split(','));

const TAG = /<(\/?)([a-z][\w.-]*(?::[\w.-]+)?)((?:\s+[^<>]*?)?)\s*(\/?)>/gi;
const SIGN_OF_MARKUP =
  /<(?:!doctype|\?xml|html|body|div|p|span|table|tr|td|th|ul|ol|li|br|b|i|code|pre|dl|dt|dd|h[1-6]|a|input|label|strong|em|font)(?:\s[^<>]*)?\/?>|<([a-z][\w.:-]*)(?:\s[^<>]*)?>[^<>]*<\/\1>|<[a-z][\w.:-]*\s+[\w.:-]+\s*=\s*["'][^<>]*\/>/i;

/**
 * The text of HTML or XML by lines: a cell ends with a tab, a paragraph with a break, an element that is no HTML and
 * an attribute beside a value are its name. Any other text stays as it is.
 */
export function textOfMarkup(written: string): string {
  // What stands in CDATA is text, whatever it looks like.
  const text = unescaped(written).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_all, inner: string) =>
    inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
  if (!SIGN_OF_MARKUP.test(text)) return text;
  const bare = text
    .replace(/<!--[\s\S]*?-->|<!doctype[^>]*>|<\?[^>]*\?>/gi, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(TAG, (_all, slash: string, name: string, attributes: string, closed: string) =>
      textOfTag(name.toLowerCase(), name, { isEnd: slash !== '', isEmpty: closed !== '', attributes }),
    );
  return decodeEntities(bare)
    .split('\n')
    .map((line) => line.replace(/^[ ]+|[ ]+$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Markup that a page or a mail shows as text, `&lt;p&gt;`, is markup all the same. */
function unescaped(text: string): string {
  if (!/&lt;\/?[a-z]/i.test(text) || SIGN_OF_MARKUP.test(text)) return text;
  const decoded = decodeEntities(text);
  return SIGN_OF_MARKUP.test(decoded) ? decoded : text;
}

type Tag = { isEnd: boolean; isEmpty: boolean; attributes: string };

function textOfTag(name: string, written: string, tag: Tag): string {
  if (name === 'key' && !tag.isEmpty && tag.attributes === '') return tag.isEnd ? ': ' : '\n';
  if (name === 'td' || name === 'th') return tag.isEnd ? '\t' : carriedIn(tag.attributes);
  if (BLOCKS.has(name)) return tag.isEnd ? '\n' : `\n${carriedIn(tag.attributes)}`;
  const text = tag.isEnd ? '' : textOfAttributes(name, tag.attributes);
  if (LOOKS.has(name)) return text + (APART.has(name) ? ' ' : '');
  if (tag.isEnd) return '\n';
  return text === '' && !tag.isEmpty ? `\n${written.replace(/^.*:/, '')}: ` : text;
}

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** `name="ClientId" value="…"`, `clientId="…"`, and the address of a link. */
function textOfAttributes(element: string, attributes: string): string {
  const all = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single, plain]) =>
      [name.toLowerCase(), double ?? single ?? plain ?? '', name] as const,
  );
  const attribute = (...names: string[]) => all.find(([name]) => names.includes(name))?.[1];
  const carried = carriedIn(attributes);
  if (element === 'a') {
    const link = attribute('href');
    return link === undefined || !/^https?:/i.test(link) ? carried : ` ${link} ${carried}`;
  }
  if (LOOKS.has(element) && element !== 'input') return carried;
  const value = attribute('value');
  if (element === 'input') {
    const isButton = /^(?:button|submit|reset|checkbox|radio|image|file)$/i.test(attribute('type') ?? '');
    if (value === undefined || value === '' || isButton) return carried;
    const name = ['name', 'aria-label', 'placeholder', 'id'].map((one) => attribute(one)).find(isTelling);
    return name === undefined ? ` ${value} ` : `\n${name}: ${value}\n`;
  }
  const called = attribute('key', 'name', 'aria-label', 'id', 'label');
  if (called !== undefined) return value === undefined ? `\n${called}: ` : `\n${called}: ${value}\n`;
  return all.map(([, text, written]) => `\n${written}: ${text}\n`).join('');
}

/** A name that tells what an input holds; `f1` and `input-3` leave that to the label before it. */
function isTelling(name: string | undefined): boolean {
  return (
    name !== undefined && /id$|\bid\b|secret|key|token|url|client|agent|tenant|host|address|pass/i.test(name)
  );
}

/** Attributes from which a page copies a value, or shows the whole of a shortened one. */
const CARRYING =
  /(?:^|\s)(?:title|data-[\w-]*(?:clip|copy|value|secret|token|key|text)[\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function carriedIn(attributes: string): string {
  return [...attributes.matchAll(CARRYING)]
    .map(([, double, single, plain]) => double ?? single ?? plain ?? '')
    .filter((value) => /^\S{8,4096}$/.test(value) && /\d/.test(value))
    .map((value) => ` ${value} `)
    .join('');
}
