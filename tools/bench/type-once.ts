import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A run that takes longer is stuck. */
const LONGEST_MS = 60_000;

/**
 * Starts the app with a profile and types in its search box; milliseconds from each key to the rows on the screen.
 */
export async function typeOnce(electron: string, folder: string, profile: string): Promise<number[]> {
  const marker = join(import.meta.dirname, 'typing-marker.cjs');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...asRoot, '-r', marker, folder, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((settle) => {
    child.once('close', () => settle());
    child.once('error', () => settle());
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('typed ')) return JSON.parse(line.slice('typed '.length));
    }
    throw new Error(`The app ended, or typed nothing in ${LONGEST_MS} ms.`);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}
