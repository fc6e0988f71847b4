import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundledPackage, readBundledPackages } from './bundled-packages.ts';

/** The file with the licences of what is bundled, beside the program. Electron brings those of its own parts. */
export const NOTICES_FILE = 'LICENSES.packages.txt';

export type Notice = { name: string; version: string; licence: string; text: string };

const LICENCE_FILE = /^(licen[cs]e|copying|notice|ofl)([.-]|$)/i;

/**
 * Name, version, licence and its text, as the package's own files have them.
 *
 * @throws Error for a package that names no licence, or brings no text of it
 */
export function readNotice(repository: string, { name, version, folder }: BundledPackage): Notice {
  const place = join(repository, folder);
  const { license } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { license?: unknown };
  const files = readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const texts = files.map((file) => readFileSync(join(place, file), 'utf8').trim()).filter(Boolean);
  if (typeof license !== 'string' || texts.length === 0)
    throw new Error(`${folder} is part of the app, and its licence was not found there.`);
  return { name, version, licence: license, text: texts.join('\n\n') };
}

/** One after another, as a text that a person can read. */
export function noticesText(notices: readonly Notice[]): string {
  const line = '-'.repeat(80);
  const parts = notices.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`,
  );
  const list = notices.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`);
  return [
    'Neo Setup Assistant holds the following packages, or parts of them, under the licences below.',
    'Those of Electron and Chromium are in LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...list,
    '',
    ...parts,
  ].join('\n');
}

/** The notices of everything the last build has used. */
export function readNotices(repository: string): string {
  return noticesText(readBundledPackages(repository).map((one) => readNotice(repository, one)));
}
