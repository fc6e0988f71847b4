import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Checked } from './check-languages.ts';

const repository = resolve(import.meta.dirname, '..', '..');
const folder = join(repository, 'src-preload', 'messages');

/** The app's messages with every language beside the first, and all code that may show one. */
export function readApp(): Checked {
  const first = join(folder, 'en');
  const others = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .filter((path) => path !== first);
  const sources = ['src-main', 'src-renderer', 'src-preload'].flatMap((room) =>
    readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
      .map((path) => join(repository, room, path))
      .filter(isCode)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
  return { entry: join(folder, 'messages.ts'), first, others, sources };
}

/** Not what stands in the folder of a language. */
function isCode(path: string): boolean {
  return /\.tsx?$/.test(path) && !/^\w[^\\/]*[\\/]/.test(relative(folder, path));
}
