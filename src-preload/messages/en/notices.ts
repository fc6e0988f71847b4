/** Notifications of the system. Whoever sees the screen sees them, so that no client and no value is named. */
export const noticeMessages = {
  sent: {
    title: '{count, plural, =1 {{vendor} was sent to Neo} other {# were sent to Neo}}',
    body: 'Open the outbox to see what still waits.',
  },
  'needs-you': {
    title: '{count, plural, =1 {{vendor} needs you} other {# need you}}',
    body: 'Open the outbox to see what to do.',
  },
} as const;
