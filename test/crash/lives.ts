import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { ChildLife } from './crash-child.ts';
import { type Life, liveOnce, type Said } from './one-life.ts';

const repository = join(import.meta.dirname, '../..');

/** The child as one plain file, so that a life begins in a tenth of a second. Answers its path. */
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

export type Ended = { said: Said[]; signal: NodeJS.Signals | null; code: number | null; errors: string };

/** Lives once. `whileAlive` gets the way to end it from outside, as a power cut does. */
export async function live(
  child: string,
  given: ChildLife,
  whileAlive: (kill: () => void) => void = () => {},
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
  whileAlive(() => process_.kill('SIGKILL'));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    process_.once('close', (...end) => resolve(end)),
  );
  const lines = out.split('\n').filter((line) => line.endsWith('}'));
  return { said: lines.map((line) => JSON.parse(line) as Said), signal, code, errors };
}

/** Starts once more in this process: what is not ended on the way needs none of its own. */
export async function recover(life: Omit<Life, 'mode'>): Promise<Said[]> {
  const said: Said[] = [];
  await liveOnce(
    { ...life, mode: 'recover' },
    async () => {},
    (one) => said.push(one),
  );
  return said;
}

/**
 * Lives in this process and stops the world of that life at the n-th time the point is passed: nothing it would do
 * after that is done, and nothing it would say is heard. `isStopped` is false when the point was not passed so often.
 */
export async function stopAt(
  life: Life,
  end: { point: string; nth: number },
): Promise<{ said: Said[]; isStopped: boolean }> {
  const said: Said[] = [];
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
    const hear = (one: Said) => void (isStopped || said.push(one));
    liveOnce(life, at, hear, (how) => {
      free = how;
    }).then(resolve, reject);
  });
  await free();
  return { said, isStopped };
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
