// Runs inside Electron, in place of the default app that this build of it lacks: starts the app in the folder named on
// the command line as Electron's own default app would. A module with a top-level await, because Electron holds back
// `ready` until it is done: loaded any later, the app could no longer register schemes, append switches or set paths.

import { existsSync, readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as electron from 'electron';

// What Electron's default app uses and no typing knows: setVersion and setAppPath, and Node's own module loader.
/** @type {any} */
const app = electron.app;
/** @type {any} */
const modules = Module;

const { place, preloads, wantsVersion } = readArguments(process.argv.slice(1));

if (wantsVersion) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (!place) fail('Usage: electron [options] <folder of the app>');
if (preloads.length > 0) modules._preloadModules(preloads);
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
await startApp(resolve(place));

/**
 * @param {string[]} args
 * @returns {{ place?: string, preloads: string[], wantsVersion?: boolean }}
 */
function readArguments(args) {
  const preloads = [];
  const rest = args.values();
  for (const argument of rest) {
    if (argument === '-r' || argument === '--require') preloads.push(rest.next().value ?? '');
    else if (argument === '-v' || argument === '--version') return { preloads, wantsVersion: true };
    else if (argument.startsWith('--app=')) return { place: argument.slice('--app='.length), preloads };
    else if (!argument.startsWith('-')) return { place: argument, preloads };
  }
  return { preloads };
}

/** @param {string} folder */
async function startApp(folder) {
  let entry;
  try {
    const description = join(folder, 'package.json');
    if (existsSync(description)) takeOver(JSON.parse(readFileSync(description, 'utf8')));
    entry = modules._resolveFilename(folder, null, true);
    app.setAppPath(existsSync(description) ? folder : dirname(entry));
  } catch (error) {
    fail(`There is no Electron app in ${folder}: ${error}`);
  }
  await import(pathToFileURL(entry).href);
}

/** @param {Record<string, string>} description */
function takeOver({ name, productName, version, desktopName }) {
  if (version) app.setVersion(version);
  if (productName ?? name) app.setName(productName ?? name);
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
