import { formatCount } from '../count.ts';

/** Words of what can be done to a session as a whole. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`;

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export const sessionActionsMessages = {
  more: (client: string) => `More for ${client}`,
  actionsOf: (client: string) => `Actions for ${client}`,
  archive: 'Archive',
  bringBack: 'Bring back',
  export: 'Export',
  import: 'Import a session',
  hide: 'Hide',
  rename: {
    action: 'Rename',
    title: (client: string) => `Rename ${client}`,
    confirm: 'Save name',
  },
  notes: {
    action: 'Notes',
    title: (client: string) => `Notes on ${client}`,
    label: 'Notes',
    help: 'For you and your colleagues. Stored readable, found by the search, and part of an export.',
    reading: 'Reading the notes',
    saved: 'Saved',
    saving: 'Saving…',
    left: (count: number) => (count === 1 ? '1 character left' : `${formatCount(count)} characters left`),
    secret: {
      title: 'This looks like a secret',
      text: 'Notes are readable for everybody, so it isn’t saved yet. Cut it out, and paste it into its field of the vendor instead.',
      keep: 'It’s no secret, save it',
    },
    close: 'Close',
  },
  duplicate: {
    action: 'Duplicate',
    title: (client: string) => `Duplicate ${client}`,
    text: 'A new session with the same vendors, choices and addresses. Identifiers, secrets, notes, test results and submissions are not copied.',
    copyOf: (client: string) => `${client.slice(0, 190)} (copy)`,
    confirm: 'Duplicate session',
  },
  template: {
    action: 'Save as template',
    title: (client: string) => `Save ${client} as a template`,
    text: 'A new session can begin with the same vendors, technician and Neo connection. Nothing that was entered for the vendors is part of it.',
  },
  remove: {
    action: 'Delete',
    title: (client: string) => `Delete the session of ${client}?`,
    counting: 'Looking at what belongs to it',
    goes: (secrets: number, waiting: number) =>
      `What leaves this computer: ${listed([
        'the session with its progress and test results',
        ...(secrets > 0 ? [several(secrets, 'sealed value', 'sealed values')] : []),
        ...(waiting > 0
          ? [several(waiting, 'item that waits in the outbox', 'items that wait in the outbox')]
          : []),
      ])}.`,
    stays:
      'The key at the vendor goes on working: to end it, revoke it in the vendor’s portal. What Neo already has stays with Neo.',
    undo: 'You can undo this for 10 minutes, as long as the app stays open.',
    undoNotSent: 'What waits in the outbox is withdrawn at once and does not come back: submit it again.',
    confirm: 'Delete session',
  },
  deleted: {
    status: 'Deleted sessions',
    text: (client: string, time: string) =>
      `The session of ${client} is deleted. What is sealed leaves this computer at ${time}, or when you quit.`,
    undo: 'Undo',
    undoFor: (client: string) => `Undo for ${client}`,
    /** It is back, but not what waited in the outbox. */
    restored: (client: string, withdrawn: number) =>
      withdrawn === 1
        ? `The session of ${client} is back, with all that was saved in it. 1 item that waited in the outbox was withdrawn and does not come back by itself. To send it, open the session and submit again.`
        : `The session of ${client} is back, with all that was saved in it. ${withdrawn} items that waited in the outbox were withdrawn and do not come back by themselves. To send them, open the session and submit again.`,
  },
  archived: {
    status: 'Archived sessions',
    text: (client: string) => `${client} is archived. Find it under Show, Archived.`,
    broughtBack: (client: string) => `${client} is back in the list. Find it under Show, All.`,
  },
  done: {
    status: 'Session file',
    exported: (file: string) =>
      `Saved as ${file}. It holds progress, addresses, choices, notes and test evidence, and no identifier or secret.`,
    imported: (client: string) =>
      `${client} is imported as a new session. Enter its identifiers and secrets, then test.`,
    noReports: 'The test results in the file stay there as evidence; they are not taken over.',
    duplicated: (client: string) => `${client} was made. Enter its identifiers and secrets.`,
  },
} as const;
