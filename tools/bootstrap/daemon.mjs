import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const startMs = 15_000;
const stopMs = 3_000;

/**
 * @typedef {object} Daemon
 * @property {string} announced what it wrote to file descriptor 3, which tells that it is ready
 * @property {() => boolean} isRunning
 * @property {() => string} complaints
 * @property {() => void} kill
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {boolean} [options.announces] wait for its line on file descriptor 3
 * @param {string} [options.input] for its stdin
 * @returns {Promise<Daemon>}
 */
export async function startDaemon(command, args, { environment, announces = false, input }) {
  const [program, programArgs] = dyingWithUs(command, args);
  // In a process group of its own: Ctrl-C must first end what runs on the desktop, and then the desktop.
  const child = spawn(program, programArgs, {
    env: environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise((settle) => child.once('close', settle));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-4_000);
    });
  }
  child.stdin?.on('error', () => {});
  child.stdin?.end(input ?? '');

  const daemon = {
    announced: '',
    isRunning: () => child.exitCode === null && child.signalCode === null,
    complaints: () => output.trim(),
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM');
      const hurry = setTimeout(() => child.kill('SIGKILL'), stopMs);
      await ended;
      clearTimeout(hurry);
    },
  };
  await new Promise((settle, fail) => {
    const limit = setTimeout(
      () => fail(new Error(`${command} did not start in ${startMs / 1000} s. ${output}`)),
      startMs,
    );
    child.once('error', (error) => {
      clearTimeout(limit);
      fail(new Error(`${command} cannot be started: ${error.message}`));
    });
    child.once('close', (code) => {
      clearTimeout(limit);
      fail(new Error(`${command} ended at once (${code}). ${output}`));
    });
    const ready = () => {
      clearTimeout(limit);
      settle(undefined);
    };
    if (!announces) child.once('spawn', ready);
    child.stdio[3]?.on('data', (chunk) => {
      daemon.announced += chunk;
      if (!daemon.announced.endsWith('\n')) return;
      daemon.announced = daemon.announced.trim();
      ready();
    });
  }).catch((error) => {
    daemon.kill();
    throw error;
  });
  return daemon;
}

/**
 * Even if this process is killed outright, the program is not left behind.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function dyingWithUs(command, args) {
  const helper = '/usr/bin/setpriv';
  return existsSync(helper) ? [helper, ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, args];
}
