import { z } from 'zod';

/** Places in a guide. */
const place = z.int().min(0).max(100);
const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9-]+$/);

/** What the technician looks at, as the window says it: places in a guide, and nothing that was typed. */
export const presentedView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('step'),
    vendor: id,
    edition: id,
    step: id,
    /** The place of the current instruction, and of those that are done. */
    instruction: place,
    done: z.array(place).max(100),
    /** The control that is lit, by its name in the picture. */
    lit: id.nullable(),
  }),
  z.strictObject({ kind: z.literal('results'), vendor: id }),
  /** The technician asks whether the client agrees to what the key of this vendor allows. */
  z.strictObject({ kind: z.literal('consent'), vendor: id }),
  /** Anything else of the app: the audience waits. */
  z.strictObject({ kind: z.literal('other') }),
]);
