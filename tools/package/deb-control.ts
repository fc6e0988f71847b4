import { NAME, type PackageIdentity } from './package-identity.ts';

/**
 * What the program is linked to or opens by name, as `objdump -p` and the strings of Electron's libraries have it.
 * Since the change to 64-bit time some packages of newer releases are called …t64.
 */
export const DEPENDS = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6',
  'libcairo2',
  'libcups2 | libcups2t64',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnotify4',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'xdg-utils',
];

// Without a keyring the app runs, but keeps secrets for its session only.
const RECOMMENDS = ['gnome-keyring | kwalletmanager | keepassxc', 'desktop-file-utils'];

/** Debian's name for the processor this runs on. */
export function debianArchitecture(arch: string = process.arch): string {
  return arch === 'x64' ? 'amd64' : arch === 'arm' ? 'armhf' : arch;
}

/** @param installedBytes of all files of the package */
export function controlFile(identity: PackageIdentity, installedBytes: number): string {
  const summary = "makes, tests and submits a vendor's API credential for Neo";
  return [
    `Package: ${NAME}`,
    `Version: ${identity.debianVersion}`,
    `Architecture: ${debianArchitecture()}`,
    'Section: admin',
    'Priority: optional',
    'Maintainer: Neo Setup Assistant contributors',
    `Installed-Size: ${Math.ceil(installedBytes / 1024)}`,
    `Depends: ${DEPENDS.join(', ')}`,
    `Recommends: ${RECOMMENDS.join(', ')}`,
    `Description: ${identity.isTest ? 'TEST PACKAGE - ' : ''}${summary}`,
    ...(identity.isTest
      ? [
          ` TEST PACKAGE, not for use: it stands on Electron ${identity.electronVersion}, which may get no security`,
          ' updates any more.',
          ' .',
        ]
      : []),
    " Walks a technician through making an API credential in a vendor's portal, tests",
    ' it, keeps it encrypted with the keyring and submits it to Neo.',
    ' .',
    ' What people keep with it lies in their home folders (~/.config/Neo Setup',
    ' Assistant). Removing or purging the package leaves it there.',
    '',
  ].join('\n');
}

/** The entry of the menu. It also answers addresses that begin with `neo-setup:`. */
export function desktopEntry(identity: PackageIdentity): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=Neo Setup Assistant${identity.isTest ? ' (test package)' : ''}`,
    "Comment=Make, test and submit a vendor's API credential for Neo",
    `Exec=/opt/${NAME}/${NAME} %U`,
    `Icon=${NAME}`,
    'Terminal=false',
    'Categories=Utility;',
    'MimeType=x-scheme-handler/neo-setup;',
    // The class that Electron gives the window is the product's name.
    'StartupWMClass=Neo Setup Assistant',
    '',
  ].join('\n');
}

/** @param made when the package is made */
export function changelog(identity: PackageIdentity, made: Date): string {
  const [weekday, day, month, year, time] = made.toUTCString().replace(',', '').split(' ');
  return [
    `${NAME} (${identity.debianVersion}) unstable; urgency=medium`,
    '',
    '  * See the commits of the project.',
    '',
    ` -- Neo Setup Assistant contributors  ${weekday}, ${day} ${month} ${year} ${time} +0000`,
    '',
  ].join('\n');
}

/** The text of the file that marks a test package on the disk. */
export function testMark(identity: PackageIdentity): string {
  return [
    `Test package ${identity.debianVersion} of the Neo Setup Assistant, not for use.`,
    `It stands on Electron ${identity.electronVersion}; a package for use stands on ${identity.lockedElectron}.`,
    '',
  ].join('\n');
}
