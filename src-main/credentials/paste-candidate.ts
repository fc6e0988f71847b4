/**
 * A value found in a pasted text, and how sure its place makes it: a name in a data format is surer than a name in
 * a sentence, and that surer than a shape alone. `at` is its place in the text, for what stands before it.
 */
export type Candidate = { field: string; value: string; confidence: number; at: number };

export const CONFIDENCE = { data: 5, pair: 4, named: 3, address: 2, shape: 1 } as const;

/** Longer than any value, in characters: what is longer is a page and no value. */
export const MAX_PASTED_LENGTH = 4_096;

/** The signs that stand around a value and do not belong to it. */
export function bareValue(text: string): string {
  return text
    .trim()
    .replace(/^["'`“”‘’<(*]+/, '')
    .replace(/["'`“”‘’>*,;]+$/, '')
    .replace(/\.$/, '');
}
