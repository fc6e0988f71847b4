import type { Act, SessionFilter, SessionGroup, SessionSort } from '../../contract/session.ts';
import type { WaitReason } from '../../contract/submission.ts';

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
  connected: '{done} of {all}',
  /** Behind the last vendor there is room for. */
  moreVendors: '+{count}',
  loading: 'Reading the sessions',
  count: '{count, plural, one {# session} other {# sessions}}',
  found: '{count, plural, one {# session found} other {# sessions found}}',
  showMore: 'Show more ({count, number} left)',
  unnamed: 'Unnamed session',
  unreadable:
    'The file of this session can’t be read. Nothing was changed in it, and the other sessions are fine. Ask whoever manages this computer to restore it from a backup.',
  newer:
    '{count, plural, =0 {} other {{vendors}. }}A newer version of the app has written this session. Nothing is lost: it was left exactly as it is. Update the app on this computer to open it.',
  nothingFound: {
    title: 'No session matches',
    text: 'Search looks at the client, the technician, the notes and the Neo connection of the sessions shown. Archived sessions are under Archived.',
    textArchived:
      'Search looks at the client, the technician, the notes and the Neo connection of the sessions shown. The others are under All.',
    clear: 'Clear search',
  },
  nothingShown: {
    'needs-you': { title: 'Nothing needs you', text: 'No session is waiting for you.' },
    'in-progress': { title: 'Nothing is in progress', text: 'No session is being set up.' },
    waiting: {
      title: 'Nothing is waiting',
      text: 'No session waits for its turn in the outbox, or for Neo.',
    },
    connected: {
      title: 'Nothing is connected yet',
      text: 'A session appears here once Neo has confirmed all of its vendors.',
    },
    archived: {
      title: 'Nothing is archived',
      text: 'Archived sessions are kept out of the list, with everything in them.',
    },
    all: { title: 'Every session is archived', text: 'Choose Archived above to see them.' },
    showAll: 'Show all sessions',
  },
  empty: {
    title: 'Connect a client’s tools to Neo',
    text: 'Create an API key in the client’s portal, prove that it works, and hand it to Neo. About 15 minutes for the first tool.',
    practice: 'Practice uses demo data. Nothing is sent.',
    how: 'How it works',
    steps: [
      {
        title: 'Follow the guide',
        text: 'Each step shows the vendor’s screen and highlights the control to use.',
      },
      { title: 'Test every permission', text: 'One row per permission, before anything is sent.' },
      {
        title: 'Send it to Neo',
        text: 'Encrypted on this computer until Neo has it. Offline, it waits its turn.',
      },
    ],
    noKey: 'No Neo API key yet? You can collect and test without one.',
    addKey: 'Add the Neo API key',
    keyKept: 'A Neo API key is saved for {name}.',
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
export const nextActMessages = {
  'answer-unsent': 'Send or delete its old secrets',
  'hand-over': 'Hand over {vendor} in the dashboard',
  'see-outbox': 'See why {vendor} wasn’t sent',
  fix: 'Fix what failed in {vendor}',
  'see-result': 'See what the test of {vendor} found',
  'test-again': 'Test {vendor} again',
  submit: 'Review and submit {vendor}',
  test: 'Test {vendor}',
  continue: 'Continue {vendor}',
  start: 'Start {vendor}',
  wait: '{vendor} waits in the outbox',
  'wait-for-neo': 'Neo has {vendor}, not confirmed yet',
  nothing: 'Nothing to do',
} as const satisfies Record<Act, string>;

/** Why the outbox waits, where a few words say it. */
export const shortWaitMessages: Partial<Record<WaitReason, string>> = {
  offline: 'Waits for a network',
  'no-answer': 'Neo doesn’t answer; will try again',
  'rate-limited': 'Neo is busy; will try again',
  'server-error': 'Neo is busy; will try again',
  'neo-busy': 'Neo is busy; will try again',
  'no-key': 'Waits for a Neo API key',
  'key-refused': 'Waits for a valid Neo API key',
  paused: 'Paused in the outbox',
  keyring: 'Waits for the keyring',
};

export const newSessionMessages = {
  title: 'New session',
  clientName: 'Client name',
  clientNameHelp: 'Shown in Neo as well.',
  nameIsSecret:
    'This looks like a key, not a name. Names are not encrypted, and everybody sees them. Enter the name here and the key later.',
  clientNameMissing: 'Enter the name of the client.',
  technician: 'Technician',
  technicianHelp: 'Optional. Remembered for the next session.',
  connection: 'Neo connection',
  connectionHelp: 'The Neo tenant this client is connected to.',
  template: {
    choose: 'Template',
    none: 'No template',
    delete: 'Delete template',
    begin: 'Save as template',
    name: 'Template name',
    nameHelp:
      'Keeps the vendors, the technician and the Neo connection. Replaces a template with the same name.',
    nameMissing: 'Enter a name for the template.',
    save: 'Save template',
    cancel: 'Don’t save',
    saved: 'Template {name} is saved.',
  },
  vendors: 'Vendors',
  goesFirst: 'We start here: Neo needs it first.',
  vendorsMissing: 'Choose at least one vendor.',
  start: 'Start session',
  starting: 'Starting',
  cancel: 'Cancel',
} as const;
