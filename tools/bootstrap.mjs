// The one way in from a clean clone: brings what is missing (packages, libraries, an Electron), then does what was
// asked. Plain Node, and nothing but it is needed yet; when nothing is missing it adds well under a second.

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [verb = '', ...args] = process.argv.slice(2);

const wanted = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).engines.node.replace(
  '>=',
  '',
);
if (isOlder(process.versions.node, wanted)) {
  console.error(`This needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

// Loaded only now: an older Node would stumble over their imports before it could say that it is too old.
const { SetUpError } = await import('./bootstrap/set-up-error.mjs');
const { verbs } = await import('./bootstrap/verbs.mjs');
const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
if (!work) {
  console.error(`Usage: node tools/bootstrap.mjs ${Object.keys(verbs).join('|')} [arguments]`);
  process.exit(2);
}

try {
  process.exitCode = await work(repository, args);
} catch (error) {
  console.error(error instanceof SetUpError ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const have = version.split('.').map(Number);
  const need = than.split('.').map(Number);
  const difference = need.map((number, index) => (have[index] ?? 0) - number).find((value) => value !== 0);
  return (difference ?? 0) < 0;
}
