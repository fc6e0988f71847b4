import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BUILD_VARIABLE = 'NEO_SETUP_E2E_BUILD';
const repository = join(import.meta.dirname, '..', '..', '..');
const PARTS = ['package.json', 'out/main', 'out/preload', 'out/renderer'];

/** Copies the built app to a folder of its own, readable by every user; its name stands in the environment. */
async function copyBuild(): Promise<void> {
  if (!existsSync(join(repository, 'out/main/index.js'))) {
    throw new Error('There is no build to test. Run "npm run build" first.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'neo-e2e-build-'));
  await chmod(folder, 0o755);
  for (const part of PARTS) await cp(join(repository, part), join(folder, part), { recursive: true });
  process.env[BUILD_VARIABLE] = folder;
}

// biome-ignore lint/style/noDefaultExport: Playwright takes the default export of this file
export default copyBuild;
