// Takes the practice tour through the built app and photographs every screen: `npm run tour [-- --readme]`.
// Writes the pictures, result.json and index.md to out/tour. `--readme` renews the pictures of the README.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchElectron, repository } from './desktop/launch-electron.ts';
import { openAlbum, USUAL_VIEW } from './tour/album.ts';
import { shootCall } from './tour/call.ts';
import { describeTour } from './tour/describe-tour.ts';
import { renewPictures } from './tour/readme-pictures.ts';
import { type Finding, shootNarrow, shootOutbox, takeTour } from './tour/route.ts';
import { shootSessionCare } from './tour/session-care.ts';

const { values } = parseArgs({ options: { readme: { type: 'boolean', default: false } } });
const folder = join(repository, 'out', 'tour');

const { app, page, close } = await launchElectron(repository);
const faults: string[] = [];
page.on('pageerror', (error) => faults.push(`The page threw: ${error.message}`));
page.on('console', (message) => {
  if (message.type() === 'error') faults.push(`The page's console: ${message.text()}`);
});

const album = openAlbum({ app, page, folder });
let findings: Finding[] = [];
try {
  await album.show(USUAL_VIEW);
  findings = await takeTour({ page, album });
  await shootOutbox({ page, album });
  await shootNarrow({ page, album });
  await shootSessionCare({ app, page, album });
  await shootCall({ app, page, album });
  if (values.readme) {
    await renewPictures({ app, shots: album.shots, folder, into: join(repository, 'docs', 'pictures') });
  }
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error));
  await album.shoot('where-it-stopped').catch(() => undefined);
}
const versions = await app.evaluate(({ app: one }) => ({
  app: one.getVersion(),
  electron: process.versions.electron,
}));
await close();

const result = { takenAt: new Date().toISOString(), versions, faults, findings, shots: album.shots };
writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
writeFileSync(join(folder, 'index.md'), describeTour(result));

for (const { scenario, vendor, overall } of findings) console.log(`${scenario}, ${vendor}: ${overall}`);
for (const fault of faults) console.error(`FAULT: ${fault}`);
console.log(`${album.shots.length} screenshots, result.json and index.md: ${folder}`);
process.exitCode = faults.length > 0 ? 1 : 0;
