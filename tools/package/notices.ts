import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundledPackage, readBundledPackages } from './bundled-packages.ts';

/** The file with the licenses of what is bundled, beside the program. Electron brings those of its own parts. */
export const NOTICES_FILE = 'LICENSES.packages.txt';

export type Notice = { name: string; version: string; license: string; text: string };

const LICENSE_FILE = /^(licen[cs]e|copying|notice|ofl)([.-]|$)/i;

/**
 * Name, version, license and its text, as the package's own files have them.
 *
 * @throws Error for a package that names no license, or brings no text of it
 */
export function readNotice(repository: string, { name, version, folder }: BundledPackage): Notice {
  const place = join(repository, folder);
  const { license } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { license?: unknown };
  const files = readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENSE_FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const texts = files.map((file) => readFileSync(join(place, file), 'utf8').trim()).filter(Boolean);
  if (typeof license !== 'string' || texts.length === 0)
    throw new Error(`${folder} is part of the app, and its license was not found there.`);
  return { name, version, license, text: texts.join('\n\n') };
}

/** One after another, as a text that a person can read. */
export function noticesText(notices: readonly Notice[]): string {
  const line = '-'.repeat(80);
  const parts = notices.map(
    ({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}\n`,
  );
  const list = notices.map(({ name, version, license }) => `  ${name} ${version} (${license})`);
  return [
    'Neo Setup Assistant holds the following packages, or parts of them, under the licenses below.',
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
