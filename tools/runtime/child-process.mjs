import { spawn } from 'node:child_process';
import { exitOnSignals } from './exit-on-signals.mjs';

/**
 * Runs a program to its end and keeps what it says. If this process is interrupted, so is the program: a download that
 * goes on in the background would be a surprise.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStart?: (stop: () => void) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 if there is no such program
 */
export function runQuietly(command, args, { onStart, ...options } = {}) {
  return new Promise((settle) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const terminate = () => child.kill('SIGTERM');
    const leaveSignals = exitOnSignals();
    process.once('exit', terminate);
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', (error) => end(127, `${output}${error.message}`));
    child.once('close', (code) => end(code ?? 1, output));
    onStart?.(() => child.kill('SIGKILL'));

    /**
     * @param {number} code
     * @param {string} output
     */
    function end(code, output) {
      process.off('exit', terminate);
      leaveSignals();
      settle({ code, output: output.trim() });
    }
  });
}
