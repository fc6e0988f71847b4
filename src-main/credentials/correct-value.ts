import type { FieldIssueCode } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import { looksRandom } from './detect-secret.ts';
import { decodeEntities, withoutTags } from './markup-text.ts';
import { type PasteNames, pasteNames } from './paste-names.ts';
import { PANEL_WORDS } from './placeholder-values.ts';
import { plainCharacters } from './plain-characters.ts';
import { readPaste } from './read-paste.ts';
import { regroupValue } from './regroup-value.ts';

export type CorrectionCode = Extract<FieldIssueCode, `token-${string}`> | 'inner-space';
/** The value that was most likely meant, and the first sign by which that was seen. */
export type CorrectedValue = { text: string; code: CorrectionCode };

/** What a step knows of the field; `telling` is a form that only this field's values have. */
type Known = {
  vendor: Vendor;
  field: VendorField;
  names: PasteNames;
  shape: RegExp | undefined;
  telling: RegExp | undefined;
  /** Every value has that form, or the vendor refuses it. */
  must: boolean;
  /** The telling forms of the other fields. */
  others: RegExp[];
};
type Step = (text: string, known: Known) => CorrectedValue | undefined;

const MAX_STEPS = 8;
const PANEL_WORD = new RegExp(`^(?:${PANEL_WORDS})!?$`, 'i');
const GLUED_PANEL_WORD = new RegExp(`(?:${PANEL_WORDS})!?$`, 'i');
const UNKNOWN_NAME =
  /^["']?(?:[A-Za-z][\w .-]{0,40}?)?(?:id|key|secret|token|password)["']?\s*(?:=>|:=|[:=])\s*["']?(\S+?)["']?[,;]?$/i;
const HEADER = /^["']?(?:(?:proxy-)?authorization["']?\s*[:=]\s*["']?)?(bearer|basic)\s+(.+)$/is;
const NAMED_HEADER =
  /^["']?(?:authorization|x-[a-z-]*(?:key|token|secret|auth))["']?\s*:\s*(?:token\s+|apikey\s+)?(.+)$/is;
const OPENING = /^(?:=(?=["'])|(?!\p{ASCII})[^\p{L}\p{N}]|\\(?=["'])|[([{<"'`“‘«„•*#>])+(?=.)/u;
const CLOSING = /(?:[)\]}>"'`,;:*|\\]|(?!\p{ASCII})[^\p{L}\p{N}])+\.?$|\.+$/u;
const BULLET = /^[-–—•*·>]\s+/u;

/**
 * What a copy, a word processor or a program put around or into a value, taken out again: the corrected text and the
 * first sign. Undefined where the text may be a value as it is. It is proposed, never done.
 */
export function correctValue(vendor: Vendor, field: VendorField, text: string): CorrectedValue | undefined {
  const known = knownOf(vendor, field);
  let corrected = text;
  let sign: CorrectionCode | undefined;
  for (let count = 0; count < MAX_STEPS; count += 1) {
    if (isForm(known, corrected)) break;
    const next = firstStep(corrected, known);
    if (next === undefined || next.text === corrected || next.text === '') break;
    corrected = next.text;
    sign ??= next.code;
  }
  return sign === undefined ? undefined : { text: corrected, code: sign };
}

function knownOf(vendor: Vendor, field: VendorField): Known {
  const names = pasteNames(vendor);
  const own = names.fields.find((one) => one.field.id === field.id);
  const must = (vendor.hints ?? []).find((hint) => 'must' in hint && hint.field === field.id) !== undefined;
  return {
    vendor,
    field,
    names,
    shape: own?.shape,
    must,
    telling: own?.rule.alone === true || must ? own?.shape : undefined,
    others: names.fields.flatMap(({ field: other, rule, shape }) =>
      other.id !== field.id && rule.alone === true && shape !== undefined ? [shape] : [],
    ),
  };
}

/** Of the field's own form, or of another's: then nothing is around it. */
function isForm({ telling, others }: Known, text: string): boolean {
  return telling?.test(text) === true || others.some((shape) => shape.test(text));
}

function firstStep(text: string, known: Known): CorrectedValue | undefined {
  for (const step of STEPS) {
    const found = step(text, known);
    if (found !== undefined && found.text !== text) return found;
  }
  return undefined;
}

const markup: Step = (text) =>
  /<\/?[a-z][^<>]*>|<!--/i.test(text) ? { text: withoutTags(text).trim(), code: 'token-markup' } : undefined;

const header: Step = (text, { names, field }) => {
  const [, kind, value] = HEADER.exec(text) ?? [];
  if (kind?.toLowerCase() === 'bearer' && value !== undefined)
    return { text: value.trim(), code: 'token-header' };
  if (value !== undefined) {
    const pair = Buffer.from(value.replace(/["',;\s]+$/, ''), 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    if (colon < 1 || !/^[\x20-\x7e]+$/.test(pair)) return undefined;
    const half = names.fields.find((one) => one.field.id === field.id)?.rule.basic;
    if (half === undefined) return undefined;
    return { text: half === 'user' ? pair.slice(0, colon) : pair.slice(colon + 1), code: 'token-header' };
  }
  const named = NAMED_HEADER.exec(text)?.[1];
  return named === undefined ? undefined : { text: named.trim(), code: 'token-header' };
};

/** `client_secret=…`, `"Client Secret": "…"`, and other names that end like a key's. */
const pair: Step = (text, { names, field, vendor }) => {
  const isNamed = names.within(text).length > 0 && /[:=|\t]|->|→|\s/.test(text);
  const value = isNamed ? readPaste(text, vendor).values.get(field.id) : undefined;
  if (value !== undefined && value !== text) return { text: value, code: 'token-pair' };
  const [first] = names.within(text);
  const behind = first?.field === field.id && first.start <= 1 ? text.slice(first.end) : '';
  const rest = /^["']?\s*(?:=>|:=|[:=])\s*(\S.*)$/s.exec(behind)?.[1];
  if (rest !== undefined) return { text: rest.trim(), code: 'token-pair' };
  const [all, bare] = UNKNOWN_NAME.exec(text) ?? [];
  // A value in Base64 ends in such signs; and another field's name says that the value is not this one's.
  if (all === undefined || bare === undefined || /^=*$/.test(bare) || isNamed) return undefined;
  return { text: bare, code: 'token-pair' };
};

const encoded: Step = (text, { telling }) => {
  const decoded = decodeEntities(fromPercent(text))
    .replace(/\\\/|\\u([0-9a-f]{4})/gi, (_all, hex?: string) =>
      hex === undefined ? '/' : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/(?:\s|\\[rnt])+$/, '');
  const packed = telling === undefined ? undefined : fromBase64(text);
  if (packed !== undefined && telling?.test(packed) === true) return { text: packed, code: 'token-encoded' };
  return decoded !== text && /^[\x21-\x7e]+$/.test(decoded)
    ? { text: decoded, code: 'token-encoded' }
    : undefined;
};

/** Base64 of text, as clusters and pipelines keep secrets. */
function fromBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(text)) return undefined;
  const decoded = Buffer.from(text, 'base64').toString('latin1').trim();
  return /^[\x21-\x7e]+$/.test(decoded) ? decoded : undefined;
}

function fromPercent(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const letters: Step = (text) => {
  const plain = plainCharacters(text);
  if (plain.text === text) return undefined;
  return { text: plain.text, code: plain.hadDash ? 'token-dash' : 'token-look-alike' };
};

/** What a sentence or a program's text puts around a value. A value of the field's form may end as it likes. */
const punctuation: Step = (text, { shape }) => {
  if (shape?.test(text) === true) return undefined;
  const punctuated = unpunctuated(text);
  const bare = shape?.test(punctuated.replace(/[!?]+$/, '')) ? punctuated.replace(/[!?]+$/, '') : punctuated;
  return bare === '' ? undefined : { text: bare, code: 'token-punctuation' };
};

function unpunctuated(text: string): string {
  return text.replace(BULLET, '').replace(CLOSING, '').replace(OPENING, '').replace(CLOSING, '').trim();
}

/** The whole twice, with a break between. */
const repeated: Step = (text) => {
  const all = text.split(/\s+/);
  const half = all.slice(0, all.length / 2).join(' ');
  const isTwice =
    all.length % 2 === 0 && unpunctuated(all.slice(all.length / 2).join(' ')) === unpunctuated(half);
  if (isTwice) return { text: half, code: 'token-twice' };
  const [first = ''] = all;
  return all.length > 1 && new Set(all.map(unpunctuated)).size === 1
    ? { text: first, code: 'token-twice' }
    : undefined;
};

/** Several words: a panel’s words beside the value, two fields’ values, or one value in pieces. */
const words: Step = (text, { shape, telling, others }) => {
  const all = text.split(/\s+/);
  if (all.length < 2) return undefined;
  const values = all.filter((word) => !PANEL_WORD.test(word));
  if (values.length > 0 && values.length < all.length && all.length <= 12)
    return { text: values.join(' '), code: 'token-surrounded' };
  const own = telling === undefined ? [] : [...new Set(values.filter((word) => telling.test(word)))];
  const foreign = values.some((word) => others.some((other) => other.test(word)));
  if (own.length === 1 && own[0] !== undefined)
    return { text: own[0], code: foreign ? 'token-several' : 'token-surrounded' };
  const joined = all.join('');
  // Only pieces of a key are put together: a sentence is none, and of a mail's soft break the sign must go too.
  const isInPieces =
    !all.slice(0, -1).some((word) => word.endsWith('=')) &&
    all.length <= 4 &&
    all.every((word) => word.length >= 6 || /\d/.test(word));
  const keys = telling === undefined ? all.filter((word) => shape?.test(word) && isKey(word)) : [];
  return shape?.test(joined) === true && keys.length < 2 && isInPieces && /\d/.test(joined)
    ? { text: joined, code: 'inner-space' }
    : undefined;
};

/** The one word that can be a key among others of a sentence, a message or a program. A piece of a value is none. */
const keyAmong: Step = (text, { shape, telling, others }) => {
  if (telling !== undefined || shape === undefined || !/[\s":]/.test(text)) return undefined;
  const all = text.split(/[\s"'`,;:()[\]{}<>|]+/).filter((word) => word !== '');
  const keys = new Set(all.filter((word) => shape.test(word) && isKey(word)));
  const own = [...keys].filter((word) => !others.some((other) => other.test(word)));
  const [only] = own;
  const isAmongWords = all.every((word) => keys.has(word) || ORDINARY.test(word));
  return own.length === 1 && only !== undefined && isAmongWords
    ? { text: only, code: keys.size > 1 ? 'token-several' : 'token-surrounded' }
    : undefined;
};

/** A word as sentences, dates and programs have it, or signs alone. */
const ORDINARY =
  /^[^\p{L}\p{N}]*(?:(?:[A-Z]?[a-z]{2,}|[A-Z]{2,}|[A-Z][a-z])(?:[-_.’][A-Za-z]+|[A-Z][a-z]+)*|\d{1,4}(?:[/.-]\d{1,4})*)?[^\p{L}\p{N}]*$/u;

/** Made by a machine, by its looks: a name, a date or a word of a program is not. */
function isKey(word: string): boolean {
  return (
    looksRandom(word) || (/\d/.test(word) && /[A-Za-z]/.test(word) && !/^\w+=|\.(?:\w{2,4})$/.test(word))
  );
}

const regrouped: Step = (text, { telling }) => regroupValue(text, telling);

/** The value twice without a break between. A value that is one pattern over and over tells nothing. */
const doubled: Step = (text) => {
  const [, whole] = /^(.{8,})[,;|]\1$/.exec(text) ?? [];
  if (whole !== undefined) return { text: whole, code: 'token-twice' };
  const half = text.slice(0, text.length / 2);
  const isTwice = text.length >= 16 && text === half + half && !/^(.+)\1+$/.test(half);
  return isTwice ? { text: half, code: 'token-twice' } : undefined;
};

/** The one value of the field's form among other signs: a button's word glued to it, `id:secret`. */
const inside: Step = (text, { telling, others }) => {
  if (telling === undefined) return undefined;
  const trimmed = text.replace(GLUED_PANEL_WORD, '');
  if (trimmed !== text && telling.test(trimmed)) return { text: trimmed, code: 'token-surrounded' };
  const parts = text.split(/[^A-Za-z0-9_-]+/).filter((part) => part !== '');
  const own = [...new Set(parts.filter((part) => telling.test(part)))];
  const [only] = own;
  if (own.length !== 1 || only === undefined || only === text) return undefined;
  const foreign = parts.some((part) => others.some((other) => other.test(part)));
  return { text: only, code: foreign ? 'token-several' : 'token-surrounded' };
};

/** `Agent42`: one word glued to the value, where the vendor says what every value looks like. */
const glued: Step = (text, { must, telling }) => {
  const value = must ? /^[a-z]{2,10}(\d{1,20})$/i.exec(text)?.[1] : undefined;
  return value !== undefined && telling?.test(value) === true
    ? { text: value, code: 'token-surrounded' }
    : undefined;
};

/** Typed from paper: O for 0 and l for 1, where only then the value has the field's form. */
const misread: Step = (text, { telling }) => {
  const read = text.replace(/[oO]/g, '0').replace(/[lI]/g, '1');
  return read !== text && telling?.test(read) === true ? { text: read, code: 'token-misread' } : undefined;
};

const STEPS: readonly Step[] = [
  repeated,
  markup,
  header,
  pair,
  encoded,
  letters,
  regrouped,
  punctuation,
  keyAmong,
  words,
  doubled,
  inside,
  glued,
  misread,
];
