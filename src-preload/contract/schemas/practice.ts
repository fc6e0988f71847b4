import { z } from 'zod';
import { fieldId, id, schemaLink } from './basic.ts';

const delayMs = z.int().min(0).max(20_000);

export const practiceResponse = z.strictObject({
  status: z.int().min(100).max(599),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  delayMs: delayMs.optional(),
});
const responses = z.record(z.string().startsWith('/'), practiceResponse);
const values = z.record(fieldId, z.string());

export const practiceScenario = z.enum([
  'everything-works',
  'missing-permission',
  'wrong-secret',
  'empty-tenant',
  'slow-network',
]);

/** The shape of practice.json, the pretend vendor: for each scenario, how each path responds. */
export const practiceSchema = z.strictObject({
  ...schemaLink,
  vendor: id,
  /** Values of the pretend portal, by field id. */
  values,
  /** Path below the base → response. The header Authorization is compared with the values before any path. */
  responses,
  unauthorized: practiceResponse,
  /** Per scenario: other responses, other values shown, a delay for all. */
  scenarios: z.record(
    practiceScenario,
    z.strictObject({
      responses: responses.optional(),
      values: values.optional(),
      delayMs: delayMs.optional(),
    }),
  ),
});
