import { isDebianLike } from './debian-packages.mjs';
import { findMissingPackages } from './missing-programs.mjs';

/** What a desktop has anyway; the test of the package listens to the screen as well (`listener-packages.mjs`). */
export const packageTestNeeds = ['desktop-file-utils', 'xdg-utils'];

/**
 * The test installs, upgrades and purges a real package on this system.
 *
 * @returns {string | undefined} why it is not run here
 */
export function whyNoPackageTest() {
  if (process.platform !== 'linux' || !isDebianLike())
    return 'this is neither Debian nor one of its children';
  if (process.getuid?.() !== 0) return 'installing needs root';
  if (findMissingPackages(['neo-setup-assistant']).length === 0)
    return 'the Neo Setup Assistant is installed on this system, and the test would remove it';
  return undefined;
}
