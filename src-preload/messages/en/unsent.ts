/** Words for secrets that were never sent and have lain here for a long time. */
export const unsentMessages = {
  held: '{client} has held {secrets, plural, one {# unsent secret} other {# unsent secrets}} for more than 30 days.',
  text: 'Nothing was deleted. It is safest to delete secrets you no longer need. Their fields will ask for them again.',
  keep: 'Keep 30 more days',
  delete: 'Delete the secrets',
  open: 'Open',
  deleting: {
    title: 'Delete the secrets of {client}?',
    text: 'This deletes them from this computer for good. The fields ask for them again. The key keeps working at the vendor.',
    cancel: 'Keep them',
    confirm: 'Delete the secrets',
  },
  of: 'of {client}',
  more: 'The app asks about {count, plural, one {# more session} other {# more sessions}} next.',
} as const;
