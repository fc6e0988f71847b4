import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { looksRandom } from './detect-secret.ts';
import { type Candidate, CONFIDENCE } from './paste-candidate.ts';
import { readJson, readTable } from './paste-data.ts';
import { readLabels } from './paste-labels.ts';
import { type PasteNames, pasteNames } from './paste-names.ts';
import { plainTextOf } from './paste-text.ts';
import { readAddresses, readShapes } from './paste-unlabelled.ts';

/** A whole mail with its signature fits; a page that does not is no place to look for a credential. */
export const MAX_PASTE_LENGTH = 65_536;

/** Values by field id, as they stood in the text, and how many more looked like values and fit nowhere. */
export type ReadPaste = { values: Map<string, string>; left: number };

/**
 * Reads a text that holds several values: a mail, a portal's panel, a file of settings, JSON, a cURL call, a table
 * copied from a page. Each reader says what it found and how sure it is; for each field the surest wins, and the
 * first among equals. Of a cURL call `readPairs` below takes `-u` and Basic, `paste-labels.ts`
 * the `name=value` of `-d`, `paste-data.ts` a body in JSON, `paste-unlabelled.ts` the called address.
 * `others` are the other vendors, whose paragraphs in the same mail count less.
 */
export function readPaste(pasted: string, vendor: Vendor, others: readonly Vendor[] = []): ReadPaste {
  const text = plainTextOf(pasted.slice(0, MAX_PASTE_LENGTH));
  const names = pasteNames(vendor);
  const isOthers = paragraphsOf(text, vendor, others);
  const json = readJson(text, names);
  const table = readTable(json.rest, names);
  const read: Candidate[] = [
    ...json.found,
    ...table.found,
    ...readPairs(json.rest, names),
    ...readLabels(table.rest, names),
    ...readAddresses(text, vendor, names),
  ];
  const weighed = read.map((one) => ({
    ...one,
    confidence: one.confidence - (isOthers(one.at) ? OTHER_VENDOR_PENALTY : 0),
  }));
  const all = [...weighed, ...readShapes(table.rest, names, weighed)];

  const values = new Map<string, string>();
  for (const { id } of vendor.fields) {
    const best = all
      .filter((one) => one.field === id && !isTaken(values, one.value))
      .sort((one, other) => other.confidence - one.confidence)[0];
    if (best !== undefined) values.set(id, best.value);
  }
  const named = read.filter((one) => one.confidence >= CONFIDENCE.named && isSealed(vendor, one.field));
  return {
    values,
    left: countLeft(
      text,
      [...values.values()],
      named.map((one) => one.value),
    ),
  };
}

/** One value is one field's: a lone shape must not fill a second field with what a name gave to the first. */
function isTaken(values: Map<string, string>, value: string): boolean {
  return [...values.values()].includes(value);
}

/** What is sure by its name still gives way to anything found under the vendor's own heading. */
const OTHER_VENDOR_PENALTY = 3;

/** Tells of a place whether the last vendor named before it is another than this one. */
function paragraphsOf(text: string, vendor: Vendor, others: readonly Vendor[]): (at: number) => boolean {
  const small = text.toLowerCase();
  const headings = (one: Vendor) =>
    [one.name, ...(one.paste?.prefixes ?? [])]
      // Short ones stand inside other words.
      .filter((name) => name.length >= 4)
      .map((name) => name.toLowerCase());
  const own = headings(vendor);
  const foreign = others.flatMap(headings).filter((name) => !own.includes(name));
  const last = (list: string[], at: number) =>
    Math.max(-1, ...list.map((name) => small.lastIndexOf(name, at)));
  return (at) => last(foreign, at) > last(own, at);
}

function isSealed(vendor: Vendor, field: string): boolean {
  return vendor.fields.some(({ id, kind }) => id === field && (kind === 'identifier' || kind === 'secret'));
}

/** The head of a mail, whose ids and signatures nobody meant. */
const MAIL_HEAD =
  /^(?:message-id|received|dkim-signature|arc-[\w-]+|x-[\w-]+|references|in-reply-to|return-path|authentication-results|content-[\w-]+|mime-version):[^\n]*(?:\n[ \t][^\n]*)*/gim;

/**
 * Counts what looks like a key or an ID and was given to no field, and what a name gave to one that took another
 * value. Addresses and mail addresses are none.
 */
function countLeft(text: string, taken: string[], named: string[]): number {
  const forms = taken.flatMap((value) => [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ]);
  const bare = forms
    .reduce(
      (rest, value) => (value === '' ? rest : rest.replaceAll(value, ' ')),
      text.replace(MAIL_HEAD, ' '),
    )
    .replace(/\bhttps?:\/\/\S+|[^\s@]{1,64}@\S{1,255}|\bBasic\s+[A-Za-z0-9+/_=-]{8,}/gi, ' ');
  const words = (bare.match(/[A-Za-z0-9_~+/.-]{16,512}/g) ?? []).filter(isKeyLike);
  const others = named.filter(
    (value) => !taken.includes(value) && !words.some((word) => word.includes(value)),
  );
  return new Set([...words, ...others]).size;
}

function isKeyLike(word: string): boolean {
  if (/\d/.test(word) && /[A-Za-z]/.test(word)) return true;
  return word.length >= 24 && /^[A-Za-z]+$/.test(word) && looksRandom(word);
}

const USER_SWITCH =
  /(?:^|\s)(?:-u|--user)(?:\s{1,4}|=)(?:'([^'\n]{3,4096})'|"([^"\n]{3,4096})"|(\S{3,4096}))/g;
const BASIC_HEADER = /\bAuthorization["']?\s{0,4}:\s{0,4}["']?Basic\s{1,4}([A-Za-z0-9+/_-]{4,4096}={0,2})/gi;

/** The pair of HTTP Basic: `curl -u id:secret`, or the header that such a call sends. */
function readPairs(text: string, names: PasteNames): Candidate[] {
  const user = names.fields.find(({ rule }) => rule.basic === 'user')?.field.id;
  const password = names.fields.find(({ rule }) => rule.basic === 'password')?.field.id;
  if (user === undefined || password === undefined) return [];
  const pairs = [
    ...[...text.matchAll(USER_SWITCH)].map((match) => ({
      at: match.index,
      pair: match[1] ?? match[2] ?? match[3] ?? '',
    })),
    ...[...text.matchAll(BASIC_HEADER)].map((match) => ({
      at: match.index,
      pair: Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
    })),
  ];
  return pairs.flatMap(({ at, pair }) => {
    const colon = pair.indexOf(':');
    // Base64 of anything decodes to something; only printable text was a pair.
    if (colon < 1 || !/^[\x20-\x7e]{3,}$/.test(pair)) return [];
    const value = pair.slice(colon + 1);
    const first: Candidate = { field: user, value: pair.slice(0, colon), confidence: CONFIDENCE.pair, at };
    return value === '' ? [first] : [first, { field: password, value, confidence: CONFIDENCE.pair, at }];
  });
}
