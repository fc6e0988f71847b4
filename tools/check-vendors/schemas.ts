import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { casesShape, checksShape } from '../../src-main/vendors/checks-shapes.ts';
import { guideShape } from '../../src-main/vendors/guide-shapes.ts';
import { marksShape } from '../../src-main/vendors/picture-shapes.ts';
import { practiceShape } from '../../src-main/vendors/practice-shapes.ts';
import { vendorShape } from '../../src-main/vendors/vendor-shapes.ts';
import { sourcesShape, wordsShape } from '../../src-main/vendors/words-shapes.ts';

const shapes = {
  vendor: vendorShape,
  guide: guideShape,
  checks: checksShape,
  words: wordsShape,
  practice: practiceShape,
  marks: marksShape,
  cases: casesShape,
  sources: sourcesShape,
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
