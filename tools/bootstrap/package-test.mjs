import { isDebianLike } from './debian-packages.mjs';
import { findMissingPackages } from './missing-programs.mjs';

/**
 * What the test of the package needs beside the desktop: the screen's accessible tree, and what a desktop has anyway.
 */
export const packageTestNeeds = [
  'python3-gi',
  'gir1.2-atspi-2.0',
  'at-spi2-core',
  'desktop-file-utils',
  'xdg-utils',
];

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
