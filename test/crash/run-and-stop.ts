import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { type AppRun, type RunEvent, runOnce } from './app-run.ts';
import type { ChildRun } from './crash-child.ts';

const repository = join(import.meta.dirname, '../..');

/** The child as one plain file, so that a run begins in a tenth of a second. Answers its path. */
export async function bundleChild(): Promise<string> {
  const folder = join(repository, 'out', 'crash');
  await mkdir(folder, { recursive: true });
  const outDir = await mkdtemp(join(folder, 'child-'));
  await build({
    root: repository,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(import.meta.dirname, 'crash-child.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'crash-child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, 'crash-child.mjs');
}

export type Ended = {
  events: RunEvent[];
  signal: NodeJS.Signals | null;
  code: number | null;
  errors: string;
};

/** Runs once. `whileRunning` gets the function that ends it from outside, as a power cut does. */
export async function runChild(
  child: string,
  given: ChildRun,
  whileRunning: (kill: () => void) => void = () => {},
): Promise<Ended> {
  const process_ = spawn(process.execPath, [child, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  process_.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  whileRunning(() => process_.kill('SIGKILL'));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    process_.once('close', (...end) => resolve(end)),
  );
  const lines = out.split('\n').filter((line) => line.endsWith('}'));
  return { events: lines.map((line) => JSON.parse(line) as RunEvent), signal, code, errors };
}

/** Starts once more in this process: what is not ended on the way needs none of its own. */
export async function recover(appRun: Omit<AppRun, 'mode'>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await runOnce(
    { ...appRun, mode: 'recover' },
    async () => {},
    (one) => events.push(one),
  );
  return events;
}

/**
 * Runs in this process and stops everything of that run at the n-th time the point is passed: nothing it would do
 * after that is done, and nothing it would report is received. `isStopped` is false when the point was not passed so often.
 */
export async function stopAt(
  appRun: AppRun,
  end: { point: string; nth: number },
): Promise<{ events: RunEvent[]; isStopped: boolean }> {
  const events: RunEvent[] = [];
  const never = new Promise<never>(() => {});
  let isStopped = false;
  let passed = 0;
  let free = async () => {};
  await new Promise<void>((resolve, reject) => {
    const at = async (name: string): Promise<void> => {
      if (name === end.point) passed += 1;
      if (name === end.point && passed === end.nth) {
        isStopped = true;
        resolve();
      }
      if (isStopped) await never;
    };
    const receive = (one: RunEvent) => void (isStopped || events.push(one));
    runOnce(appRun, at, receive, (how) => {
      free = how;
    }).then(resolve, reject);
  });
  await free();
  return { events, isStopped };
}

/** In memory where the system has such a place: a killed process leaves the same there, and thousands of syncs cost nothing. */
export async function freshFolder(): Promise<string> {
  return mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'neo-crash-'));
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });

/** What must not be there after a start: temporary files, and JSON that does not read. Paths. */
export async function leftovers(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (entry.name.includes('.tmp')) found.push(path);
    else if (entry.name.endsWith('.json')) {
      try {
        JSON.parse(await readFile(path, 'utf8'));
      } catch {
        found.push(path);
      }
    } else if (/unreadable|corrupt|damaged/.test(entry.name)) found.push(path);
  }
  return found;
}
