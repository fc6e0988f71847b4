// A desktop to run Electron on where there is none: a session bus, a real unlocked keyring and a screen of their own,
// in folders of their own, so that a user's keyring, settings and windows are never touched. Linux only.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOnSignals } from '../runtime/exit-on-signals.mjs';
import { startDaemon } from './daemon.mjs';
import { exitCodeOf } from './exit-code.mjs';
import { startKeyring } from './keyring.mjs';

/**
 * @typedef {object} DesktopSession
 * @property {NodeJS.ProcessEnv} environment for every program that is to run on this desktop
 * @property {string | null} pixels path of the file that always holds what is on the screen, in the format of xwd(1)
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} [options]
 * @param {string | null} [options.screen] size of the screen in pixels; null shares the caller's DISPLAY
 * @param {boolean} [options.keepsPixels] whether the screen of its own is to be read from a file
 * @returns {Promise<DesktopSession>} when the screen is there and the keyring has answered
 */
export async function startDesktopSession({ screen = '1366x768', keepsPixels = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'neo-desktop-'));
  /** @type {import('./daemon.mjs').Daemon[]} */
  const daemons = [];
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  const abandon = () => {
    for (const daemon of daemons) daemon.kill();
    removeFolder();
  };
  process.once('exit', abandon);

  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, XDG_CURRENT_DESKTOP: 'GNOME' };
  delete environment.WAYLAND_DISPLAY;
  delete environment.GNOME_KEYRING_CONTROL;
  for (const [variable, name] of /** @type {const} */ ([
    ['XDG_RUNTIME_DIR', 'run'],
    ['XDG_DATA_HOME', 'data'],
    ['XDG_CONFIG_HOME', 'config'],
  ])) {
    environment[variable] = join(folder, name);
    mkdirSync(join(folder, name), { mode: 0o700 });
  }

  const stop = async () => {
    await Promise.all(daemons.map((daemon) => daemon.stop()));
    process.off('exit', abandon);
    removeFolder();
  };
  try {
    // What the bus starts by itself sees no screen: a prompt to unlock would wait for somebody who is not there.
    const unattended = { ...environment };
    delete unattended.DISPLAY;
    const bus = await startDaemon(
      'dbus-daemon',
      ['--session', '--nofork', '--nopidfile', '--print-address=3'],
      { environment: unattended, announces: true },
    );
    daemons.push(bus);
    environment.DBUS_SESSION_BUS_ADDRESS = bus.announced;
    if (screen !== null) {
      const args = ['-displayfd', '3', '-screen', '0', `${screen}x24`, '-nolisten', 'tcp', '-noreset'];
      if (keepsPixels) args.push('-fbdir', folder);
      const display = await startDaemon('Xvfb', args, { environment, announces: true });
      daemons.push(display);
      environment.DISPLAY = `:${display.announced}`;
      delete environment.XAUTHORITY;
    }
    daemons.push(await startKeyring({ ...environment, DISPLAY: undefined }));
    return { environment, pixels: keepsPixels ? join(folder, 'Xvfb_screen0') : null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ screen?: string, cwd?: string, environment?: NodeJS.ProcessEnv }} [options] environment is added to the
 *   session's own
 * @returns {Promise<number>} the command's exit code; 128 + n if signal n ended it
 */
export async function runInDesktopSession(command, args, { screen, cwd, environment } = {}) {
  const leaveSignals = exitOnSignals();
  const session = await startDesktopSession({ screen });
  leaveSignals();
  const child = spawn(command, args, {
    cwd,
    stdio: 'inherit',
    env: { ...session.environment, ...environment },
  });
  // A terminal sends Ctrl-C to the child itself; this process must outlive it to tidy up.
  const ignore = () => {};
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', forward);
  try {
    return await new Promise((settle, fail) => {
      child.once('error', fail);
      child.once('close', (code, signal) => settle(exitCodeOf(code, signal)));
    });
  } finally {
    await session.stop();
    process.off('SIGINT', ignore);
    process.off('SIGTERM', forward);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const screen = args[0]?.startsWith('--screen=') ? args.shift()?.slice('--screen='.length) : undefined;
  if (args[0] === '--') args.shift();
  const [command, ...rest] = args;
  if (!command) {
    console.error(
      'Usage: node tools/bootstrap/desktop-session.mjs [--screen=2000x1400] -- <command> [arguments]',
    );
    process.exit(2);
  }
  try {
    process.exitCode = await runInDesktopSession(command, rest, { screen });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
