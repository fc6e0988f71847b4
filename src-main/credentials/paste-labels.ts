import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { bareValue, type Candidate, CONFIDENCE, MAX_PASTED_LENGTH } from './paste-candidate.ts';
import type { PasteNames } from './paste-names.ts';

/**
 * What may stand between a name and its value: closing signs, a sign or a word that says "is", a line break as in a
 * panel, opening signs. Group 1 is the sign, 2 the line break, 3 the opening quote.
 */
const BETWEEN =
  /["'`*_)\]]{0,3}[ \t]{0,20}(:=|=>|->|→|=|:|\||\t|[–—-](?=[ \t])|(?:is|was)(?=[ \t:]))?[:=]?[ \t]{0,20}((?:\n[ \t]{0,20}){0,2})[*]{0,3}(["'`“‘]?)/y;

/** cURL's form data; `--data-urlencode` takes the value as it is. */
const DATA_SWITCH = /(?:^|\s)(?:-d|--data(?:-raw|-ascii|-binary)?)[\s=]+['"]?$/;

/** Values that stand behind a known name: a mail, a portal's panel, a file of settings, a form, a log. */
export function readLabels(text: string, names: PasteNames): Candidate[] {
  const found: Candidate[] = [];
  const places = names.within(text);
  for (const [index, { field: id, end, start, prefixed }] of places.entries()) {
    const known = names.fields.find(({ field }) => field.id === id);
    BETWEEN.lastIndex = end;
    const between = BETWEEN.exec(text);
    if (known === undefined || between === null) continue;
    const from = end + between[0].length;
    const next = places[index + 1];
    // A name where the value should be: a list of names, or an empty field.
    if (next !== undefined && next.start <= from) continue;
    const lined = lineFrom(text, from, next?.start);
    // `name: CLIENT_ID` with `value: …` below it, as YAML and XML write a variable.
    const below = between[2] === '' ? null : /^-?[ \t]*["']?value["']?\s*[:=]\s*["']?/i.exec(lined);
    const line = below === null ? lined : lined.slice(below[0].length);
    const place = {
      line,
      quote: between[3] ?? '',
      sign: below !== null ? ':' : between[1]?.trim() === '' ? '\t' : (between[1] ?? ''),
      isBelow: between[2] !== '' && below === null,
      isForm:
        /[&?]/.test(text.charAt(start - 1)) ||
        DATA_SWITCH.test(text.slice(Math.max(0, start - 24), start)) ||
        (line.endsWith('&') && from + line.length === next?.start),
    };
    const value = known.field.kind === 'choice' ? choiceIn(known, place) : valueIn(known, place);
    // A heading over a panel names what stands somewhere below it, not the line that comes next.
    const isOthers = place.isBelow && value !== undefined && isShapedAs(names, known, value);
    if (value === undefined || isOthers) continue;
    found.push({ field: id, value, confidence: CONFIDENCE.named + (prefixed ? 0.5 : 0), at: start });
  }
  return found;
}

type Known = PasteNames['fields'][number];
type Place = { line: string; quote: string; sign: string; isBelow: boolean; isForm: boolean };

/** The rest of the line; a name further on in the same line ends it. */
function lineFrom(text: string, from: number, nextName: number | undefined): string {
  const lineEnd = text.indexOf('\n', from);
  const end = lineEnd === -1 ? text.length : lineEnd;
  return text.slice(from, Math.min(end, nextName ?? end, from + MAX_PASTED_LENGTH + 1));
}

function valueIn(known: Known, place: Place): string | undefined {
  const { line, quote, sign, isBelow } = place;
  const closing = quote === '' ? -1 : line.indexOf({ '“': '”', '‘': '’' }[quote] ?? quote);
  if (closing > 0) return line.slice(0, closing);
  const words = line.trim().split(/\s+/);
  const first = fromForm(words[0] ?? '', place);
  const value = bareValue(first);
  if (value === '' || value.length > MAX_PASTED_LENGTH) return undefined;
  const isSaid = !isBelow && /^(:=|=>|->|→|=|:|\||\t)$/.test(sign);
  // Dots that hide a value are taken along, so that the technician sees what was copied.
  const isTelling = known.shape?.test(value) || isValueLike(value, known.field) || isDots(value);
  if (isTelling) return value;
  if (!isSaid) return undefined;
  return words.length === 1 || sign === '=' ? value : undefined;
}

/** In `a=1&b=2` a value ends at the next name and is written with percent signs. */
function fromForm(word: string, { isForm }: Place): string {
  const cut = /^(.*?)&(?:[\w.-]{1,60}=|$)/.exec(word);
  if (!isForm && (cut === null || word.endsWith('&'))) return word;
  const value = (cut?.[1] ?? word).replace(/["']$/, '');
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Not a word of a sentence: long enough, with a digit in it. An address is one where an address is wanted. */
function isValueLike(value: string, field: VendorField): boolean {
  if (field.kind === 'url') return /^https?:\/\//i.test(value) || /^[\w-]+(\.[\w-]+)+(\/|:\d|$)/.test(value);
  return value.length >= 8 && /\d/.test(value) && !/^https?:/i.test(value);
}

/** Has this value the telling shape of another field than the one it would go to? */
function isShapedAs(names: PasteNames, known: Known, value: string): boolean {
  return names.fields.some(
    ({ rule, shape }) => rule.alone === true && rule.field !== known.field.id && shape?.test(value) === true,
  );
}

export function isDots(value: string): boolean {
  return /^[•●∙·*⋅▪]{3,}$/u.test(value);
}

/** The choice that the text behind the name says. */
function choiceIn({ field, rule }: Known, place: Place): string | undefined {
  const value = bareValue(place.line).trim().toLowerCase();
  const first = bareValue(value.split(/\s+/)[0] ?? '');
  for (const text of [value, first]) {
    const choice = field.choices?.find((one) => one.value === text || one.label.toLowerCase() === text);
    if (choice !== undefined) return choice.value;
  }
  const short = value.slice(0, 80);
  return rule.choicePatterns?.find(({ pattern }) => new RegExp(pattern, 'i').test(short))?.value;
}
