import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

// Opened by name while running, so that ldd does not see it: without it passwords are kept in plain text.
const openedLater = ['libsecret-1.so.0'];

/**
 * @param {string} executable
 * @returns {string[]} file names of libraries
 */
export function findMissingLibraries(executable) {
  const linked = parseLdd(output('ldd', [executable]));
  const known = output(findTool('ldconfig') ?? '/sbin/ldconfig', ['-p']);
  return [...linked, ...openedLater.filter((name) => !known.includes(name))];
}

/** @param {string} text what ldd printed */
export function parseLdd(text) {
  return [...new Set([...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name = '']) => name))];
}

/** @param {string[]} names */
export function findMissingTools(names) {
  return names.filter((name) => !findTool(name));
}

/**
 * @param {string} name
 * @returns {string | undefined} its path
 */
export function findTool(name) {
  // The sbin folders are not in an ordinary user's PATH on Debian.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => isExecutable(path));
}

/**
 * @param {string[]} names of Debian packages
 * @returns {string[]} those that are not installed
 */
export function findMissingPackages(names) {
  const format = ['Package', 'db:Status-Status'].map((field) => `$\{${field}}`).join(' ');
  const states = output('dpkg-query', ['--show', `--showformat=${format}\\n`, ...names]).split('\n');
  return names.filter((name) => !states.includes(`${name} installed`));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function output(command, args) {
  // What it printed before it failed counts too: dpkg-query fails as soon as one of several packages is unknown.
  return spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout ?? '';
}
