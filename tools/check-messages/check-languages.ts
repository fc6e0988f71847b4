import { basename } from 'node:path';
import type { Fault, Rule } from './fault.ts';
import { KINDS, type Kind, LIMITS } from './limits.ts';
import { type Icu, type Need, readIcu } from './read-icu.ts';
import { type Language, type Message, namesHandedOn, readLanguage } from './read-language.ts';
import { readUses, type SourceFile, type Use, type Uses } from './read-uses.ts';

export type Checked = {
  /** The file that hands the texts on to the code. */
  entry: string;
  /** The language that the code is written with. */
  first: string;
  others: readonly string[];
  sources: readonly SourceFile[];
};

/** Every fault of the languages, all at once. */
export function checkLanguages({ entry, first, others, sources }: Checked): Fault[] {
  const exported = namesHandedOn(entry);
  const english = readLanguage(first, exported);
  const uses = readUses(sources, english.messages.keys());
  const kinds = kindsOf(uses.all);
  return [
    ...english.faults,
    ...[...english.messages.values()].flatMap((one) => checkText(one, english.tag, kinds)),
    ...checkUses(english, uses),
    ...others.flatMap((folder) => {
      const other = readLanguage(folder, exported);
      const texts = [...other.messages.values()].flatMap((one) => checkText(one, other.tag, kinds));
      return [...other.faults, ...texts, ...compare(english, other)];
    }),
  ];
}

/** A text shown in several places has the smallest of their limits. */
function kindsOf(uses: readonly Use[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const { path, place, isSure } of uses) {
    const kind = isSure ? KINDS[place] : undefined;
    const before = kinds.get(path);
    if (kind !== undefined && (before === undefined || LIMITS[kind] < LIMITS[before])) kinds.set(path, kind);
  }
  return kinds;
}

const fault = (rule: Rule, { file, line, path }: Message, sentence: string): Fault => ({
  rule,
  file,
  line,
  sentence: `${path} ${sentence}`,
});

function checkText(one: Message, tag: string, kinds: ReadonlyMap<string, Kind>): Fault[] {
  const icu = readIcu(one.text);
  if ('problem' in icu) return [fault('not-icu', one, `cannot be read as ICU: ${icu.problem}.`)];
  const known = new Intl.PluralRules(tag).resolvedOptions().pluralCategories as readonly string[];
  const strange = [...icu.plurals].filter((form) => !known.includes(form));
  const kind = kinds.get(one.path) ?? 'sentence';
  return [
    ...strange.map((form) =>
      fault('not-icu', one, `has the plural “${form}”; the language has ${known.join(', ')}.`),
    ),
    ...(icu.length > LIMITS[kind]
      ? [fault('too-long', one, `has ${icu.length} characters; a ${kind} has ${LIMITS[kind]} at most.`)]
      : []),
  ];
}

function checkUses({ messages }: Language, { all, handedOn, names }: Uses): Fault[] {
  const usesOf = new Map<string, Use[]>();
  for (const use of all) usesOf.set(use.path, [...(usesOf.get(use.path) ?? []), use]);
  return [...messages.values()].flatMap((one) => {
    const uses = usesOf.get(one.path) ?? [];
    if (uses.length === 0)
      return isBelow(one.path, handedOn, names) ? [] : [fault('unused', one, 'is read by no code.')];
    const icu = readIcu(one.text);
    if ('problem' in icu || icu.params.size === 0) return [];
    const bare = uses.find(({ isSure, isFormatted }) => isSure && !isFormatted);
    if (bare === undefined) return [];
    const params = [...icu.params.keys()].map((name) => `{${name}}`).join(', ');
    return [fault('params-not-passed', one, `is shown without its ${params} in ${basename(bare.file)}.`)];
  });
}

/** Whether a part was handed on that holds this text, and its name is read of something. */
function isBelow(path: string, handedOn: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  const parts = path.split('.');
  const name = parts.at(-1) ?? '';
  const isNamed = names.has(name) || /^\d+$/.test(name);
  return parts.some((_part, at) => {
    const holds = handedOn.has(parts.slice(0, at).join('.'));
    return holds && (isNamed || at === parts.length - 1);
  });
}

function compare(english: Language, other: Language): Fault[] {
  const missing = [...english.messages.values()].filter(({ path }) => !other.messages.has(path));
  return [
    ...missing.map(({ path, text }): Fault => {
      const sentence = `${path} is missing; in ${english.tag} it reads “${text}”.`;
      return { rule: 'missing', file: other.folder, line: 1, sentence };
    }),
    ...[...other.messages.values()].flatMap((one) => {
      const model = english.messages.get(one.path);
      if (model === undefined) return [fault('unused', one, `is read by no code: ${english.tag} has none.`)];
      if (isCode(model) || isCode(one)) {
        return model.text === one.text || one.path === 'language.tag'
          ? []
          : [fault('code-differs', one, `is a code, not a text: it stays “${model.text}”.`)];
      }
      const [asked, given] = [readIcu(one.text), readIcu(model.text)];
      if ('problem' in asked || 'problem' in given) return [];
      return compareParams(asked, given).map((sentence) => fault('params-differ', one, sentence));
    }),
  ];
}

/** Who can do the next step, and the language's tag: what the code reads and nobody sees. */
function isCode({ path, text }: Message): boolean {
  return path === 'language.tag' || (path.endsWith('.who') && /^[a-z]+(-[a-z]+)*$/.test(text));
}

function compareParams(asked: Icu, given: Icu): string[] {
  const lost = [...given.params.keys()].filter((name) => !asked.params.has(name));
  return [
    ...lost.map((name) => `leaves out {${name}}.`),
    ...[...asked.params].flatMap(([name, need]) => {
      const has = given.params.get(name);
      if (has === undefined) return [`names {${name}}, which nobody passes.`];
      return fits(need, has) ? [] : [`takes {${name}} as ${say(need)}; it is ${say(has)}.`];
    }),
  ];
}

function fits(need: Need, has: Need): boolean {
  if (!Array.isArray(need)) return need === 'any' || need === has;
  return Array.isArray(has) && [...need].sort().join() === [...has].sort().join();
}

const say = (need: Need) =>
  Array.isArray(need) ? `one of ${need.join(', ')}` : need === 'any' ? 'any value' : `a ${need}`;
