import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { casesSchema, checksSchema } from '../../src-preload/contract/schemas/checks.ts';
import { guideSchema } from '../../src-preload/contract/schemas/guide.ts';
import { practiceSchema } from '../../src-preload/contract/schemas/practice.ts';
import { vendorSchema } from '../../src-preload/contract/schemas/vendor.ts';
import { wordsSchema } from '../../src-preload/contract/schemas/words.ts';
import type {
  Guide,
  Vendor,
  VendorCases,
  VendorChecks,
  VendorPractice,
  VendorWords,
} from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { Picture } from './read-picture.ts';
import { readPictures } from './read-pictures.ts';

/** One vendor folder as read. A file that is missing or of the wrong shape is undefined and already a fault. */
export type VendorFolder = {
  id: string;
  vendor: Vendor | undefined;
  guide: Guide | undefined;
  checks: VendorChecks | undefined;
  words: VendorWords | undefined;
  practice: VendorPractice | undefined;
  cases: VendorCases | undefined;
  pictures: Map<string, Picture>;
  /** The text of src-main/checks/scripted/<id>/script.ts, if there is one, and of the files in a folder of that name. */
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

/** Reads a JSON file, checks where its $schema points and its shape, and says every fault of both. */
export async function readShaped<T>(
  root: string,
  file: string,
  schema: string,
  shape: z.ZodType<T>,
  faults: Fault[],
): Promise<T | undefined> {
  const text = await readIfThere(join(root, file));
  if (text === undefined) {
    faults.push({ rule: 'missing-file', file, sentence: 'This file is missing.' });
    return undefined;
  }
  const json = parse(text);
  if (json === undefined) {
    faults.push({ rule: 'json', file, sentence: 'This is not valid JSON.' });
    return undefined;
  }
  if (linkOf(json) !== schema) {
    faults.push({
      rule: 'schema-link',
      file,
      sentence: `"$schema" should be "${schema}", so that editors can help.`,
    });
  }
  sayMethods(json, file, faults);
  const result = shape.safeParse(json);
  for (const issue of result.error?.issues ?? []) {
    const where = issue.path.length === 0 ? 'the file' : issue.path.join('.');
    faults.push({ rule: 'shape', file, sentence: `At ${where}: ${issue.message}.` });
  }
  return result.data;
}

/** A method beside a path would be lost as "unknown name"; the reason is worth a sentence of its own. */
function sayMethods(json: unknown, file: string, faults: Fault[]): void {
  const checks = (json as { checks?: unknown } | null)?.checks;
  if (!Array.isArray(checks)) return;
  for (const check of checks as { id?: unknown; request?: { method?: unknown } }[]) {
    if (check?.request?.method === undefined) continue;
    faults.push({
      rule: 'not-a-get',
      file,
      sentence: `The check ${String(check.id)} names a method; checks only ever ask with GET, and say no method.`,
    });
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function linkOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null ? (json as { $schema?: unknown }).$schema : undefined;
}
