import { formatCount } from '../count.ts';

/** Notifications of the system. Whoever sees the screen sees them, so that no client and no value is named. */
export const noticeMessages = {
  sent: {
    one: '{vendor} was sent to Neo',
    several: (count: number) => `${formatCount(count)} were sent to Neo`,
    body: 'Open the outbox to see what still waits.',
  },
  'needs-you': {
    one: '{vendor} needs you',
    several: (count: number) => `${formatCount(count)} need you`,
    body: 'Open the outbox to see what to do.',
  },
} as const;
