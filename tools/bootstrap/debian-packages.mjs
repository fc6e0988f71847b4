import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { runQuietly } from '../runtime/child-process.mjs';
import {
  findMissingLibraries,
  findMissingPackages,
  findMissingTools,
  findTool,
} from './missing-programs.mjs';
import { SetUpError } from './set-up-error.mjs';

const electronPackages = [
  'libgtk-3-0',
  'libnss3',
  'libatk-bridge2.0-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'libsecret-1-0',
  'libnotify4',
];

const desktopTools = new Map([
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus'],
  ['dbus-send', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['secret-tool', 'libsecret-tools'],
  ['gdbus', 'libglib2.0-bin'],
  // The Secret Service that Chromium mistakes when it refuses, and hands for its windows.
  ['keepassxc', 'keepassxc'],
  ['xdotool', 'xdotool'],
  // Read the PDF of a report.
  ['pdfinfo', 'poppler-utils'],
  ['pdftotext', 'poppler-utils'],
]);

/**
 * @param {string} executable of Electron
 * @param {{ needsDesktop: boolean, debianPackages?: string[], say: (line: string) => void }} options debianPackages are
 *   wanted beside what the executable and the desktop need
 * @throws {SetUpError} naming the one command to run
 */
export async function ensureDebianPackages(executable, { needsDesktop, debianPackages = [], say }) {
  const look = () => {
    const libraries = findMissingLibraries(executable);
    const tools = needsDesktop ? findMissingTools([...desktopTools.keys()]) : [];
    const others = debianPackages.length > 0 ? findMissingPackages(debianPackages) : [];
    const packages = [
      ...(libraries.length > 0 ? electronPackages : []),
      ...tools.map((tool) => desktopTools.get(tool) ?? tool),
      ...others,
    ];
    return { missing: [...libraries, ...tools, ...others], packages: [...new Set(packages)] };
  };

  const { missing, packages } = look();
  if (missing.length === 0) return;
  say(`Missing on this system: ${shorten(missing)}.`);
  const canInstall = isDebianLike() && findTool('apt-get');
  if (!canInstall)
    throw new SetUpError(`Install what provides them; on Debian that is: ${packages.join(' ')}`);
  if (process.getuid?.() !== 0) {
    const names = existingNames(packages).join(' ');
    throw new SetUpError(`Install it with: sudo apt-get update && sudo apt-get install -y ${names}`);
  }

  await aptGet(['update'], say);
  const names = existingNames(packages);
  say(`Installing with apt-get (this can take a minute): ${names.join(' ')}`);
  // What an interrupted installation left half done would stop this one.
  await runQuietly('dpkg', ['--configure', '-a'], { env: aptEnvironment() });
  await aptGet(['install', '-y', '--no-install-recommends', ...names], say);
  const left = look().missing;
  if (left.length > 0) throw new SetUpError(`Still missing after the installation: ${shorten(left)}.`);
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} say
 */
async function aptGet(args, say) {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  const { code, output } = await runQuietly('apt-get', [...options, ...args], { env: aptEnvironment() });
  if (code !== 0) say(`apt-get ${args[0]} failed (exit code ${code}):\n${output}`);
}

function aptEnvironment() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
}

/** @param {string[]} names */
function shorten(names) {
  const shown = 6;
  if (names.length <= shown) return names.join(', ');
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}

/**
 * Since the change to 64-bit time some packages of newer releases are called …t64.
 *
 * @param {string[]} packages
 */
function existingNames(packages) {
  const candidates = packages.flatMap((name) => [name, `${name}t64`]);
  const policy = execFileSync('apt-cache', ['policy', ...candidates], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return packages.map((name) => chooseName(name, policy));
}

/**
 * @param {string} name
 * @param {string} policy what apt-cache policy says of the name and of its successor
 */
export function chooseName(name, policy) {
  const sections = policy.split(/^(?=\S)/m);
  const successor = sections.find((section) => section.startsWith(`${name}t64:`));
  return successor && !successor.includes('Candidate: (none)') ? `${name}t64` : name;
}

export function isDebianLike() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}
