import { z } from 'zod';
import type { VendorWords } from '../../src-preload/contract/vendor.ts';
import { type Holds, id, type Same, text } from './vendor-shapes.ts';

/** The shape of words.en.json; `$schema` is one of its plain texts. */
export const wordsShape = z.record(
  z.string(),
  z.union([
    text,
    z.strictObject({
      happened: text,
      notMean: text,
      next: text,
      who: z.enum(['you', 'portal-admin', 'vendor', 'network-admin', 'neo-admin']),
    }),
  ]),
);

/** The shape of sources.json: where each statement of Neo's guides went. A home is `<vendor>/<file>#<kind>:<id>`. */
export const sourcesShape = z.strictObject({
  $schema: z.string().optional(),
  statements: z.array(z.strictObject({ source: id, id, statement: text, home: z.string() })),
});
export type Sources = z.infer<typeof sourcesShape>;

export type WordsAgree = Holds<Same<z.infer<typeof wordsShape>, VendorWords>>;
