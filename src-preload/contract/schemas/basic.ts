import { z } from 'zod';

// The small shapes that all vendor files share. Tools and tests run them: a build has been through check:vendors.

export const text = z.string().min(1, 'must not be empty');
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');
export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a camelCase name');
/** The key of a text in words.<language>.json. */
export const wordKey = z
  .string()
  .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, 'must be small letters, digits, hyphens and dots');
export const schemaLink = { $schema: z.string().optional() };
/** `{field}` or a fixed https origin, then a fixed path. */
export const address = z
  .string()
  .regex(
    /^(\{[a-z][A-Za-z0-9]*\}|https:\/\/[a-z0-9.-]+)(\/[^{}\s]*)?$/,
    'must begin with {field} or https://host',
  );
/** A regular expression; whoever uses it ignores case. */
export const pattern = z.string().refine(isPattern, 'must be a regular expression');

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source === text;
  } catch {
    return false;
  }
}
