import { findElectron, NoElectronError } from '../electron-runtime.mjs';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureNodePackages } from './node-packages.mjs';
import { SetUpError } from './set-up-error.mjs';

/**
 * @param {string} repository
 * @param {{ needsDesktop?: boolean, debianPackages?: string[], say?: (line: string) => void }} [options]
 * @returns {Promise<{ folder: string, executable: string }>} an Electron that can run here
 * @throws {SetUpError}
 */
export async function setUp(
  repository,
  { needsDesktop = false, debianPackages = [], say = console.log } = {},
) {
  try {
    await ensureNodePackages(repository, say);
    const electron = await findElectron({ repository, say });
    if (process.platform === 'linux')
      await ensureDebianPackages(electron.executable, { needsDesktop, debianPackages, say });
    return electron;
  } catch (error) {
    if (error instanceof NoElectronError) throw new SetUpError(error.message);
    throw error;
  }
}
