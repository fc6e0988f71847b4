import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message } from '../../tools/check-messages/read-language.ts';
import { put } from '../tools/temporary-folder.ts';

/** Writes a folder that has every text of `messages`, changed by `say`, in the files that `entry` takes them from. */
export function writeLanguage(
  folder: string,
  entry: string,
  messages: Iterable<Message>,
  say: (message: Message) => string,
): void {
  const all: Tree = {};
  for (const message of messages) {
    const names = message.path.split('.');
    const last = names.pop() ?? '';
    const part = names.reduce<Tree>((tree, name) => {
      tree[name] ??= {};
      return tree[name] as Tree;
    }, all);
    part[last] = say(message);
  }
  const handedOn = readFileSync(entry, 'utf8').matchAll(/export \{([^}]*)\} from '#language\/([^']*)'/g);
  for (const [, names = '', file = ''] of handedOn) {
    const known = names.split(',').map((name) => name.trim());
    const texts = known.filter((name) => name in all);
    put(join(folder, file), texts.map((name) => `export const ${name} = ${write(all[name])};\n`).join(''));
  }
}

type Tree = { [name: string]: string | Tree };

/** A part whose names count from 0 is a list. */
function write(part: string | Tree | undefined): string {
  if (part === undefined || typeof part === 'string') return JSON.stringify(part);
  const entries = Object.entries(part);
  const isList = entries.every(([name], at) => name === String(at));
  const parts = entries.map(([name, one]) => (isList ? '' : `${JSON.stringify(name)}: `) + write(one));
  return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

/** A message whose words are changed by `say`, and nothing of its params. */
export function inOtherWords(text: string, say: (words: string) => string): string {
  return parse(text, { ignoreTag: true })
    .map((one) => writeElement(one, say))
    .join('');
}

function writeElement(one: MessageFormatElement, say: (words: string) => string): string {
  if (one.type === TYPE.literal) return say(one.value);
  if (one.type === TYPE.pound) return '#';
  if (one.type === TYPE.argument) return `{${one.value}}`;
  if (one.type === TYPE.number) return `{${one.value}, number}`;
  if (one.type === TYPE.date) return `{${one.value}, date, ${one.style}}`;
  if (one.type === TYPE.time) return `{${one.value}, time, ${one.style}}`;
  if (one.type !== TYPE.plural && one.type !== TYPE.select) return '';
  const branches = Object.entries(one.options).map(
    ([word, { value }]) => `${word} {${value.map((inner) => writeElement(inner, say)).join('')}}`,
  );
  return `{${one.value}, ${one.type === TYPE.plural ? 'plural' : 'select'}, ${branches.join(' ')}}`;
}
