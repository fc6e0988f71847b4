/** The language of this folder as Intl knows it; it chooses plurals, lists and numbers. */
export const language = { tag: 'en' } as const;
