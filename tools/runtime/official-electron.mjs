import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child-process.mjs';
import { executableName, isElectronFolder } from './electron-executable.mjs';
import { inWorkFolder } from './work-folder.mjs';

// Some networks drop packets instead of refusing; a slow line, on the other hand, must be allowed to finish. So what
// counts is the time without a new byte.
const stallMs = 30_000;
const totalMs = 20 * 60_000;

/**
 * @typedef {object} OfficialElectron
 * @property {string} version as the lockfile has it
 * @property {string} folder
 * @property {string} installer
 * @property {boolean} isWhole
 */

/**
 * @param {string} repository
 * @returns {OfficialElectron}
 */
export function officialElectron(repository) {
  const home = join(repository, 'node_modules', 'electron');
  const folder = join(home, 'dist');
  const version = lockedVersion(repository) ?? versionOf(join(home, 'package.json')) ?? 'of any version';
  // Electron's installer writes path.txt when everything else is in place.
  const isWhole =
    textOf(join(folder, 'version'))?.replace(/^v/, '') === version &&
    textOf(join(home, 'path.txt')) === executableName() &&
    isElectronFolder(folder);
  return { version, folder, installer: join(home, 'install.js'), isWhole };
}

/**
 * @param {OfficialElectron} official
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} what went wrong, in a sentence
 */
export async function downloadOfficial({ version, folder, installer }, say) {
  if (!existsSync(installer)) return 'The package "electron" is not installed yet (npm ci).';
  say(`Downloading Electron ${version} …`);
  // What an interrupted unpacking left must not count as installed.
  rmSync(join(folder, '..', 'path.txt'), { force: true });
  rmSync(folder, { recursive: true, force: true });

  const failure = await inWorkFolder((work) => runInstaller(installer, [work, folder], work));
  if (!failure && isElectronFolder(folder)) return undefined;
  return `The download of Electron ${version} did not work (${failure ?? 'it left no program'}).`;
}

/**
 * @param {string} installer
 * @param {string[]} watched folders that grow as long as it gets on
 * @param {string} temporary
 * @returns {Promise<string | undefined>} the reason it failed
 */
async function runInstaller(installer, watched, temporary) {
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...environment } = process.env;
  let stalled = false;
  /** @type {NodeJS.Timeout | undefined} */
  let watch;
  const { code, output } = await runQuietly(process.execPath, [installer], {
    env: { ...environment, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
    onStart: (stop) => {
      const startedAt = Date.now();
      let grewAt = startedAt;
      let lastSize = 0;
      watch = setInterval(() => {
        const size = watched.reduce((sum, folder) => sum + sizeOf(folder), 0);
        if (size !== lastSize) grewAt = Date.now();
        lastSize = size;
        stalled = Date.now() - grewAt > stallMs || Date.now() - startedAt > totalMs;
        if (stalled) stop();
      }, 1_000);
    },
  });
  clearInterval(watch);
  if (stalled) return 'no answer';
  if (code === 0) return undefined;
  return (output.split('\n').find((line) => /Error/.test(line)) ?? `exit code ${code}`).trim();
}

/** @param {string} repository */
function lockedVersion(repository) {
  const lockfile = textOf(join(repository, 'package-lock.json'));
  return lockfile && JSON.parse(lockfile).packages?.['node_modules/electron']?.version;
}

/** @param {string} path */
function versionOf(path) {
  const text = textOf(path);
  return text && JSON.parse(text).version;
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {number} bytes; files that vanish meanwhile count nothing
 */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
      (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  } catch {
    return 0;
  }
}
