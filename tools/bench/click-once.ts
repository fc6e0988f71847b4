import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Milliseconds from when a click was due until the dialog that it opens was painted. */
export type Clicks = { first: number; later: number };

/** A run that takes longer is stuck. */
const LONGEST_MS = 60_000;

/** Starts the app, clicks within 300 ms of the first rows and once more when all is quiet, and ends it. */
export async function clickOnce(
  electron: string,
  folder: string,
  profile: string,
  rows: number,
): Promise<Clicks> {
  const marker = join(import.meta.dirname, 'click-marker.cjs');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...asRoot, '-r', marker, folder, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, BENCH_ROWS: String(rows) },
  });
  const ended = new Promise<void>((settle) => {
    child.once('close', () => settle());
    child.once('error', () => settle());
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('clicked ')) return JSON.parse(line.slice('clicked '.length));
    }
    throw new Error(`The app ended, or opened no dialog in ${LONGEST_MS} ms.`);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
  }
}
