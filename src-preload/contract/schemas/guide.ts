import { z } from 'zod';
import { fieldId, id, schemaLink, text, wordKey } from './basic.ts';

/**
 * A note is folded: its button asks `ask`, a question of the technician. At most one note of a step is `open` from the
 * beginning, one that says how not to lose a secret.
 */
const note = z.strictObject({
  id,
  kind: z.enum(['note', 'warning', 'important']),
  ask: text,
  text,
  open: z.literal(true).optional(),
});

const instruction = z.strictObject({
  /** One thing to do. `**bold**` marks what is read on the vendor's screen; nothing else is markup. */
  say: text,
  /** The control that is lit while this is the current one. */
  mark: id.optional(),
  /** A value to be typed in the portal, to copy. */
  copy: z.string().min(1).max(200).optional(),
  /** The field here that takes what this says. */
  field: fieldId.optional(),
  /** The page this opens. */
  link: id.optional(),
});

const step = z.strictObject({
  id,
  /** Ids this step had, or of steps that became part of it: whoever stood there stands here. */
  formerly: z.array(id).optional(),
  title: text,
  actor: z.enum(['you', 'portal-admin']),
  /** Off the numbered path: nothing to do now. Such steps come last. */
  later: z.literal(true).optional(),
  /** Which edition it is shows here, so this is where it is asked. */
  asksEdition: z.literal(true).optional(),
  /** In order; the first is current on arrival. */
  instructions: z.array(instruction).min(1),
  notes: z.array(note),
  /**
   * The picture's file name without its ending, and its caption. `others` are further screens that the step comes to, shown while one of their `marks` is lit: a
   * second tab, the list that is there already.
   */
  screen: z
    .strictObject({
      picture: id,
      caption: text,
      others: z.array(z.strictObject({ picture: id, marks: z.array(id).min(1) })).optional(),
    })
    .optional(),
  /** Fields this step fills: those of its instructions. */
  fills: z.array(fieldId),
  /** Permissions granted on this step, with the mark to light when one of them fails. */
  permissions: z.array(z.strictObject({ permission: id, mark: id, words: text })),
  /** What the app cannot know by itself, to tick before going on. */
  beforeYouGoOn: z.array(z.strictObject({ id, text })),
});

const permission = z.strictObject({
  /** Also the row's id in the result. */
  id,
  label: text,
  access: text,
  purpose: text,
  required: z.boolean(),
  /** False for rows which are not a box in the portal (sign-in, "seen from Neo's servers"). */
  granted: z.boolean(),
  /** What it lets Neo do in its area; absent for what is no area of its own, such as the scope as a whole. */
  may: z.enum(['read', 'write', 'read-write']).optional(),
  /** The area holds what is not meant for everybody: money, contracts, how the portal is set up. */
  sensitive: z.literal(true).optional(),
});

/** A control of the guide: the step, the mark to light there, and its words where the step's own do not fit. */
export const guideSpot = z.strictObject({ step: id, mark: id, words: text.optional() });

/**
 * Where the cause of a reason is changed: at the row's own control, where the address is read, at a control of its
 * own, or nowhere in the guide (a wait, a lock, the network).
 */
export const reasonPlace = z.union([z.enum(['row', 'address', 'nowhere']), guideSpot]);

/** The shape of guide.json. */
export const guideSchema = z.strictObject({
  ...schemaLink,
  vendor: id,
  /** What is being made; folded into the first step. */
  introduction: z.array(text).min(1),
  notes: z.array(note),
  /** The question asked when there is more than one edition. */
  editionQuestion: text.optional(),
  editions: z.array(z.strictObject({ id, label: text, steps: z.array(step).min(1) })).min(1),
  permissions: z.array(permission).min(1),
  minimum: text,
  whatsNext: z.array(text),
  /** Links of vendor.json to read on, shown with the last step. */
  readOn: z.array(id).optional(),
  /** Where the address of the url field is read; absent for a vendor whose addresses are fixed. */
  address: guideSpot.optional(),
  /**
   * Where the vendor's own answer names what it has granted: the key of the identity that holds the list, and what of it
   * Neo asks for. Absent where no answer tells.
   */
  reported: z.strictObject({ identity: wordKey, needed: z.array(text) }).optional(),
  /** Where _Show me where_ leads. Keys are a reason's code or `<code>.<row>`, as in the words. */
  reasons: z.array(z.strictObject({ reasons: z.array(wordKey).min(1), place: reasonPlace })),
});
