import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import { bareValue, type Candidate, CONFIDENCE } from './paste-candidate.ts';
import { isDots } from './paste-labels.ts';
import type { PasteNames } from './paste-names.ts';
import { readUrl } from './read-url.ts';

const ADDRESS = /\bhttps?:\/\/[^\s"'`<>()[\]{}|\\^]{3,2000}/gi;
const LONGEST_ADDRESS = 2_048;

/** Addresses without a name: those of the vendor's own domains, and the one that a command calls. */
export function readAddresses(text: string, vendor: Vendor, names: PasteNames): Candidate[] {
  const found: Candidate[] = [];
  const field = vendor.fields.find((one) => one.kind === 'url');
  const rules = vendor.url;
  const isCommand = /(^|\s)(curl|wget|Invoke-RestMethod|Invoke-WebRequest|irm)\s/i.test(text);
  for (const { 0: address, index: at } of text.matchAll(ADDRESS)) {
    const whole = bareValue(address);
    if (field !== undefined && rules !== undefined) {
      const read = readUrl(whole, rules, field.label);
      if (read.origin !== undefined && read.issue === undefined) {
        const isOwn = isOwnHost(new URL(read.origin).hostname, rules.ownDomains);
        if (isOwn || isCommand)
          found.push({ field: field.id, value: whole, confidence: CONFIDENCE.address, at });
      }
    }
    found.push(...choicesOf(whole, at, names));
  }
  return [...found, ...hostsOf(text, vendor)];
}

/** What an address tells of a choice: it is that choice's own, or the vendor's rules say so. */
function choicesOf(address: string, at: number, names: PasteNames): Candidate[] {
  const origin = URL.canParse(address) ? new URL(address).origin : '';
  return names.fields.flatMap(({ field, rule }) => {
    const own = field.choices?.find((choice) => choice.origin === origin);
    const choice = rule.choicePatterns?.find(({ pattern }) =>
      new RegExp(pattern, 'i').test(address.slice(0, LONGEST_ADDRESS)),
    );
    const value = own?.value ?? choice?.value;
    return value === undefined ? [] : [{ field: field.id, value, confidence: CONFIDENCE.address, at }];
  });
}

/** A host of the vendor's own domains, written without https. */
function hostsOf(text: string, vendor: Vendor): Candidate[] {
  const field = vendor.fields.find((one) => one.kind === 'url');
  const rules = vendor.url;
  if (field === undefined || rules === undefined) return [];
  return rules.ownDomains.flatMap((domain) => {
    const host = new RegExp(
      `(?<![\\w.@/-])[a-z0-9-]{1,63}\\.${domain.replaceAll('.', '\\.')}(?![\\w.-]*\\w)`,
      'gi',
    );
    return [...text.matchAll(host)]
      .filter(([found]) => readUrl(found, rules, field.label).issue === undefined)
      .map((match) => ({
        field: field.id,
        value: match[0],
        confidence: CONFIDENCE.address,
        at: match.index,
      }));
  });
}

/**
 * Values without a name: of a shape that only this field has, if there is just one such value; or the line after
 * another field's value, in a panel that shows two values without names.
 */
export function readShapes(text: string, names: PasteNames, sofar: readonly Candidate[]): Candidate[] {
  const words = [...text.matchAll(/[^\s"'`,;|<>=&]{6,4096}/g)];
  const found = names.fields.flatMap(({ field, rule, shape }): Candidate[] => {
    if (rule.alone !== true || shape === undefined) return [];
    const fitting = words.filter(([word]) => shape.test(word));
    const [only, ...others] = new Set(fitting.map(([word]) => word));
    if (only === undefined || others.length > 0) return [];
    return [{ field: field.id, value: only, confidence: CONFIDENCE.shape, at: fitting[0]?.index ?? 0 }];
  });
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  for (const { field, rule, shape } of names.fields) {
    const before = [...sofar, ...found].find((one) => one.field === rule.after);
    const place = before === undefined ? -1 : filled.findIndex((line) => line.endsWith(before.value));
    const value = place === -1 ? undefined : filled[place + 1];
    if (value === undefined || before?.value === value) continue;
    if (shape?.test(value) !== true && !isDots(value)) continue;
    found.push({ field: field.id, value, confidence: CONFIDENCE.shape, at: text.indexOf(value) });
  }
  return found;
}
