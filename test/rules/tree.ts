import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type Source } from './source.ts';

export const repository = join(import.meta.dirname, '..', '..');

/** Every file of these folders with one of these endings, relative to the repository, with slashes. */
export function filesOf(folders: readonly string[], endings: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((file) => endings.some((ending) => file.endsWith(ending)))
      .sort(),
  );
}

export function textOfFile(path: string): string {
  return readFileSync(join(repository, path), 'utf8');
}

/** The whole app, read and parsed once per test file. */
export function readApp(): Source[] {
  const paths = filesOf(['src-preload', 'src-main', 'src-renderer'], ['.ts', '.tsx']);
  return paths.map((path) => readSource(path, textOfFile(path)));
}

/** The ids that must stand in no code: a vendor is a folder of data. Neo itself is what the app is for. */
export function vendorIds(): string[] {
  return readdirSync(join(repository, 'resources', 'vendors'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['schema', 'neo'].includes(entry.name))
    .map((entry) => entry.name);
}
