import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../runtime/child-process.mjs';
import { debianArchitecture } from './deb-control.ts';
import { NAME, type PackageIdentity } from './package-identity.ts';

/** `xz` is the smallest and takes a minute or two; `none` takes a second, for tests. */
export const COMPRESSIONS = ['xz', 'zstd', 'none'] as const;
export type Compression = (typeof COMPRESSIONS)[number];

/**
 * @returns the path of the package
 * @throws Error with the output of dpkg-deb
 */
export async function buildDeb(parts: {
  tree: string;
  out: string;
  identity: PackageIdentity;
  compression: Compression;
}): Promise<string> {
  const { tree, out, identity, compression } = parts;
  const deb = join(out, `${NAME}_${identity.debianVersion}_${debianArchitecture()}.deb`);
  rmSync(deb, { force: true });
  // All files are root's, whoever makes the package.
  const args = ['--root-owner-group', `-Z${compression}`, '--build', tree, deb];
  const { code, output } = await runQuietly('dpkg-deb', args);
  if (code !== 0) throw new Error(`dpkg-deb failed (exit code ${code}).\n${output}`);
  return deb;
}
