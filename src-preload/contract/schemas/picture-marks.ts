import { z } from 'zod';
import { id, schemaLink, text } from './basic.ts';

const pixels = z.int().positive();
const place = z.int().nonnegative();

/**
 * The shape of screens/<name>.marks.json, which stands beside a PNG or WebP: its size in pixels, the texts that a
 * drawing has as `<title>` and `<desc>`, and where each control is.
 */
export const pictureMarksSchema = z.strictObject({
  ...schemaLink,
  width: pixels,
  height: pixels,
  title: z.string(),
  description: z.string(),
  /** In the picture's own pixels. `label` is what the control says there, for whoever edits it. */
  marks: z.record(
    id,
    z.strictObject({ x: place, y: place, width: pixels, height: pixels, label: text.optional() }),
  ),
});
