import { z } from 'zod';
import type { VendorPractice } from '../../src-preload/contract/vendor.ts';
import { fieldId, type Holds, id, type Same, schemaLink } from './vendor-shapes.ts';

const answer = z.strictObject({
  status: z.int().min(100).max(599),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  delay: z.int().min(0).max(20_000).optional(),
});
const answers = z.record(z.string().startsWith('/'), answer);
const values = z.record(fieldId, z.string());

/** The shape of practice.json. Delays in milliseconds. */
export const practiceShape = z.strictObject({
  ...schemaLink,
  vendor: id,
  values,
  answers,
  unauthorized: answer,
  scenarios: z.record(
    z.enum(['everything-works', 'missing-permission', 'wrong-secret', 'empty-tenant', 'slow-network']),
    z.strictObject({
      answers: answers.optional(),
      values: values.optional(),
      delay: z.int().min(0).max(20_000).optional(),
    }),
  ),
});

export type PracticeAgrees = Holds<
  Same<z.infer<typeof practiceShape>, VendorPractice & { $schema?: string }>
>;
