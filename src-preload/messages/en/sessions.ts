import type { Act, SessionFilter, SessionGroup, SessionSort } from '../../contract/session.ts';
import type { WaitReason } from '../../contract/submission.ts';
import { formatCount } from '../count.ts';

/** Words of the Sessions screen and of the dialog that begins one. */
export const sessionsMessages = {
  title: 'Sessions',
  newSession: 'New session',
  search: 'Search sessions',
  startPractice: 'Start practice',
  table: 'Session list',
  columns: {
    client: 'Client',
    vendors: 'Vendors',
    connected: 'Connected',
    next: 'Next',
    technician: 'Technician',
    changed: 'Changed',
    more: 'Actions',
  } satisfies Record<SessionSort['by'], string> & Record<string, string>,
  show: 'Show',
  filters: {
    all: 'All',
    'needs-you': 'Needs you',
    'in-progress': 'In progress',
    waiting: 'Waiting',
    connected: 'Connected',
    archived: 'Archived',
  } satisfies Record<SessionFilter, string>,
  connected: (done: number, of: number) => `${done} of ${of}`,
  /** Behind the last vendor there is room for. */
  moreVendors: (count: number) => `+${count}`,
  loading: 'Reading the sessions',
  count: (count: number) => (count === 1 ? '1 session' : `${formatCount(count)} sessions`),
  found: (count: number) => (count === 1 ? '1 session found' : `${formatCount(count)} sessions found`),
  showMore: (left: number) => `Show more (${formatCount(left)} left)`,
  unnamed: 'Unnamed session',
  unreadable:
    'The file of this session can’t be read. Nothing was changed in it, and the other sessions are fine. Ask whoever looks after this computer to restore it from a backup.',
  newer: (vendors: string) =>
    `${vendors === '' ? '' : `${vendors}. `}A newer version of the app has written this session. Nothing is lost: it was left exactly as it is. Update the app on this computer to open it.`,
  nothingFound: {
    title: 'No session matches',
    text: 'Search looks at the client, the technician and the Neo connection of the sessions shown. Archived sessions are under Show, Archived.',
    textArchived:
      'Search looks at the client, the technician and the Neo connection of the sessions shown. Those that are not archived are under Show, All.',
    clear: 'Clear search',
  },
  nothingShown: {
    'needs-you': { title: 'Nothing needs you', text: 'No session waits for you.' },
    'in-progress': { title: 'Nothing is in progress', text: 'No session is being set up.' },
    waiting: {
      title: 'Nothing is waiting',
      text: 'No session waits for its turn in the outbox, or for Neo.',
    },
    connected: {
      title: 'Nothing is connected yet',
      text: 'A session stands here once Neo has confirmed all of its vendors.',
    },
    archived: {
      title: 'Nothing is archived',
      text: 'Archived sessions are kept out of the list, with all they hold.',
    },
    all: { title: 'Every session is archived', text: 'Choose Archived above to see them.' },
    showAll: 'Show all sessions',
  },
  empty: {
    title: 'Nothing here yet',
    text: 'A session connects one organisation to Neo. It walks through each vendor’s portal, keeps the credential encrypted, proves that it works, and sends it.',
    session: {
      title: 'Connect an organisation',
      text: 'Have its vendor portal open beside this window, or its admin on the call.',
      action: 'Begin the first session',
    },
    practice: {
      title: 'See how it goes',
      text: 'The same journey against a pretend portal and a pretend Neo. No account needed.',
      action: 'Practise first',
    },
    key: {
      title: 'Neo API key',
      text: 'Needed to send. Without it you can still collect and test, and hand over later.',
      action: 'Add the Neo API key',
      done: (name: string) => `A key is kept for ${name}.`,
    },
  },
} as const;

export const sessionGroupMessages: Record<SessionGroup, string> = {
  'needs-you': 'Needs you',
  'in-progress': 'In progress',
  waiting: 'Waiting',
  connected: 'Connected',
  archived: 'Archived',
};

/** The one act that takes a session on. */
export const nextActMessages: Record<Act, (vendor: string) => string> = {
  'answer-unsent': () => 'Send or delete its old secrets',
  'hand-over': (vendor) => `Hand over ${vendor} in the dashboard`,
  'see-outbox': (vendor) => `See why ${vendor} wasn’t sent`,
  fix: (vendor) => `Fix what failed in ${vendor}`,
  'see-result': (vendor) => `See what the test of ${vendor} found`,
  'test-again': (vendor) => `Test ${vendor} again`,
  submit: (vendor) => `Review and submit ${vendor}`,
  test: (vendor) => `Test ${vendor}`,
  continue: (vendor) => `Continue ${vendor}`,
  start: (vendor) => `Start ${vendor}`,
  wait: (vendor) => `${vendor} waits in the outbox`,
  'wait-for-neo': (vendor) => `Neo has ${vendor}, not confirmed yet`,
  nothing: () => 'Nothing to do',
};

/** Why the outbox waits, where a few words say it. */
export const shortWaitMessages: Partial<Record<WaitReason, string>> = {
  offline: 'Waits for a network',
  'no-answer': 'Neo doesn’t answer, tries again',
  'rate-limited': 'Neo is busy, tries again',
  'server-error': 'Neo is busy, tries again',
  'neo-busy': 'Neo is busy, tries again',
  'no-key': 'Waits for a Neo API key',
  'key-refused': 'Waits for a valid Neo API key',
  paused: 'Paused in the outbox',
  keyring: 'Waits for the keyring',
};

export const newSessionMessages = {
  title: 'New session',
  clientName: 'Client name',
  clientNameHelp: 'The organisation as you call it. Neo is told this name.',
  nameIsSecret:
    'This looks like a key, not a name. A name is stored readable and shown to everybody. Enter the name; keys have fields of their own.',
  clientNameMissing: 'Enter the name of the organisation.',
  technician: 'Technician',
  technicianHelp: 'Optional. Your name, so that others see whose session it is.',
  connection: 'Neo connection',
  connectionHelp: 'The Neo tenant this organisation is connected to.',
  vendors: 'Vendors',
  vendorsHelp: 'In this order: the PSA goes first, because Neo needs it first.',
  goesFirst: 'Goes first.',
  vendorsMissing: 'Choose at least one vendor.',
  start: 'Start session',
  starting: 'Starting',
  cancel: 'Cancel',
} as const;
