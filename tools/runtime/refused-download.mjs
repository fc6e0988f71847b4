// Where the official download is refused it is refused every time, and asking anew at each start would cost seconds.
// So a refusal is remembered for a day, for the same version and the same mirror.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';

const dayMs = 24 * 60 * 60_000;

/** @param {string} version */
export function wasRefusedLately(version) {
  try {
    const refusal = JSON.parse(readFileSync(noteFor(version), 'utf8'));
    const age = Date.now() - refusal.at;
    return refusal.mirror === mirror() && age >= 0 && age < dayMs;
  } catch {
    return false;
  }
}

/** @param {string} version */
export function rememberRefusal(version) {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(noteFor(version), JSON.stringify({ at: Date.now(), mirror: mirror() }));
}

/** @param {string} version */
export function forgetRefusal(version) {
  rmSync(noteFor(version), { force: true });
}

function mirror() {
  return process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || '';
}

/** @param {string} version */
function noteFor(version) {
  return join(cacheFolder(), `refused-${version.replaceAll(' ', '-')}.json`);
}
