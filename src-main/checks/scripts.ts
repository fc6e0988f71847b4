import type { Script } from './script.ts';

const files = import.meta.glob<{ script: Script }>('./scripted/*/script.ts');

function idOf(path: string): string {
  return path.split('/').at(-2) ?? '';
}

/** The vendors that have a script: its file is named for the vendor. */
export function scriptIds(): string[] {
  return Object.keys(files).map(idOf);
}

/** Loaded with the first run of its vendor. A missing script is a fault, never a pass. */
export async function findScript(id: string): Promise<Script> {
  const load = Object.entries(files).find(([path]) => idOf(path) === id)?.[1];
  if (load === undefined) throw new Error(`There is no script for ${id}.`);
  return (await load()).script;
}
