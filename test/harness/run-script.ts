import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a script of this folder in a Node process of its own, and kills it after so many lines if asked to. */
export async function runScript(
  name: string,
  args: string[],
  { killAfterLines = Number.POSITIVE_INFINITY }: { killAfterLines?: number } = {},
): Promise<{ output: string; signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (output.split('\n').length > killAfterLines) child.kill('SIGKILL');
  });
  const signal = await new Promise<NodeJS.Signals | null>((settle) =>
    child.once('close', (_, ended) => settle(ended)),
  );
  return { output, signal };
}
