import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..', '..');
const PARTS = [
  'electron.vite.config.ts',
  'package.json',
  'resources',
  'src-main',
  'src-preload',
  'src-renderer',
  'tools',
];

export type SourceCopy = {
  folder: string;
  /** Replaces what `find` matches. Throws where it matches nothing, because then the test would change nothing. */
  edit(file: string, find: RegExp | string, replacement: string): Promise<void>;
  remove(): Promise<void>;
};

/** The sources of the app, to be changed at will. Below the repository, so that its packages are found. */
export async function copySources(): Promise<SourceCopy> {
  const parent = join(repository, 'out', 'test');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'sources-'));
  for (const part of PARTS) await cp(join(repository, part), join(folder, part), { recursive: true });
  return {
    folder,
    async edit(file, find, replacement) {
      const path = join(folder, file);
      const before = await readFile(path, 'utf8');
      const after = before.replace(find, replacement);
      if (after === before) throw new Error(`${file} holds nothing that matches ${find}.`);
      await writeFile(path, after);
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
