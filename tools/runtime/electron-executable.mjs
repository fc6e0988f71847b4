import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the program lies inside an Electron folder, as Electron's own path.txt has it. */
export function executableName(platform = process.platform) {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** @param {string} folder */
export function electronExecutable(folder) {
  return join(folder, executableName());
}

/** @param {string} folder */
export function isElectronFolder(folder) {
  return existsSync(electronExecutable(folder));
}
