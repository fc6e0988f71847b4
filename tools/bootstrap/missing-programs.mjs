import { execFileSync } from 'node:child_process';
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
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
