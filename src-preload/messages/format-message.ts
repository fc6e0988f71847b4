import { type MessageFormatElement, parse } from '@formatjs/icu-messageformat-parser';
import { type Formatters, formatToParts } from 'intl-messageformat';
import { formatCount } from './count.ts';
import type { ParamsOf, ParamValue } from './message-params.ts';
import { language } from './messages.ts';
import { formatDate, timeFormats } from './times.ts';

type Values = Readonly<Record<string, ParamValue>>;

/**
 * A message with its params put in. A param without a value leaves no trace on the screen: it goes, and with it the
 * brackets, quotes or doubled space that held it. Values are shown as they are, whatever braces or tags they hold.
 *
 * @throws SyntaxError for a message that is not ICU; `npm run check:messages` finds those
 */
export function formatMessage<const Text extends string>(text: Text, params: ParamsOf<Text>): string {
  const values = withGaps(params as Values);
  const formatted = NEEDS_LIBRARY.test(text) ? formatParsed(text, values) : fillIn(text, values);
  return formatted.includes(GAP) ? closeGaps(formatted) : formatted;
}

/** `and`: `a, b, and c` as the language says it; `plain`: `a, b, c`. */
export function formatList(items: readonly string[], way: 'and' | 'plain'): string {
  if (items.length < 2) return items.join('');
  const type = way === 'and' ? 'conjunction' : 'unit';
  return new Intl.ListFormat(language.tag, { type, style: way === 'and' ? 'long' : 'short' }).format(items);
}

/** Most messages only have names in braces; the library is for those that choose or format. */
const NEEDS_LIBRARY = /\{\w+, (?:plural|selectordinal|select|number|date|time)\b/;

// A character no text holds, so that only what was left empty is tidied, never a value.
const GAP = '\u0000';

function withGaps(params: Values): Values {
  return new Proxy(params, {
    has: () => true,
    get: (values, name: string) =>
      Object.hasOwn(values, name) && values[name] !== '' ? (values[name] ?? GAP) : GAP,
  });
}

const fillIn = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name]));

function closeGaps(text: string): string {
  return text
    .replaceAll(`(${GAP})`, GAP)
    .replaceAll(`“${GAP}”`, GAP)
    .replace(new RegExp(` ${GAP}(?=[ .,:;)]|$)|^${GAP} `, 'g'), '')
    .replaceAll(GAP, '');
}

const parsed = new Map<string, MessageFormatElement[]>();

// Not the library's class: making one asks for the number formats of the page, 20 ms of the first screen.
function formatParsed(text: string, values: Values): string {
  const message = parsed.get(text) ?? parse(text, { ignoreTag: true });
  parsed.set(text, message);
  // The library asks for whole `Intl` objects, and calls nothing of them but `format` and `select`.
  return formatToParts(message, language.tag, formatters as Formatters, timeFormats, values)
    .map(({ value }) => value)
    .join('');
}

const plurals = new Map<Intl.PluralRulesOptions['type'], Intl.PluralRules>();

type FormattersUsed = {
  getNumberFormat: () => Pick<Intl.NumberFormat, 'format'>;
  getDateTimeFormat: (
    language: unknown,
    options?: Intl.DateTimeFormatOptions,
  ) => { format: (value: ParamValue) => string };
  getPluralRules: (language: unknown, options?: Intl.PluralRulesOptions) => Intl.PluralRules;
};

/** Each made once, with the first text that needs it. */
const formatters: FormattersUsed = {
  getNumberFormat: () => ({ format: (value: number) => (Number.isFinite(value) ? formatCount(value) : GAP) }),
  getDateTimeFormat: (_language, options) => ({ format: (value) => formatDate(options, value) || GAP }),
  getPluralRules(_language, { type } = {}) {
    const rules = plurals.get(type) ?? new Intl.PluralRules(language.tag, { type });
    plurals.set(type, rules);
    return rules;
  },
};
