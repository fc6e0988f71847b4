import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesSchema } from '../../src-preload/contract/schemas/words.ts';
import { checkCases } from './check-cases.ts';
import { checkChecks } from './check-checks.ts';
import { checkControls } from './check-controls.ts';
import { checkGuide } from './check-guide.ts';
import { checkHints } from './check-hints.ts';
import { checkIds, checkPictureIds } from './check-ids.ts';
import { checkNames } from './check-names.ts';
import { checkPaste } from './check-paste.ts';
import { checkPractice } from './check-practice.ts';
import { checkReasons } from './check-reasons.ts';
import { checkSources } from './check-sources.ts';
import { checkSteps } from './check-steps.ts';
import { checkWords } from './check-words.ts';
import type { Fault } from './fault.ts';
import { readFolder, type VendorFolder } from './read-folder.ts';
import { readShaped } from './read-shaped.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
export const VENDORS = resolve(here, '../../resources/vendors');
const SCRIPTS = resolve(here, '../../src-main/checks/scripted');

/**
 * Every fault of every vendor folder below `root`, all at once. A folder is one that holds a vendor.json, or any
 * other than `schema`. `sources.json` is read where there is one. `scripts` is the folder of the scripted sign-ins.
 */
export async function checkVendors(root = VENDORS, scripts = SCRIPTS): Promise<Fault[]> {
  const faults: Fault[] = [];
  const folders = await readFolders(root, scripts, faults);
  for (const folder of folders) {
    faults.push(...checkIds(folder), ...checkGuide(folder), ...checkChecks(folder), ...checkWords(folder));
    faults.push(
      ...checkPaste(folder),
      ...checkCases(folder),
      ...checkPractice(folder),
      ...checkHints(folder),
      ...checkNames(folder),
      ...checkReasons(folder),
      ...checkControls(folder),
      ...checkSteps(folder),
    );
  }
  faults.push(...checkPictureIds(folders));
  if (existsSync(join(root, 'sources.json'))) {
    const sources = await readShaped(
      root,
      'sources.json',
      './schema/sources.schema.json',
      sourcesSchema,
      faults,
    );
    if (sources !== undefined) faults.push(...checkSources(sources, folders));
  }
  return faults;
}

/** The folders as read, alphabetically; what could not be read is in `faults`. */
export async function readFolders(
  root = VENDORS,
  scripts = SCRIPTS,
  faults: Fault[] = [],
): Promise<VendorFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const ids = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
    .map((entry) => entry.name);
  const folders: VendorFolder[] = [];
  for (const id of ids.sort()) folders.push(await readFolder(root, id, scripts, faults));
  return folders;
}
