import { basename, dirname, join } from 'node:path';
import type { Files } from '../../src-main/storage/files.ts';
import type { Chance } from './chance.ts';

/** Something that is under way and ends when the simulation lets it; `cut` is what a power cut makes of it. */
export type Task = { end: () => void; cut: () => void };

/**
 * A disk in memory whose every step ends when the simulation says so, in any order, and which a power cut may catch in
 * the middle: then a whole file is there or not, and of an append any part.
 */
export function simulatedDisk(texts: Map<string, string>, tasks: Task[], chance: Chance): Files {
  function later<T>(act: () => T, cut: () => void = () => chance.is(0.5) && act()): Promise<T> {
    return new Promise((resolve) => tasks.push({ end: () => resolve(act()), cut }));
  }
  const write = (path: string, contents: string | Uint8Array) => void texts.set(path, String(contents));
  const add = (path: string, text: string) => void texts.set(path, (texts.get(path) ?? '') + text);
  const names = (folder: string) =>
    [...texts.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));

  return {
    readText: (path) => later(() => texts.get(path) ?? null),
    readBytes: (path) => later(() => new TextEncoder().encode(texts.get(path) ?? '')),
    writeAtomic: (path, contents) => later(() => write(path, contents)),
    makeDurable: () => later(() => {}),
    appendDurably: (path, text) =>
      later(
        () => add(path, text),
        () => add(path, text.slice(0, chance.below(text.length + 1))),
      ),
    setAsideOdd: () => later(() => false),
    append: (path, text) =>
      later(() => {
        add(path, text);
        return texts.get(path)?.length ?? 0;
      }),
    move: (from, to) =>
      later(() => {
        const text = texts.get(from);
        if (text !== undefined) texts.set(to, text);
        texts.delete(from);
      }),
    remove: (path) => later(() => void texts.delete(path)),
    list: (folder) => later(() => names(folder).sort()),
    stamp: (path) => later(() => (texts.has(path) ? `${texts.get(path)?.length}` : null)),
    size: (path) => later(() => texts.get(path)?.length ?? null),
    setAside: (path, suffix) =>
      later(() => {
        const aside = join(dirname(path), `${basename(path)}.${suffix}`);
        texts.set(aside, texts.get(path) ?? '');
        texts.delete(path);
        return aside;
      }),
    sweepTemporary: () => later(() => 0),
    makeFolder: () => later(() => {}),
  };
}
