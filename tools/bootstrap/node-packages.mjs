import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../runtime/cache-folder.mjs';
import { withLock } from '../runtime/lock.mjs';
import { npmCommand } from './npm-command.mjs';
import { runVisibly } from './run-visibly.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * @param {string} repository
 * @param {(line: string) => void} say
 */
export async function ensureNodePackages(repository, say) {
  if (areNodePackagesCurrent(repository)) return;
  const place = createHash('sha256').update(repository).digest('hex').slice(0, 8);
  await withLock(join(cacheFolder(), `npm-ci-${place}.lock`), say, async () => {
    if (areNodePackagesCurrent(repository)) return;
    say('Installing the packages in package-lock.json (npm ci) …');
    rmSync(stampFile(repository), { force: true });
    const [command, args] = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    const code = await runVisibly(command, args, { cwd: repository, onlyStderr: true });
    if (code !== 0) throw new SetUpError(`npm ci failed (exit code ${code}); its output is above.`);
    writeFileSync(stampFile(repository), lockfileHash(repository));
  });
}

/**
 * Installed packages count as current if the stamp of the last `npm ci` fits the lockfile, or if npm's own record of
 * what lies in node_modules does: whoever installed by hand need not wait for it again. npm writes that record last, so
 * an interrupted install has none.
 *
 * @param {string} repository
 */
export function areNodePackagesCurrent(repository) {
  const hash = lockfileHash(repository);
  const record = join(repository, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  if (existsSync(stampFile(repository)) && readFileSync(stampFile(repository), 'utf8') === hash) return true;
  if (!isRecordOf(readFileSync(join(repository, 'package-lock.json'), 'utf8'), readFileSync(record, 'utf8')))
    return false;
  writeFileSync(stampFile(repository), hash);
  return true;
}

/**
 * @param {string} lockfile
 * @param {string} record
 * @returns {boolean} whether everything in the lockfile is installed in its version; what is optional may be absent,
 *   because it is for other systems
 */
export function isRecordOf(lockfile, record) {
  /** @type {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} */
  const wanted = JSON.parse(lockfile).packages ?? {};
  const installed = JSON.parse(record).packages ?? {};
  const isWhole = Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' ||
      (path in installed ? installed[path].version === version : Boolean(optional || devOptional)),
  );
  return isWhole && Object.keys(installed).every((path) => path in wanted);
}

/** @param {string} repository */
function lockfileHash(repository) {
  return createHash('sha256')
    .update(readFileSync(join(repository, 'package-lock.json')))
    .digest('hex');
}

/** @param {string} repository */
function stampFile(repository) {
  return join(repository, 'node_modules', '.installed-lockfile.sha256');
}
