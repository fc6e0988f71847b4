import type { AnswerRules, ValueKind } from '../../src-preload/contract/vendor.ts';
import { isRecord } from './json-path.ts';

type Rules = Pick<AnswerRules, 'has' | 'hasNot'>;

/**
 * Whether a record is one of this area: of each group a member with a value of its kind, and no member that only
 * other areas have. A name with null, a blank text or another kind of value proves nothing. Pure.
 */
export function isRecordOf(record: unknown, { has, hasNot = [] }: Rules): boolean {
  if (!isRecord(record) || hasNot.some((name) => Object.hasOwn(record, name))) return false;
  const holds = (name: string, kind?: ValueKind) =>
    Object.hasOwn(record, name) &&
    (kind === undefined ? isValue(record[name]) : isOfKind(record[name], kind));
  if (isPlainList(has)) return has.some((name) => holds(name));
  return has.every((group) => Object.entries(group).some(([name, kind]) => holds(name, kind)));
}

/** The members by which a record of this area is told. */
export function ownMembers({ has }: Pick<AnswerRules, 'has'>): Set<string> {
  return new Set(isPlainList(has) ? has : has.flatMap((group) => Object.keys(group)));
}

function isPlainList(has: AnswerRules['has']): has is string[] {
  return has.every((one) => typeof one === 'string');
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' ? isText(value) : value !== null && value !== undefined;
}

function isOfKind(value: unknown, kind: ValueKind): boolean {
  switch (kind) {
    case 'text':
      return isText(value);
    case 'name':
      return isText(value) && !REFUSAL_WORDS.test(value.trim());
    case 'id':
      return isText(value) || Number.isFinite(value);
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
  }
}

/** A page that somebody put into a text is no value either. */
function isText(value: unknown): value is string {
  return (
    typeof value === 'string' && value.trim() !== '' && !/^\s*<(?:!doctype|html|head|body)\b/i.test(value)
  );
}

/** Where an area's records are told by little more than a name, an error must not lend it one. */
const REFUSAL_WORDS =
  /^(?:(?:access|permission|request)(?: is| was)? (?:denied|refused|forbidden)|denied|forbidden|unauthori[sz]ed|not (?:authori[sz]ed|authenticated|allowed|permitted|found)|(?:internal server )?error|invalid (?:token|credentials|scope)|access_denied|invalid_\w+|(?:sorry, )?you (?:do not|don.t|are not|have no|lack|cannot|can.t|must|need)\b.*|insufficient (?:permissions?|privileges?|rights|scopes?)\b.*)[.!]?$/i;
