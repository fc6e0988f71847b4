import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { fusesFor, wrongFuses } from './fuses.ts';
import { NOTICES_FILE, readNotices } from './notices.ts';
import { NAME, type PackageIdentity } from './package-identity.ts';

/**
 * The settings of electron-builder. Main is bundled whole, so no package of node_modules goes in. Of Chromium's own
 * words only the English ones stay: the app speaks English, and the two differ in how they write a date.
 */
export function builderSettings(parts: {
  out: string;
  electronFolder: string;
  identity: PackageIdentity;
  platform: NodeJS.Platform;
}): Configuration {
  const { out, electronFolder, identity, platform } = parts;
  return {
    appId: `com.neoagent.${NAME}`,
    electronDist: electronFolder,
    electronVersion: identity.electronVersion,
    npmRebuild: false,
    directories: { output: out, buildResources: join(out, 'no-build-resources') },
    files: ['package.json', 'out/main/**', 'out/preload/**', 'out/renderer/**', '!**/node_modules/**'],
    asar: true,
    electronLanguages: ['en-US', 'en-GB'],
    electronFuses: fusesFor(platform),
    extraMetadata: { version: identity.version },
    linux: { executableName: NAME },
    publish: null,
  };
}

// Electron's own page, a context snapshot that no fuse asks for, and what the stand-in runtime notes down for itself.
const LEFT_OVER = [
  join('resources', 'default_app.asar'),
  'browser_v8_context_snapshot.bin',
  'default-app.sha256',
];

/**
 * Puts Electron and the built app together, as a folder that could be run where it lies.
 *
 * @returns the folder
 * @throws Error when a fuse is not as it should be, or a license is missing
 */
export async function makeAppFolder(parts: {
  repository: string;
  out: string;
  electronFolder: string;
  identity: PackageIdentity;
}): Promise<string> {
  const { repository, out, electronFolder, identity } = parts;
  rmSync(out, { recursive: true, force: true });
  await build({
    projectDir: repository,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: builderSettings({ out, electronFolder, identity, platform: 'linux' }),
  });
  // It has no suffix on x64 only.
  const folder = join(out, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  for (const name of LEFT_OVER) rmSync(join(folder, name), { force: true });
  writeFileSync(join(folder, NOTICES_FILE), readNotices(repository));
  const wrong = await wrongFuses(join(folder, NAME), 'linux');
  if (wrong.length > 0) throw new Error(`These fuses are not as they should be: ${wrong.join(', ')}.`);
  return folder;
}
