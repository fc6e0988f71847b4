import { z } from 'zod';
import type { Vendor } from '../../src-preload/contract/vendor.ts';

/**
 * The shapes of vendor.json, and the small shapes all vendor files share. They run in tools and tests only: a
 * build has been through check:vendors. Strict, so that a mistyped name is a fault and not silence.
 */
export const text = z.string().min(1, 'must not be empty');
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens');
export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be a camelCase name');
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
const origin = z.string().regex(/^https:\/\/[a-z0-9.-]+$/, 'must be an https origin without a path');
const host = z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a host in small letters');

const field = z.strictObject({
  id: fieldId,
  label: text,
  kind: z.enum(['url', 'identifier', 'secret', 'choice']),
  required: z.boolean(),
  step: id,
  help: text,
  placeholder: text.optional(),
  choices: z.array(z.strictObject({ value: id, label: text, origin: origin.optional() })).optional(),
  default: z.string().optional(),
  usualLength: z.int().positive().optional(),
  swappedWith: fieldId.optional(),
  testsWithout: z.literal(true).optional(),
  neoNames: z.array(text),
});

const urlRules = z.strictObject({
  ownDomains: z.array(host),
  suggestDomain: host.optional(),
  placeholders: z.array(z.string().regex(/^[a-z0-9-]+$/, 'must be a label in small letters')).optional(),
  onPremise: z.boolean().optional(),
  folder: z.strictObject({ endsBefore: z.array(text).min(1) }).optional(),
  lookAlikes: z.array(z.strictObject({ host, words: wordKey, refuse: z.boolean() })),
});

const pasteRules = z.strictObject({
  prefixes: z.array(text),
  fields: z.array(
    z.strictObject({
      field: fieldId,
      names: z.array(text),
      shape: text.optional(),
      alone: z.boolean().optional(),
      after: fieldId.optional(),
      basic: z.enum(['user', 'password']).optional(),
      tells: z.array(z.strictObject({ value: id, pattern: text })).optional(),
    }),
  ),
});

const visibility = z.strictObject({ check: id, row: id, ask: text, words: wordKey });

const hint = z.union([
  z.strictObject({
    field: fieldId,
    startsWith: text,
    means: z.strictObject({ field: fieldId, value: id }),
    words: wordKey,
  }),
  z.strictObject({
    field: fieldId,
    usually: z.string().refine(isPattern, 'must be a regular expression'),
    words: wordKey,
  }),
  z.strictObject({
    field: fieldId,
    must: z.string().refine(isPattern, 'must be a regular expression'),
    words: wordKey,
  }),
]);

export function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern).source === pattern;
  } catch {
    return false;
  }
}

export const vendorShape = z.strictObject({
  ...schemaLink,
  id,
  name: text,
  kind: z.enum(['psa', 'rmm', 'neo']),
  integration: text,
  order: z.int().optional(),
  tagline: text,
  fields: z.array(field).min(1),
  url: urlRules.optional(),
  allowedOrigins: z.array(origin),
  restrictsByAddress: z.boolean(),
  links: z.array(z.strictObject({ id, label: text, url: address })),
  foreignSecrets: z.array(z.strictObject({ startsWith: z.string().min(3), words: wordKey })),
  hints: z.array(hint).optional(),
  alternatives: fieldId.optional(),
  paste: pasteRules.optional(),
  visibility: z.array(visibility).optional(),
  saysAloud: z.array(wordKey).optional(),
});

/** True only where two types hold the same, optional names too; a shape that leaves the contract does not compile. */
export type Same<A, B> = Mutual<A, B> extends true ? Mutual<Whole<A>, Whole<B>> : false;
type Mutual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** All names required, all the way down: an optional name that one side lacks would be assignable otherwise. */
type Whole<T> = T extends readonly (infer E)[]
  ? Whole<E>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> }
    : T;
export type Holds<T extends true> = T;
export type VendorAgrees = Holds<Same<z.infer<typeof vendorShape>, Vendor & { $schema?: string }>>;
