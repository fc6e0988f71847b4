import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { timeFormats } from '../../src-preload/messages/times.ts';

/** What a value must be for a param: anything, a number, a time, or one of these words. */
export type Need = 'any' | 'number' | 'time' | string[];

export type Icu = {
  params: Map<string, Need>;
  /** The plural forms it distinguishes. */
  plurals: Set<string>;
  /** Of its longest reading, in characters, with ordinary values. */
  length: number;
};

const VALUE = 12;
const NUMBER = 4;

/**
 * A message as the library reads it, or what is wrong with it. Stricter than ICU in what would be read otherwise by the
 * short way of format-message.ts or by the compiler: no quoted braces, and `{name, plural, …}` with just these spaces.
 */
export function readIcu(text: string): Icu | { problem: string } {
  const icu: Icu = { params: new Map(), plurals: new Set(), length: 0 };
  try {
    icu.length = measure(parse(text, { ignoreTag: true }), text, icu);
    return icu;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function measure(elements: readonly MessageFormatElement[], text: string, icu: Icu): number {
  return elements.reduce((sum, one) => sum + measureOne(one, text, icu), 0);
}

function measureOne(one: MessageFormatElement, text: string, icu: Icu): number {
  switch (one.type) {
    case TYPE.literal:
      if (/[{}]/.test(one.value) || (one.value.includes("'") && text.includes("''")))
        throw new Error('it quotes a brace or an apostrophe');
      return one.value.length;
    case TYPE.pound:
      return NUMBER;
    case TYPE.argument:
      note(one.value, 'any', `{${one.value}}`, text, icu);
      return VALUE;
    case TYPE.number:
      note(one.value, 'number', `{${one.value}, number}`, text, icu);
      return NUMBER;
    case TYPE.date:
    case TYPE.time: {
      const kind = one.type === TYPE.date ? 'date' : 'time';
      const style = String(one.style);
      if (!(style in timeFormats[kind]))
        throw new Error(`there is no way to write a ${kind} called ${style}`);
      note(one.value, 'time', `{${one.value}, ${kind}, ${style}}`, text, icu);
      return VALUE;
    }
    case TYPE.plural:
    case TYPE.select: {
      const words = Object.keys(one.options);
      const isPlural = one.type === TYPE.plural;
      const kind = isPlural ? 'plural' : 'select';
      note(one.value, isPlural ? 'number' : words, `{${one.value}, ${kind}, `, text, icu);
      if (isPlural) for (const form of words.filter((word) => !word.startsWith('='))) icu.plurals.add(form);
      return Math.max(...Object.values(one.options).map(({ value }) => measure(value, text, icu)));
    }
    default:
      throw new Error('it holds something that is no text, param, plural or choice');
  }
}

function note(name: string, need: Need, written: string, text: string, { params }: Icu): void {
  if (!text.includes(written)) throw new Error(`write “${written}”, with just these spaces`);
  const before = params.get(name);
  if (before === undefined || before === 'any') params.set(name, need);
}
