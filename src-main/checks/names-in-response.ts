import type { NamesShown } from '../../src-preload/contract/names.ts';
import type { NamesRule, ReadCheck } from '../../src-preload/contract/vendor.ts';
import type { HttpResponse } from '../http/http-request.ts';
import { firstRecordsOfTruncated } from './first-record.ts';
import { readPath } from './json-path.ts';
import { parseJson } from './parse-body.ts';
import { listIn, totalIn } from './read-verdict.ts';

/** So many are enough to know a place again. */
export const MOST_NAMES = 5;

/**
 * The first names in an answer that `readVerdict` found to be in the vendor's shape. `clean` makes a text fit to be
 * seen, or empty; the next place is looked at then. How many there are is the vendor's total, else the length of a
 * list that was asked for whole, or that ended before its page did.
 */
export function namesInResponse(
  rule: NamesRule,
  check: ReadCheck,
  response: HttpResponse,
  clean: (text: string) => string,
): NamesShown {
  const paths = check.response.list ?? '';
  const namesOf = (records: unknown[]) =>
    records.slice(0, MOST_NAMES).flatMap((record) => nameOf(record, rule.paths, clean));
  if (response.truncated) {
    const records = [paths]
      .flat()
      .map((path) => firstRecordsOfTruncated(response.body, path, MOST_NAMES))
      .find((found) => found.length > 0);
    return { kind: 'names', names: namesOf(records ?? []), total: null, atLeast: true };
  }
  const body = parseJson(response.body);
  const list = listIn(body, paths) ?? [];
  const reported = totalIn(body, check.response.total);
  const total =
    reported !== undefined && reported >= list.length ? reported : counted(rule, check, list.length);
  return { kind: 'names', names: namesOf(list), total, atLeast: total === null };
}

function nameOf(record: unknown, paths: readonly string[], clean: (text: string) => string): string[] {
  const texts = paths.map((path) => readPath(record, path)).map((value) => toText(value));
  const name = texts.map(clean).find((text) => text !== '');
  return name === undefined ? [] : [name];
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function counted({ query }: NamesRule, check: ReadCheck, length: number): number | null {
  const isWhole = query === undefined && check.request.query === undefined;
  const isShort = query !== undefined && length < MOST_NAMES;
  return isWhole || isShort ? length : null;
}
