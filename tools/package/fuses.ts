import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * Electron's fuses as an installed app has them. Cookie encryption stays off on purpose: the app keeps no cookie, and
 * with the fuse Chromium asks the keyring before the first window, which then waits, unseen, for the answer to the
 * keyring's prompt (seen on Electron 33). A seal over app.asar exists on Windows and macOS only; on Linux nobody
 * would check it.
 */
export function fusesFor(platform: NodeJS.Platform) {
  return {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    enableCookieEncryption: false,
    enableEmbeddedAsarIntegrityValidation: platform !== 'linux',
  };
}

// The wire is text: one character for each fuse.
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** Reads the fuses burnt into a program, and names those that are not as they should be. */
export async function wrongFuses(executable: string, platform: NodeJS.Platform): Promise<string[]> {
  const wire: Partial<Record<number, number>> = await getCurrentFuseWire(executable);
  const wanted = new Map(Object.entries(fusesFor(platform)));
  // A fuse is named alike by both libraries, but for its first letter.
  const places = Object.entries(FuseV1Options).filter(
    (entry): entry is [string, FuseV1Options] => typeof entry[1] === 'number',
  );
  return places
    .map(([name, place]) => ({ name: name.charAt(0).toLowerCase() + name.slice(1), state: wire[place] }))
    .filter(({ name, state }) => state !== (wanted.get(name) ? ON : OFF))
    .map(({ name }) => name);
}
