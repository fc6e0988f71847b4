import { z } from 'zod';
import { id, schemaLink, wordKey } from './basic.ts';

/**
 * One thing to know before the call. `basis`: stated by the vendor or Neo, seen by others at work with it, or inferred,
 * which is said beside the words.
 */
const fact = z.strictObject({ id, words: wordKey, basis: z.enum(['documented', 'seen', 'inferred']) });

/** The shape of call.json: what a call in which the credential is made needs. Read by main alone. */
export const callSchema = z.strictObject({
  ...schemaLink,
  vendor: id,
  /** Who must be there, with the role they need in the portal. */
  people: z.array(fact).min(1),
  /** What they have at hand: a second factor, a license, a decision. */
  atHand: z.array(fact),
  /** Whose account the credential hangs on. */
  account: fact,
  /** What becomes of it when whoever made it leaves. */
  leaves: fact,
  /** A guess of ours, until enough sessions were finished on this computer. */
  guessMinutes: z.int().min(1).max(240),
});
