import { z } from 'zod';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { fieldId, type Holds, id, type Same, schemaLink, text, wordKey } from './vendor-shapes.ts';

const note = z.strictObject({ id, kind: z.enum(['note', 'warning', 'important']), text });

const step = z.strictObject({
  id,
  title: text,
  actor: z.enum(['you', 'portal-admin', 'either']),
  text: z.array(text).min(1),
  notes: z.array(note),
  screen: z.strictObject({ picture: id, caption: text }).optional(),
  marks: z.array(z.strictObject({ mark: id, words: text })),
  fills: z.array(fieldId),
  permissions: z.array(z.strictObject({ permission: id, mark: id, words: text })),
  beforeYouGoOn: z.array(z.strictObject({ id, text })),
  link: id.optional(),
});

const permission = z.strictObject({
  id,
  label: text,
  access: text,
  purpose: text,
  required: z.boolean(),
  granted: z.boolean(),
});

const spot = z.strictObject({ step: id, mark: id, words: text.optional() });
const reasonPlace = z.union([z.enum(['row', 'address', 'nowhere']), spot]);

/** The shape of guide.json. */
export const guideShape = z.strictObject({
  ...schemaLink,
  vendor: id,
  introduction: z.array(text).min(1),
  notes: z.array(note),
  editionQuestion: text.optional(),
  editions: z.array(z.strictObject({ id, label: text, steps: z.array(step).min(1) })).min(1),
  permissions: z.array(permission).min(1),
  minimum: text,
  whatsNext: z.array(text),
  readOn: z.array(id).optional(),
  address: spot.optional(),
  reasons: z.array(z.strictObject({ reasons: z.array(wordKey).min(1), place: reasonPlace })),
});

export type GuideAgrees = Holds<Same<z.infer<typeof guideShape>, Guide & { $schema?: string }>>;
