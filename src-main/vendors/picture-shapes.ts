import { z } from 'zod';
import type { PictureMarks } from '../../src-preload/contract/picture-marks.ts';
import { type Holds, id, type Same, schemaLink, text } from './vendor-shapes.ts';

const pixels = z.int().positive();
const place = z.int().nonnegative();

/** The shape of screens/<name>.marks.json, beside a PNG or WebP. */
export const marksShape = z.strictObject({
  ...schemaLink,
  width: pixels,
  height: pixels,
  title: z.string(),
  description: z.string(),
  marks: z.record(
    id,
    z.strictObject({ x: place, y: place, width: pixels, height: pixels, label: text.optional() }),
  ),
});

export type MarksAgree = Holds<Same<z.infer<typeof marksShape>, PictureMarks & { $schema?: string }>>;
