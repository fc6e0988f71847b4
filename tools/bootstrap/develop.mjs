import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rootFlags } from './root-flags.mjs';
import { runVisibly } from './run-visibly.mjs';
import { setUp } from './set-up.mjs';
import { hasDisplay, runOnADesktop } from './where-to-run.mjs';

/** Where Chrome's chrome://inspect looks for something to debug. */
const DEBUGGING_PORT = 9222;

/**
 * The app with its sources watched: the window takes over a change by itself, a change of main starts the app again. It has
 * a folder of its own for the build and for data, so that neither `npm start` nor an installed app meets either.
 *
 * @param {string} repository
 * @param {string[]} args for the app, e.g. `--inspect=9229`
 * @returns {Promise<number>} exit code
 */
export async function develop(repository, args) {
  const canBeSeen = hasDisplay();
  const electron = await setUp(repository, { needsDesktop: !canBeSeen });
  const flags = [...rootFlags(), ...args];
  if (!canBeSeen) {
    const isChosen = args.some((arg) => arg.startsWith('--remote-debugging-port'));
    if (!isChosen) flags.push(`--remote-debugging-port=${DEBUGGING_PORT}`);
    console.log(
      `There is no display here: the app runs on a virtual screen${isChosen ? '' : `, and a browser on this computer can look at its window and debug it (chrome://inspect, port ${DEBUGGING_PORT})`}.`,
    );
  }
  const { command, environment } = developmentCommand(repository, electron.executable, flags);
  const run = canBeSeen ? runVisibly : runOnADesktop;
  return run(process.execPath, command, { cwd: repository, environment });
}

/**
 * electron-vite's own loop, with a starter of ours in place of Electron. For Node to run.
 *
 * @param {string} repository
 * @param {string} executable an Electron
 * @param {string[]} args for the app
 */
export function developmentCommand(repository, executable, args) {
  const folder = prepareFolder(repository);
  const profile = `--user-data-dir=${join(folder, 'user-data')}`;
  const electronVite = join(dirname(fileURLToPath(import.meta.resolve('electron-vite/package.json'))), 'bin');
  return {
    command: [
      join(electronVite, 'electron-vite.js'),
      'dev',
      '--watch',
      '--',
      executable,
      folder,
      profile,
      ...args,
    ],
    environment: {
      // Traces in the terminal name lines of the sources. An installed app ignores this variable.
      NODE_OPTIONS: [process.env.NODE_OPTIONS, '--enable-source-maps'].filter(Boolean).join(' '),
      ELECTRON_EXEC_PATH: process.execPath,
      ELECTRON_ENTRY: fileURLToPath(new URL('../development/run-electron.mjs', import.meta.url)),
    },
  };
}

/**
 * Electron takes an app's name from the package.json beside it, and with it the name of its keyring.
 *
 * @param {string} repository
 */
function prepareFolder(repository) {
  const folder = join(repository, 'out', 'development');
  mkdirSync(folder, { recursive: true });
  const { name, productName, version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const text = JSON.stringify({ name, productName, version, type: 'module', main: 'main/index.js' });
  writeFileSync(join(folder, 'package.json'), text);
  return folder;
}
