import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MADE_UP = join(import.meta.dirname, 'made-up');

/** A copy of the made-up vendor folder in a temp folder, to be broken in one place. */
export type Copy = {
  root: string;
  /** Changes a JSON file of the folder in place. */
  change: (file: string, edit: (json: Json) => void) => Promise<void>;
  /** Replaces one piece of a file's text, which must be there. */
  replace: (file: string, from: string, to: string) => Promise<void>;
  write: (file: string, content: string | Uint8Array) => Promise<void>;
  remove: (file: string) => Promise<void>;
  clean: () => Promise<void>;
};

/** JSON as the broken cases reach into it: names lead to more of the same. */
export type Json = { [name: string]: Json } & Json[];

export async function copyMadeUp(): Promise<Copy> {
  const root = await mkdtemp(join(tmpdir(), 'made-up-vendors-'));
  const folder = join(root, 'made-up');
  await cp(MADE_UP, folder, { recursive: true });
  return {
    root,
    change: async (file, edit) => {
      const json = JSON.parse(await readFile(join(folder, file), 'utf8')) as Json;
      edit(json);
      await writeFile(join(folder, file), JSON.stringify(json));
    },
    replace: async (file, from, to) => {
      const text = await readFile(join(folder, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}.`);
      await writeFile(join(folder, file), text.replace(from, to));
    },
    write: (file, content) => writeFile(join(root, file), content),
    remove: (file) => rm(join(folder, file)),
    clean: () => rm(root, { recursive: true, force: true }),
  };
}
