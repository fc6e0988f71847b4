/** Words for secrets that were never sent and have lain here for a long time. */
export const unsentMessages = {
  held: (client: string, secrets: number) =>
    secrets === 1
      ? `${client} has held 1 secret for more than 30 days without being sent.`
      : `${client} has held ${secrets} secrets for more than 30 days without being sent.`,
  text: 'Nothing was deleted. Secrets that nobody needs any more are safest gone; their fields ask again.',
  keep: 'Keep 30 more days',
  delete: 'Delete the secrets',
  open: 'Open',
  deleting: {
    title: (client: string) => `Delete the secrets of ${client}?`,
    text: 'They leave this computer and do not come back. The fields ask again. The key at the vendor goes on working.',
    cancel: 'Keep them',
    confirm: 'Delete the secrets',
  },
  of: (client: string) => `of ${client}`,
  more: (count: number) =>
    count === 1 ? '1 more session is asked about next.' : `${count} more sessions are asked about next.`,
} as const;
