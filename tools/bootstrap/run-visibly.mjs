import { spawn } from 'node:child_process';
import { exitCodeOf } from './exit-code.mjs';

/**
 * Runs a program in the foreground. Ctrl-C reaches it from the terminal; this process waits for its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, environment?: NodeJS.ProcessEnv, onlyStderr?: boolean }} [options] onlyStderr sends what it
 *   says on stdout to stderr; environment is added to this process's own
 * @returns {Promise<number>} its exit code; 127 if there is no such program
 */
export function runVisibly(command, args, { cwd, environment, onlyStderr = false } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['inherit', onlyStderr ? 2 : 'inherit', 'inherit'],
  });
  const ignore = () => {};
  const forward = () => child.kill('SIGTERM');
  process.on('SIGINT', ignore);
  process.on('SIGTERM', forward);
  return new Promise((settle) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(127);
    });
    child.once('close', (code, signal) => end(exitCodeOf(code, signal)));

    /** @param {number} code */
    function end(code) {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', forward);
      settle(code);
    }
  });
}
