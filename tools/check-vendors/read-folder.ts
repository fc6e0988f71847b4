import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { callSchema } from '../../src-preload/contract/schemas/call.ts';
import { casesSchema, checksSchema } from '../../src-preload/contract/schemas/checks.ts';
import { guideSchema } from '../../src-preload/contract/schemas/guide.ts';
import { practiceSchema } from '../../src-preload/contract/schemas/practice.ts';
import { vendorSchema } from '../../src-preload/contract/schemas/vendor.ts';
import { wordsSchema } from '../../src-preload/contract/schemas/words.ts';
import type {
  Guide,
  Vendor,
  VendorCall,
  VendorCases,
  VendorChecks,
  VendorPractice,
  VendorWords,
} from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { Picture } from './read-picture.ts';
import { readPictures } from './read-pictures.ts';
import { readIfThere, readShaped } from './read-shaped.ts';

/** One vendor folder as read. A file that is missing or of the wrong shape is undefined and already a fault. */
export type VendorFolder = {
  id: string;
  vendor: Vendor | undefined;
  guide: Guide | undefined;
  checks: VendorChecks | undefined;
  words: VendorWords | undefined;
  call: VendorCall | undefined;
  practice: VendorPractice | undefined;
  cases: VendorCases | undefined;
  pictures: Map<string, Picture>;
  /**
   * The text of src-main/checks/scripted/<id>/script.ts, if there is one, and of the files in a folder of that name.
   */
  script: string | undefined;
};

export async function readFolder(
  root: string,
  id: string,
  scripts: string,
  faults: Fault[],
): Promise<VendorFolder> {
  const read = <T>(name: string, schema: string, shape: z.ZodType<T>) =>
    readShaped(root, `${id}/${name}`, `../schema/${schema}.schema.json`, shape, faults);
  if (!existsSync(join(root, id, 'logo.svg'))) {
    faults.push({ rule: 'missing-file', file: `${id}/logo.svg`, sentence: 'The folder has no logo.' });
  }
  return {
    id,
    vendor: await read('vendor.json', 'vendor', vendorSchema),
    guide: await read('guide.json', 'guide', guideSchema),
    checks: await read('checks.json', 'checks', checksSchema),
    words: await read('words.en.json', 'words', wordsSchema),
    call: await read('call.json', 'call', callSchema),
    practice: await read('practice.json', 'practice', practiceSchema),
    cases: await read('checks.cases.json', 'cases', casesSchema),
    pictures: await readPictures(root, id, faults),
    // Neo's own adapter names words of its folder as a scripted sign-in does.
    script:
      id === 'neo' ? await readIfThere(join(scripts, '../../neo/neo-api.ts')) : await readScript(scripts, id),
  };
}

/** The files of the script as one text; undefined where there is none. */
async function readScript(scripts: string, id: string): Promise<string | undefined> {
  const folder = join(scripts, id);
  const names = existsSync(folder)
    ? (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
    : [];
  const parts = await Promise.all(names.map((name) => readIfThere(join(folder, name))));
  return names.includes('script.ts') ? parts.join('\n') : undefined;
}
