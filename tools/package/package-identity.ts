import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a package is called, and whether anybody may use it for real. */
export type PackageIdentity = {
  /** For the app, by semver; About shows it. */
  version: string;
  /** The same for Debian, where `~` sorts before the release that it leads to. */
  debianVersion: string;
  /** Made on another Electron than the lockfile's: for development and tests. */
  isTest: boolean;
  electronVersion: string;
  lockedElectron: string;
};

/** The name of the package, its folder, its program and its desktop entry. */
export const NAME = 'neo-setup-assistant';

/**
 * Only the Electron of the lockfile makes a package for use: it is the one that is looked after. Anything else, like
 * the out-of-support Electron that stands in where the official one cannot be downloaded, leaves its mark in the
 * version.
 */
export function identify(parts: {
  productVersion: string;
  electronVersion: string;
  lockedElectron: string;
  testBuild: number;
}): PackageIdentity {
  const { productVersion, electronVersion, lockedElectron, testBuild } = parts;
  const isTest = electronVersion !== lockedElectron;
  return {
    version: isTest ? `${productVersion}-test.${testBuild}` : productVersion,
    debianVersion: (isTest ? `${productVersion}~test${testBuild}` : productVersion).replace('-', '~'),
    isTest,
    electronVersion,
    lockedElectron,
  };
}

/** Reads the product's version, the lockfile and the file `version` that lies beside every Electron. */
export function readIdentity(repository: string, electronFolder: string, testBuild: number): PackageIdentity {
  const product = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  return identify({
    productVersion: product.version,
    electronVersion: readFileSync(join(electronFolder, 'version'), 'utf8').trim().replace(/^v/, ''),
    lockedElectron: lock.packages['node_modules/electron']?.version ?? 'unknown',
    testBuild,
  });
}
