import { z } from 'zod';
import { REQUEST_ERROR_CODES } from '../request-error.ts';
import { VERDICTS } from '../verdict.ts';
import { address, fieldId, id, pattern, schemaLink, text, wordKey } from './basic.ts';

/** Dotted path into JSON: `Data.0.Identifier`. */
const jsonPath = z.string().regex(/^[A-Za-z0-9_$-]+(\.[A-Za-z0-9_$-]+)*$/, 'must be names with dots between');
const listPath = z.union([z.literal(''), jsonPath]);
const requestPath = z.string().regex(/^\/(?!.*\.\.)[^?#\s]*$/, 'must begin with / and hold no query');

/**
 * What a member must hold to count as evidence; null and blank text never do. `id` is a number or a text, `name` a
 * text that is not merely the words of a refusal.
 */
export const valueKind = z.enum(['text', 'name', 'id', 'number', 'boolean', 'list', 'object']);

const evidenceGroup = z
  .record(text, valueKind)
  .refine((group) => Object.keys(group).length > 0, 'must name at least one member as evidence');

export const responseRules = z.strictObject({
  /** Where the list is, or may be; empty for the body itself. Absent for a single object. */
  list: z.union([listPath, z.array(listPath).min(1)]).optional(),
  /** Where the object is, for bodies that are no list. */
  object: jsonPath.optional(),
  total: jsonPath.optional(),
  /**
   * An error response that means: allowed, and there is nothing. Distinguished from any other response of that status
   * by its names, all of which must stand in it, and by its `message`.
   */
  emptyResponse: z
    .strictObject({ status: z.int().min(400).max(499), names: z.array(text).min(1), message: pattern })
    .optional(),
  /**
   * The positive evidence: what a record of this area holds and records of other areas do not. Of each group at least
   * one member must be there, with a value of its kind. A plain list of names is one group, of values of any kind.
   */
  has: z.union([
    z.array(evidenceGroup).min(1, 'must name at least one member as evidence'),
    z.array(text).min(1, 'must name at least one member as evidence'),
  ]),
  /** Members that only records of other areas have: one of them, and it is no record of this area. */
  hasNot: z.array(text).min(1).optional(),
  /** A second status inside the body that must be 2xx where it is present. */
  innerStatus: jsonPath.optional(),
  /** Where an error's words are, or may be; a plain text body is its own words. */
  errorMessage: z.union([jsonPath, z.array(jsonPath).min(1)]).optional(),
});

export const readCheck = z.strictObject({
  id,
  kind: z.literal('read'),
  row: id,
  required: z.boolean(),
  request: z.strictObject({ path: requestPath, query: z.record(z.string(), z.string()).optional() }),
  response: responseRules,
  emptyIs: z.enum(['warning', 'passed']),
  /** Words for an empty list. */
  emptyWords: wordKey.optional(),
  /** Statuses that neither prove nor disprove anything for this row. */
  neutral: z.array(z.int().min(100).max(599)).optional(),
  /** One value from an earlier check, put where `{value}` stands in the path. */
  from: z.strictObject({ check: id, path: jsonPath }).optional(),
  /** Values to show as the vendor's identity: label from words, path into the body. */
  identity: z.array(z.strictObject({ words: wordKey, path: jsonPath })).optional(),
  /** The body is dropped unread past the evidence: it may hold someone's secrets. */
  discardBody: z.boolean().optional(),
});

export const choicesCheck = z.strictObject({
  id,
  kind: z.literal('choices'),
  field: fieldId,
  /** For each value of the choice field: the checks to run and the rows that are not tested, with their reason. */
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

export const vendorCheck = z.discriminatedUnion('kind', [
  readCheck,
  choicesCheck,
  scriptCheck,
  tokenScopeCheck,
]);

/**
 * How the names of a vendor's companies are read when somebody asks whose credential this is. A vendor without it
 * offers no such question.
 */
export const namesRule = z.strictObject({
  /** The check whose request and response rules are used. */
  check: id,
  /** Put over the query of that check: a first page of at least five records. */
  query: z.record(z.string(), z.string()).optional(),
  /** Where the name stands in a record, the best place first. */
  paths: z.array(jsonPath).min(1),
  /** Keys of the vendor's words for one of them and for several: "company", "companies". */
  words: z.strictObject({ one: wordKey, many: wordKey }),
});

/** The shape of checks.json. */
export const checksSchema = z.strictObject({
  ...schemaLink,
  vendor: id,
  /** `{field}` as the whole origin, then a fixed path: `{tenantUrl}/api/v3`. */
  base: address,
  signIn: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('basic'), user: text, password: text, row: id }),
    z.strictObject({ kind: z.literal('bearer'), token: text, row: id }),
    z.strictObject({ kind: z.literal('script'), row: id }),
  ]),
  /** A base other than `base` for some hosts, e.g. one vendor's shared host without `/api`. */
  baseFor: z.array(z.strictObject({ host: text, base: address })).optional(),
  /** If every request of the run answers 403, all rows are Could not tell with these words. */
  allForbiddenWords: wordKey.optional(),
  /** Requests under way at once; one where it is not given. */
  concurrency: z.int().min(1).max(6).optional(),
  names: namesRule.optional(),
  /** Checks in the order they run. */
  checks: z.array(vendorCheck).min(1),
});

/** The shape of checks.cases.json: responses as documented, seen or inferred, and what each must come out as. */
export const casesSchema = z.strictObject({
  ...schemaLink,
  cases: z.array(
    z.strictObject({
      name: text,
      basis: z.enum(['documented', 'seen', 'inferred']),
      source: text,
      check: id,
      response: z.union([
        z.strictObject({
          status: z.int().min(100).max(599),
          headers: z.record(z.string(), z.string()).optional(),
          body: z.unknown().optional(),
        }),
        z.strictObject({ error: z.enum(REQUEST_ERROR_CODES) }),
      ]),
      expect: z.strictObject({ verdict: z.enum(VERDICTS), reason: text.optional() }),
    }),
  ),
});
