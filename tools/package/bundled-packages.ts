import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code, style or font is in the built app. `folder` is below the repository. */
export type BundledPackage = { name: string; version: string; folder: string };

const FOLDER = join('out', 'packages');
/** Helpers that the tools write into what they build. */
const HELPERS: Readonly<Record<string, string>> = {
  vite: 'vite',
  rolldown: 'rolldown',
  'react-refresh': 'vite',
};

/**
 * Has the build note which packages it has used for one part of the app. A package is noted as soon as one of its
 * files was read, also where nothing of it was needed in the end: a notice too many does no harm.
 */
export function notePackages(repository: string, part: string): Plugin {
  return {
    name: 'note-packages',
    generateBundle(_options, bundle) {
      // A font that a style names is no module, but a file of the app that remembers where it came from.
      const assets = Object.values(bundle).flatMap((one) =>
        one.type === 'asset' ? one.originalFileNames : [],
      );
      const read = [...this.getModuleIds(), ...assets];
      const folders = new Set(read.flatMap((id) => folderOf(id) ?? []));
      const packages = [...folders].sort().map((folder) => readPackage(repository, folder));
      mkdirSync(join(repository, FOLDER), { recursive: true });
      writeFileSync(join(repository, FOLDER, `${part}.json`), `${JSON.stringify(packages, null, 2)}\n`);
    },
  };
}

/** The folder of the package that a module of a build belongs to, null for the app's own. */
export function folderOf(id: string): string | null {
  const helper = /^\0\/?([\w-]+)/.exec(id)?.[1];
  if (helper !== undefined && Object.hasOwn(HELPERS, helper))
    return join('node_modules', HELPERS[helper] ?? '');
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').split(/[\\/]/);
  const last = path.lastIndexOf('node_modules');
  if (last === -1) return null;
  const first = path.indexOf('node_modules');
  const length = path[last + 1]?.startsWith('@') ? 3 : 2;
  return path.slice(first, last + length).join(sep);
}

function readPackage(repository: string, folder: string): BundledPackage {
  const { name, version } = JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8'));
  return { name, version, folder };
}

/** What the last build has used, in all parts, each once. Throws where there was no build. */
export function readBundledPackages(repository: string): BundledPackage[] {
  const files = readdirSync(join(repository, FOLDER));
  const all = files.flatMap(
    (file) => JSON.parse(readFileSync(join(repository, FOLDER, file), 'utf8')) as BundledPackage[],
  );
  const byFolder = new Map(all.map((one) => [one.folder, one]));
  return [...byFolder.values()].sort((one, other) => one.folder.localeCompare(other.folder, 'en'));
}
