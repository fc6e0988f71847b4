import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm-command.mjs';
import { runVisibly } from './run-visibly.mjs';
import { SetUpError } from './set-up-error.mjs';

const sources = [
  'src-preload',
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** @param {string} repository */
export async function buildIfStale(repository) {
  if (isBuildCurrent(repository)) return;
  console.log('Building the app …');
  const code = await build(repository);
  if (code !== 0) throw new SetUpError('The build failed; its output is above.');
}

/**
 * @param {string} repository
 * @returns {Promise<number>} exit code
 */
export async function build(repository) {
  // Taken before: what is edited during the build must count as newer.
  const hash = sourceHash(repository);
  rmSync(stampFile(repository), { force: true });
  const [command, args] = npmCommand(['run', '--silent', 'build']);
  const code = await runVisibly(command, args, { cwd: repository });
  if (code === 0) {
    mkdirSync(join(repository, 'out'), { recursive: true });
    writeFileSync(stampFile(repository), hash);
  }
  return code;
}

/** @param {string} repository */
export function isBuildCurrent(repository) {
  const isBuilt =
    existsSync(join(repository, 'out', 'main', 'index.js')) && existsSync(stampFile(repository));
  return isBuilt && readFileSync(stampFile(repository), 'utf8') === sourceHash(repository);
}

/**
 * By content, because a checkout sets new times on old files and old times on none.
 *
 * @param {string} repository
 */
export function sourceHash(repository) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(repository, source)) {
      const content = readFileSync(join(repository, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} repository
 * @param {string} place
 * @returns {string[]} relative to the repository
 */
function filesUnder(repository, place) {
  const found = statSync(join(repository, place), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [place];
  const names = readdirSync(join(repository, place)).sort();
  return names.flatMap((name) => filesUnder(repository, join(place, name)));
}

/** @param {string} repository */
function stampFile(repository) {
  return join(repository, 'out', 'built-from.sha256');
}
