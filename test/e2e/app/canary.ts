import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAnswers } from './record-answers.ts';
import type { RunningApp } from './running-app.ts';

/** A place where a secret must not be, with what is there. */
type Place = { name: string; bytes: Buffer };

/**
 * Looks for secrets wherever they could have been left, and answers where they are: the page as text, markup and
 * input values, the accessibility tree, everything main said to the page, arguments and environment of every process,
 * the clipboard, the app's output, and every file below the profile (log included) once the app has ended.
 */
export async function findSecrets(app: RunningApp, secrets: readonly string[]): Promise<string[]> {
  const places: Place[] = [];
  const add = (name: string, text: string) => places.push({ name, bytes: Buffer.from(text, 'utf8') });
  if (app.isRunning()) {
    if (!app.page.isClosed()) {
      add('markup', await app.page.content());
      add('input values', await inputValues(app));
      add('accessibility tree', await app.page.locator('body').ariaSnapshot());
      add('address', app.page.url());
    }
    // Chromium writes over the environment that /proc shows, so main is asked as well.
    add('environment', await app.electron.evaluate(() => JSON.stringify([process.argv, process.env])));
    add('answers', await readAnswers(app.electron));
    add('clipboard', await app.electron.evaluate(({ clipboard }) => clipboard.readText()));
    for (const process of await processTree(app.process.pid ?? 0)) places.push(process);
    await app.kill();
  }
  add('output', app.output());
  for (const file of await filesBelow(app.profile)) places.push(file);

  const needles = secrets.flatMap((secret) => encodingsOf(secret));
  return places.flatMap(({ name, bytes }) =>
    needles.filter(({ needle }) => bytes.includes(needle)).map(({ how }) => `${how} in ${name}`),
  );
}

function inputValues(app: RunningApp): Promise<string> {
  return app.page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
      .map((input) => `${input.value} ${input.defaultValue}`)
      .join('\n'),
  );
}

type Encoded = { how: string; needle: Buffer };

/** The forms in which a secret could lie about. Base64 at each of the three offsets it can have inside other bytes. */
export function encodingsOf(secret: string): Encoded[] {
  const bytes = Buffer.from(secret, 'utf8');
  const forms: [how: string, needle: string | Buffer][] = [
    ['text', secret],
    ['UTF-16', Buffer.from(secret, 'utf16le')],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ['URL-encoded', encodeURIComponent(secret)],
    ['reversed', [...secret].reverse().join('')],
  ];
  for (const offset of [0, 1, 2]) {
    // Letters at both ends depend on the neighbours too; those in between are the secret's alone.
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const own = padded.slice(offset === 0 ? 0 : 4, -2);
    forms.push(
      [`base64 at ${offset}`, own],
      [`base64url at ${offset}`, own.replaceAll('+', '-').replaceAll('/', '_')],
    );
  }
  return forms.map(([how, needle]) => ({ how, needle: Buffer.from(needle as string) }));
}

export async function filesBelow(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const inNames = { name: 'file names', bytes: Buffer.from(paths.join('\n')) };
  const contents = paths.map(async (path) => ({ name: path, bytes: await readFile(path) }));
  return [inNames, ...(await Promise.all(contents))];
}

/** Arguments and environment of a process and of all it has started. Linux only; elsewhere nothing is looked at. */
async function processTree(root: number): Promise<Place[]> {
  if (process.platform !== 'linux') return [];
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readProc(entry, 'stat') : null;
    const parent = stat
      ?.toString()
      .replace(/^.*\) \S /s, '')
      .split(' ')[0];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent !== pid && isOurs(parent));
  };
  const found: Place[] = [];
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    for (const part of ['cmdline', 'environ']) {
      const bytes = await readProc(pid, part);
      if (bytes !== null) found.push({ name: `${part} of process ${pid}`, bytes });
    }
  }
  return found;
}

/** Null for a process that has ended meanwhile. */
function readProc(pid: number | string, part: string): Promise<Buffer | null> {
  return readFile(`/proc/${pid}/${part}`).catch(() => null);
}
