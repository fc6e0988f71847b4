import { z } from 'zod';
import { id, text } from './basic.ts';

/**
 * The shape of words.en.json: texts of one vendor folder by key. `{name}` is filled from params. A key that is a
 * reason's code, or `<code>.<row id>`, replaces the app's own words for it. `$schema` is one of its plain texts.
 */
export const wordsSchema = z.record(
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
export const sourcesSchema = z.strictObject({
  $schema: z.string().optional(),
  statements: z.array(z.strictObject({ source: id, id, statement: text, home: z.string() })),
});
