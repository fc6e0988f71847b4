import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryOfTree } from './memory-of-tree.ts';

/** An app that does what `audience-marker.cjs` knows, one thing after another. */
export type AudienceRun = {
  ask<T>(line: string): Promise<T>;
  /** Bytes of all its processes; null where the system has no such count. */
  memory(): number | null;
  end(): Promise<void>;
};

/** What takes longer is stuck. */
const LONGEST_MS = 60_000;

/** `page` is what the second window of the bare app shows. */
export function startAudienceRun(
  electron: string,
  folder: string,
  profile: string,
  side: 'ours' | 'floor',
  page = '',
): AudienceRun {
  const marker = join(import.meta.dirname, 'audience-marker.cjs');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electron, [...asRoot, '-r', marker, folder, `--user-data-dir=${profile}`], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, BENCH_SIDE: side, BENCH_PAGE: page },
  });
  const ended = new Promise<void>((settle) => {
    child.once('close', () => settle());
    child.once('error', () => settle());
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask<T>(line: string) {
      const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
      const answer = `done ${line.split(' ')[0]} `;
      child.stdin.write(`${line}\n`);
      try {
        for (;;) {
          const { value, done } = await lines.next();
          if (done) throw new Error(`The app ended, or did not do "${line}" in ${LONGEST_MS} ms.`);
          if (value.startsWith(answer)) return JSON.parse(value.slice(answer.length)) as T;
        }
      } finally {
        clearTimeout(timer);
      }
    },
    memory: () => memoryOfTree(child.pid ?? 0),
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
