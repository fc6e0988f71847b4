import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findElectron } from '../electron-runtime.mjs';
import { makeAppFolder } from './app-folder.ts';
import { buildDeb, type Compression } from './build-deb.ts';
import { layOutDeb } from './deb-tree.ts';
import { drawIcons, type Icons } from './draw-icons.ts';
import { type PackageIdentity, readIdentity } from './package-identity.ts';

export type Made = {
  deb: string;
  megabytes: number;
  identity: PackageIdentity;
  /** Every file of the package, laid out as the system will have it. */
  tree: string;
  icons: Icons;
};

/**
 * From the built app to the Debian package, with the Electron that this checkout runs on. `out` is emptied of what an
 * earlier run left there, apart from its packages.
 */
export async function makePackage(options: {
  repository: string;
  out: string;
  compression: Compression;
  /** Tells test packages of one release apart. */
  testBuild: number;
}): Promise<Made> {
  const { repository, out, compression, testBuild } = options;
  const electron = await findElectron({ repository });
  const identity = readIdentity(repository, electron.folder, testBuild);
  mkdirSync(out, { recursive: true });
  const icons = await drawIcons({
    electron: electron.executable,
    svg: join(repository, 'resources', 'icon.svg'),
    out: join(out, 'icons'),
  });
  const appFolder = await makeAppFolder({
    repository,
    out: join(out, 'app'),
    electronFolder: electron.folder,
    identity,
  });
  const tree = layOutDeb({ repository, tree: join(out, 'tree'), appFolder, icons, identity });
  const deb = await buildDeb({ tree, out, identity, compression });
  return { deb, megabytes: statSync(deb).size / 1e6, identity, tree, icons };
}
