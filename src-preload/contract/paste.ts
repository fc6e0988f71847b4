import type { FieldIssue } from './session.ts';

/**
 * One value that was found in a pasted text. A secret or an identifier is described by its length only; `text` is
 * there for addresses and choices. `standing` is against what is saved: nothing, the same value, another one.
 */
export type PasteFound = {
  field: string;
  label: string;
  length: number;
  text?: string;
  standing: 'new' | 'same' | 'replaces';
  /** What is wrong with it. A blocking one cannot be accepted. */
  issue?: FieldIssue;
};

/**
 * What a text was read as, to be accepted or not. Main holds the values under `pasteId` until then, in memory and for
 * five minutes; null where nothing was found. `left` counts what looked like a value and belongs to no field here.
 */
export type PasteProposal = { pasteId: string | null; found: PasteFound[]; left: number };
