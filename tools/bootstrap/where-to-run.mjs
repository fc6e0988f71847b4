import { runInDesktopSession } from './desktop-session.mjs';
import { runVisibly } from './run-visibly.mjs';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * On Linux always a desktop made for the purpose, so that tests see the same screen and keyring everywhere; macOS and
 * Windows have no such thing, and use the one that is there.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, environment?: NodeJS.ProcessEnv, screen?: string }} options
 * @returns {Promise<number>} the exit code
 */
export function runOnADesktop(command, args, options) {
  return process.platform === 'linux'
    ? runInDesktopSession(command, args, options)
    : runVisibly(command, args, options);
}
