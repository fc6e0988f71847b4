import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import { buildDeb } from '../../tools/package/build-deb.ts';
import { layOutDeb } from '../../tools/package/deb-tree.ts';
import type { Made } from '../../tools/package/make-package.ts';
import { NAME, type PackageIdentity } from '../../tools/package/package-identity.ts';

/** The same app once more under a higher version, without copying Electron again. The tree of the first is used up. */
export async function makeSecondVersion(
  repository: string,
  out: string,
  first: Made,
): Promise<{ deb: string; identity: PackageIdentity }> {
  const identity: PackageIdentity = {
    ...first.identity,
    version: '9.9.9-test.2',
    debianVersion: '9.9.9~test2',
  };
  const appFolder = join(out, 'second');
  const unpacked = join(out, 'second-asar');
  renameSync(join(first.tree, 'opt', NAME), appFolder);
  const asar = join(appFolder, 'resources', 'app.asar');
  mkdirSync(unpacked);
  extractAll(asar, unpacked);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  writeFileSync(join(unpacked, 'package.json'), JSON.stringify({ ...manifest, version: identity.version }));
  await createPackage(unpacked, asar);
  rmSync(unpacked, { recursive: true });

  const tree = layOutDeb({
    repository,
    tree: join(out, 'second-tree'),
    appFolder,
    icons: first.icons,
    identity,
  });
  return { deb: await buildDeb({ tree, out, identity, compression: 'none' }), identity };
}
