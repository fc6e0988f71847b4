import type { FieldView } from '../../src-preload/contract/session.ts';

/** Whether a field holds a value that can be used. A choice that nobody made yet has its default, and was not saved. */
export function isFilledIn({ state, savedAt, issue }: FieldView): boolean {
  return state === 'saved' && savedAt !== undefined && issue?.blocking !== true;
}
