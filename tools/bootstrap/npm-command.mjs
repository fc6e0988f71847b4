import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * npm as a command that needs no shell: on Windows npm is a batch file, which Node refuses to start without one.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath, beside].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  );
  return script ? [process.execPath, [script, ...args]] : ['npm', args];
}
