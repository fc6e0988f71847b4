import type { Source } from './source.ts';

/** `says` is the rule as a sentence. `find` answers one sentence for each place where it is broken. */
export type Rule = { says: string; find: (sources: readonly Source[]) => string[] };

/** A rule about single files. */
export function fileRule(says: string, findIn: (source: Source) => string[]): Rule {
  return { says, find: (sources) => sources.flatMap(findIn) };
}

export const contract = 'src-preload/contract/';
export const messages = 'src-preload/messages/';

export function isIn(path: string | null, folder: string): boolean {
  return path?.startsWith(folder) === true;
}
