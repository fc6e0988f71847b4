/** Words of what a technician writes at a step of the guide. */
export const differenceMessages = {
  ask: 'Looks different here',
  kinds: {
    different: 'For the maker of the guide',
    note: 'A note for me',
  },
  kind: 'Who is it for?',
  words: 'What do you see?',
  help: 'Without names and keys. It is stored readable, with this step.',
  missing: 'Write what looks different.',
  save: 'Write it down',
  /** `{kind}` is one of `kinds`. */
  one: '{kind}: {words}',
  remove: 'Remove',
  export: 'Export what looks different…',
  exported: 'Saved as {file}, without notes, names, addresses or secrets.',
} as const;
