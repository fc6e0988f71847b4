import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { callSchema } from '../../src-preload/contract/schemas/call.ts';
import { casesSchema, checksSchema } from '../../src-preload/contract/schemas/checks.ts';
import { guideSchema } from '../../src-preload/contract/schemas/guide.ts';
import { pictureMarksSchema } from '../../src-preload/contract/schemas/picture-marks.ts';
import { practiceSchema } from '../../src-preload/contract/schemas/practice.ts';
import { vendorSchema } from '../../src-preload/contract/schemas/vendor.ts';
import { sourcesSchema, wordsSchema } from '../../src-preload/contract/schemas/words.ts';

const shapes = {
  vendor: vendorSchema,
  guide: guideSchema,
  checks: checksSchema,
  call: callSchema,
  words: wordsSchema,
  practice: practiceSchema,
  marks: pictureMarksSchema,
  cases: casesSchema,
  sources: sourcesSchema,
};

/** File name → JSON schema (draft 7, which editors read best), made from the shapes that check the files. */
export function makeSchemas(): Map<string, unknown> {
  return new Map(
    Object.entries(shapes).map(([name, shape]) => [
      `${name}.schema.json`,
      z.toJSONSchema(shape as z.ZodType, { target: 'draft-7', io: 'input' }),
    ]),
  );
}

export async function writeSchemas(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const schemas = [...makeSchemas()];
  await Promise.all(
    schemas.map(([name, schema]) => writeFile(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`)),
  );
  return schemas.map(([name]) => name);
}
