// Makes the installer for this system: `npm run package [-- --compression=xz|zstd|none --test-build=<number>]`. So far that
// is a Debian package, in out/package. The steps, once bootstrap/verbs.mjs has built the app: icons, the app's folder
// (electron-builder, fuses), the tree of files, dpkg-deb; in that order in package/make-package.ts. One made on another
// Electron than the lockfile's is marked as a test package.

import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './desktop/launch-electron.ts';
import { COMPRESSIONS, type Compression } from './package/build-deb.ts';
import { makePackage } from './package/make-package.ts';

const { values } = parseArgs({
  options: {
    compression: { type: 'string', default: 'xz' },
    'test-build': { type: 'string', default: '1' },
  },
});
const compression = COMPRESSIONS.find((one) => one === values.compression);
const testBuild = Number(values['test-build']);
if (compression === undefined || !Number.isInteger(testBuild) || testBuild < 1) {
  console.error(
    `Usage: npm run package [-- --compression=${COMPRESSIONS.join('|')} --test-build=<number from 1>]`,
  );
  process.exit(2);
}
if (process.platform !== 'linux') {
  console.error('Only the Debian package is made so far, and it is made on Linux.');
  process.exit(1);
}

await report(compression, testBuild);

async function report(compression: Compression, testBuild: number): Promise<void> {
  const out = join(repository, 'out', 'package');
  const { deb, megabytes, identity } = await makePackage({ repository, out, compression, testBuild });
  for (const scaffold of ['app', 'icons', 'tree']) rmSync(join(out, scaffold), { recursive: true });
  if (identity.isTest) {
    console.log(
      `This is a TEST PACKAGE: it stands on Electron ${identity.electronVersion}, not on the ${identity.lockedElectron} ` +
        'of the lockfile. Its version, its description and its About screen say so. Do not hand it out.',
    );
  }
  console.log(`${relative(process.cwd(), deb)}, ${megabytes.toFixed(1)} MB`);
}
