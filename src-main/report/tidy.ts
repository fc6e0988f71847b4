import { plainLines, plainText } from '../../src-preload/contract/plain-text.ts';
import { LONGEST_LINE } from '../../src-preload/contract/schemas/report.ts';
import { LONGEST_NOTES } from '../../src-preload/contract/session.ts';
import { LEFT_OUT } from '../sessions/session-file.ts';

/** Taking a character out can let its neighbors join, and joining can do the same again. */
const MOST_ROUNDS = 4;

/** A time in the one form that a report has; `fallback`, in milliseconds, for one that cannot be read. */
export function isoOf(time: string, fallback: number): string {
  const at = Date.parse(time);
  return new Date(Number.isNaN(at) ? fallback : at).toISOString();
}

/**
 * The same value with every text as it may stand in a report: in NFC, with nothing that is not seen, and without the
 * sealed values. Only notes have several lines.
 */
export function tidy<T>(value: T, sealed: readonly string[]): T {
  const sought = sealed
    .flatMap((one) => [one, one.normalize('NFC')])
    .flatMap((one) => [one, plainText(one, one.length)]);
  const needles = [...new Set(sought)].filter((one) => one !== '');
  return tidyUnder('', value, needles) as T;
}

function tidyUnder(key: string, value: unknown, needles: readonly string[]): unknown {
  if (typeof value === 'string') return tidyText(key === 'notes', value, needles);
  if (Array.isArray(value)) return value.map((one) => tidyUnder(key, one, needles));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, tidyUnder(name, held, needles)]),
  );
}

function tidyText(isNotes: boolean, text: string, needles: readonly string[]): string {
  const plain = isNotes
    ? (one: string) => plainLines(one, LONGEST_NOTES)
    : (one: string) => plainText(one, LONGEST_LINE);
  let left = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = left;
    const without = needles.reduce((one, needle) => one.replaceAll(needle, LEFT_OUT), left);
    left = plain(without.normalize('NFC'));
    if (left === before) break;
  }
  return left;
}
