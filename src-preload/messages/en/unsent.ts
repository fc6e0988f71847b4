/** Words for secrets that were never sent and have lain here for a long time. */
export const unsentMessages = {
  held: '{client} has held {secrets, plural, one {# secret} other {# secrets}} for more than 30 days without being sent.',
  text: 'Nothing was deleted. Secrets that are no longer needed are safest deleted; their fields will ask for them again.',
  keep: 'Keep 30 more days',
  delete: 'Delete the secrets',
  open: 'Open',
  deleting: {
    title: 'Delete the secrets of {client}?',
    text: 'They leave this computer and do not come back. The fields ask again. The key at the vendor goes on working.',
    cancel: 'Keep them',
    confirm: 'Delete the secrets',
  },
  of: 'of {client}',
  more: '{count, plural, one {# more session is} other {# more sessions are}} asked about next.',
} as const;
