import { rm } from 'node:fs/promises';
import { BUILD_VARIABLE } from './copy-build.ts';

async function removeBuild(): Promise<void> {
  const folder = process.env[BUILD_VARIABLE];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of this file
export default removeBuild;
