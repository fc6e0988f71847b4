import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { memoryOfTree } from './memory-of-tree.ts';

/** Milliseconds from starting the process until its first input takes a key; bytes over all its processes after. */
export type Start = { milliseconds: number; bytes: number | null };

/** A start that takes longer is stuck. */
const LONGEST_MS = 30_000;
/** Until the first collections and the loading of what was put off are over. */
const SETTLE_MS = 4_000;

/**
 * Starts an app once, with a profile of its own unless one is given, measures it, and ends it. With `rows` it is
 * usable once so many rows are painted.
 */
export async function startOnce(electron: string, folder: string, given?: string, rows = 0): Promise<Start> {
  const profile = given ?? mkdtempSync(join(tmpdir(), 'neo-bench-'));
  const marker = join(import.meta.dirname, 'usable-marker.cjs');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const startedAt = performance.now();
  const child = spawn(electron, [...asRoot, '-r', marker, folder, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, BENCH_ROWS: String(rows) },
  });
  const ended = new Promise<void>((settle) => {
    child.once('close', () => settle());
    // A program that cannot be started at all has no close.
    child.once('error', () => settle());
  });
  try {
    const usableAt = await Promise.race([
      printed(child.stdout, 'usable'),
      ended.then(() => fail(`${folder} ended before it could be used.`)),
      pause(LONGEST_MS, undefined, { ref: false }).then(() =>
        fail(`${folder} took no key in ${LONGEST_MS} ms.`),
      ),
    ]);
    await pause(SETTLE_MS);
    return { milliseconds: usableAt - startedAt, bytes: memoryOfTree(child.pid ?? 0) };
  } finally {
    child.kill('SIGKILL');
    await ended;
    if (given === undefined)
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function printed(stream: NodeJS.ReadableStream, word: string): Promise<number> {
  for await (const line of createInterface({ input: stream })) if (line === word) return performance.now();
  return fail('The output ended early.');
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
