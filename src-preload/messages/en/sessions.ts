import { formatCount } from '../count.ts';

/** Words of the Sessions screen and of the dialog that begins one. */
export const sessionsMessages = {
  title: 'Sessions',
  newSession: 'New session',
  search: 'Search sessions',
  searchPlaceholder: 'Client, technician, connection',
  startPractice: 'Start practice',
  table: 'Session list',
  columns: {
    client: 'Client',
    vendors: 'Vendors',
    connection: 'Neo connection',
    technician: 'Technician',
    changed: 'Changed',
    more: 'Actions',
  },
  show: 'Show',
  filters: {
    all: (count: number) => `All (${formatCount(count)})`,
    attention: (count: number) => `Needs attention (${formatCount(count)})`,
    archived: (count: number) => `Archived (${formatCount(count)})`,
  },
  loading: 'Reading the sessions',
  count: (count: number) => (count === 1 ? '1 session' : `${formatCount(count)} sessions`),
  found: (count: number) => (count === 1 ? '1 session found' : `${formatCount(count)} sessions found`),
  showMore: (left: number) => `Show more (${formatCount(left)} left)`,
  noConnection: 'None yet',
  unnamed: 'Unnamed session',
  unreadable:
    'The file of this session cannot be read. It was left untouched, and the other sessions are not concerned. Ask whoever looks after this computer to restore it from a backup.',
  newer: (vendors: string) =>
    `${vendors === '' ? '' : `${vendors}. `}A newer version of the app has written this session. Nothing is lost: it was left exactly as it is. Update the app on this computer to open it.`,
  nothingFound: {
    title: 'No session matches',
    text: 'Search looks at the client, the technician and the Neo connection of the sessions shown. Archived sessions are under Show, Archived.',
    textArchived:
      'Search looks at the client, the technician and the Neo connection of the sessions shown. Those that are not archived are under Show, All.',
    clear: 'Clear the search',
  },
  nothingShown: {
    attention: { title: 'Nothing needs attention', text: 'No session waits for you.' },
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
