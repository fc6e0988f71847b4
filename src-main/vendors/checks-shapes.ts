import { z } from 'zod';
import { REQUEST_ERROR_CODES } from '../../src-preload/contract/request-error.ts';
import { VALUE_KINDS, type VendorChecks } from '../../src-preload/contract/vendor.ts';
import { VERDICTS } from '../../src-preload/contract/verdict.ts';
import {
  address,
  fieldId,
  type Holds,
  id,
  isPattern,
  type Same,
  schemaLink,
  text,
  wordKey,
} from './vendor-shapes.ts';

const jsonPath = z.string().regex(/^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*$/, 'must be names with dots between');
const listPath = z.union([z.literal(''), jsonPath]);
const requestPath = z.string().regex(/^\/(?!.*\.\.)[^?#\s]*$/, 'must begin with / and hold no query');

const evidenceGroup = z
  .record(text, z.enum(VALUE_KINDS))
  .refine((group) => Object.keys(group).length > 0, 'must name at least one member as evidence');

const readCheck = z.strictObject({
  id,
  kind: z.literal('read'),
  row: id,
  required: z.boolean(),
  request: z.strictObject({ path: requestPath, query: z.record(z.string(), z.string()).optional() }),
  answer: z.strictObject({
    list: z.union([listPath, z.array(listPath).min(1)]).optional(),
    object: jsonPath.optional(),
    total: jsonPath.optional(),
    emptyAnswer: z
      .strictObject({
        status: z.int().min(400).max(499),
        names: z.array(text).min(1),
        message: z.string().refine(isPattern, 'must be a regular expression'),
      })
      .optional(),
    has: z.union([
      z.array(evidenceGroup).min(1, 'must name at least one member as evidence'),
      z.array(text).min(1, 'must name at least one member as evidence'),
    ]),
    hasNot: z.array(text).min(1).optional(),
    innerStatus: jsonPath.optional(),
    errorMessage: z.union([jsonPath, z.array(jsonPath).min(1)]).optional(),
  }),
  emptyIs: z.enum(['warning', 'passed']),
  emptyWords: wordKey.optional(),
  neutral: z.array(z.int().min(100).max(599)).optional(),
  from: z.strictObject({ check: id, path: jsonPath }).optional(),
  identity: z.array(z.strictObject({ words: wordKey, path: jsonPath })).optional(),
  keepNothing: z.boolean().optional(),
});

const choicesCheck = z.strictObject({
  id,
  kind: z.literal('choices'),
  field: fieldId,
  cases: z.record(
    z.string(),
    z.strictObject({
      run: z.array(id),
      notTested: z.array(z.strictObject({ row: id, reason: text, hidden: z.boolean().optional() })),
    }),
  ),
});

const scriptCheck = z.strictObject({ id, kind: z.literal('script'), row: id, required: z.boolean() });
const tokenScopeCheck = z.strictObject({
  id,
  kind: z.literal('token-scope'),
  row: id,
  required: z.boolean(),
  scope: text,
});

/** The shape of checks.json. */
export const checksShape = z.strictObject({
  ...schemaLink,
  vendor: id,
  base: address,
  signIn: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('basic'), user: text, password: text, row: id }),
    z.strictObject({ kind: z.literal('bearer'), token: text, row: id }),
    z.strictObject({ kind: z.literal('script'), row: id }),
  ]),
  baseFor: z.array(z.strictObject({ host: text, base: address })).optional(),
  allForbiddenWords: wordKey.optional(),
  concurrency: z.int().min(1).max(6).optional(),
  names: z
    .strictObject({
      check: id,
      query: z.record(z.string(), z.string()).optional(),
      paths: z.array(jsonPath).min(1),
      words: z.strictObject({ one: wordKey, many: wordKey }),
    })
    .optional(),
  checks: z
    .array(z.discriminatedUnion('kind', [readCheck, choicesCheck, scriptCheck, tokenScopeCheck]))
    .min(1),
});

/** The shape of checks.cases.json: answers as documented, seen or inferred, and what each must come out as. */
export const casesShape = z.strictObject({
  ...schemaLink,
  cases: z.array(
    z.strictObject({
      name: text,
      basis: z.enum(['documented', 'seen', 'inferred']),
      source: text,
      check: id,
      answer: z.union([
        z.strictObject({
          status: z.int().min(100).max(599),
          headers: z.record(z.string(), z.string()).optional(),
          body: z.unknown().optional(),
        }),
        z.strictObject({ trouble: z.enum(REQUEST_ERROR_CODES) }),
      ]),
      expect: z.strictObject({ verdict: z.enum(VERDICTS), reason: text.optional() }),
    }),
  ),
});
export type VendorCases = z.infer<typeof casesShape>;

export type ChecksAgree = Holds<Same<z.infer<typeof checksShape>, VendorChecks & { $schema?: string }>>;
