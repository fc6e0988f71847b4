import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDescendants } from './process-tree.ts';
import { forgetAnswers, readAnswers } from './record-answers.ts';
import type { RunningApp } from './running-app.ts';

/** A place where a secret must not be, with what is there. */
type Place = { name: string; bytes: Buffer };

/**
 * Looks for secrets wherever they could have been left, and answers where they are: the page as text, markup and
 * input values, the accessibility tree, everything main sent to the page, arguments and environment of every process,
 * the clipboard, the app's output, and every file below the profile (log included) once the app has ended, or as it is
 * where the app `goesOn`.
 */
export async function findSecrets(
  app: RunningApp,
  secrets: readonly string[],
  goesOn = false,
): Promise<string[]> {
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
    const answers = await readAnswers(app.electron);
    add('answers', answers.text);
    if (goesOn) await forgetAnswers(app.electron, answers.until);
    add('clipboard', await app.electron.evaluate(({ clipboard }) => clipboard.readText()));
    for (const process of await processTree(app.process.pid ?? 0)) places.push(process);
    if (!goesOn) await app.kill();
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
  const contents = await Promise.all(paths.map(async (name) => ({ name, bytes: await readIfThere(name) })));
  return [inNames, ...contents.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]))];
}

/** Arguments and environment of a process and of all it has started. */
async function processTree(root: number): Promise<Place[]> {
  const found: Place[] = [];
  for (const pid of await withDescendants(root)) {
    for (const part of ['cmdline', 'environ']) {
      const bytes = await readIfThere(`/proc/${pid}/${part}`);
      if (bytes !== null) found.push({ name: `${part} of process ${pid}`, bytes });
    }
  }
  return found;
}

/** Null for what has gone meanwhile: a process that ended, a temporary file of Chromium's. */
async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(String(error.code)))
      return null;
    throw error;
  }
}
