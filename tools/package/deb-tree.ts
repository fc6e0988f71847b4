import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { changelog, controlFile, desktopEntry, testMark } from './deb-control.ts';
import type { Icons } from './draw-icons.ts';
import { NAME, type PackageIdentity } from './package-identity.ts';

const debian = join(import.meta.dirname, 'debian');
const SCRIPTS = ['postinst', 'postrm'];

/**
 * Lays out every file of the package where the system will have it, with its mode. `appFolder` moves into it.
 *
 * @returns the tree, ready for dpkg-deb
 */
export function layOutDeb(parts: {
  repository: string;
  tree: string;
  appFolder: string;
  icons: Icons;
  identity: PackageIdentity;
}): string {
  const { repository, tree, appFolder, icons, identity } = parts;
  rmSync(tree, { recursive: true, force: true });
  const app = join(tree, 'opt', NAME);
  const documents = join(tree, 'usr', 'share', 'doc', NAME);
  const share = (...place: string[]) => join(tree, 'usr', 'share', ...place);
  const icon = (size: string, file: string) => share('icons', 'hicolor', size, 'apps', file);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };

  mkdirSync(dirname(app), { recursive: true });
  renameSync(appFolder, app);
  write(join(app, 'apparmor-profile'), readFileSync(join(debian, 'apparmor-profile')));
  write(share('applications', `${NAME}.desktop`), desktopEntry(identity));
  write(icon('scalable', `${NAME}.svg`), readFileSync(icons.svg));
  for (const { size, path } of icons.pngs) write(icon(`${size}x${size}`, `${NAME}.png`), readFileSync(path));
  write(join(documents, 'copyright'), copyright(repository));
  write(join(documents, 'changelog.gz'), gzipSync(changelog(identity, readMadeAt()), { level: 9 }));
  if (identity.isTest) write(join(documents, 'TEST-PACKAGE'), testMark(identity));
  mkdirSync(join(tree, 'usr', 'bin'), { recursive: true });
  symlinkSync(`/opt/${NAME}/${NAME}`, join(tree, 'usr', 'bin', NAME));

  const files = filesUnder(tree);
  const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
  write(join(tree, 'DEBIAN', 'control'), controlFile(identity, bytes));
  write(join(tree, 'DEBIAN', 'md5sums'), checksums(tree, files));
  for (const script of SCRIPTS) cpSync(join(debian, script), join(tree, 'DEBIAN', script));
  setModes(tree);
  return tree;
}

/** For packages that come out the same each time, as https://reproducible-builds.org/specs/source-date-epoch asks. */
function readMadeAt(): Date {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}

function copyright(repository: string): string {
  const [, , ...license] = readFileSync(join(repository, 'LICENSE'), 'utf8').trim().split('\n');
  const text = license.slice(license.findIndex((line) => line.startsWith('Permission')));
  const indented = text.map((line) => (line.trim() === '' ? ' .' : ` ${line}`));
  return `${readFileSync(join(debian, 'copyright'), 'utf8')}${indented.join('\n')}\n`;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .concat(
      ...readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => filesUnder(join(folder, entry.name))),
    );
}

/** With them `dpkg --verify` tells later whether a file was changed. */
function checksums(tree: string, files: readonly string[]): string {
  return files
    .filter((path) => lstatSync(path).isFile())
    .map((path) => `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${relative(tree, path)}\n`)
    .join('');
}

/** Modes come from here alone: those of the checkout depend on whoever made it. */
function setModes(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) setModes(path);
    else if (entry.isFile()) chmodSync(path, modeOf(entry.name));
  }
}

function modeOf(name: string): number {
  // Chromium's own way into the sandbox where the kernel gives no user namespaces; useless without setuid root.
  if (name === 'chrome-sandbox') return 0o4755;
  return [NAME, 'chrome_crashpad_handler', ...SCRIPTS].includes(name) ? 0o755 : 0o644;
}
