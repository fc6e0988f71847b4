/** Words of what can be done to a session as a whole. */
export const sessionActionsMessages = {
  more: 'More for {client}',
  actionsOf: 'Actions for {client}',
  archive: 'Archive',
  bringBack: 'Bring back',
  export: 'Export',
  import: 'Import a session',
  hide: 'Hide',
  rename: {
    action: 'Rename',
    title: 'Rename {client}',
    confirm: 'Save name',
  },
  notes: {
    action: 'Notes',
    title: 'Notes on {client}',
    label: 'Notes',
    help: 'For you and your colleagues. Notes are not encrypted. Search finds them, and exports include them.',
    reading: 'Reading the notes',
    saved: 'Saved',
    saving: 'Saving…',
    left: '{count, plural, one {# character left} other {# characters left}}',
    secret: {
      title: 'This looks like a secret',
      text: 'Everybody can read notes, so it isn’t saved yet. Cut it out, and paste it into the vendor’s field instead.',
      keep: 'It isn’t a secret, save it',
    },
    close: 'Close',
  },
  duplicate: {
    action: 'Duplicate',
    title: 'Duplicate {client}',
    text: 'A new session with the same vendors, choices and addresses. Identifiers, secrets, notes, test results and submissions are not copied.',
    copyOf: '{client} (copy)',
    confirm: 'Duplicate session',
  },
  template: {
    action: 'Save as template',
    title: 'Save {client} as a template',
    text: 'New sessions can start with the same vendors, technician and Neo connection. What you entered for the vendors is not included.',
  },
  remove: {
    action: 'Delete',
    title: 'Delete the session of {client}?',
    counting: 'Checking what belongs to it',
    goes: 'This deletes from this computer: {parts}.',
    parts: {
      session: 'the session with its progress and test results',
      secrets: '{count, plural, one {# sealed value} other {# sealed values}}',
      waiting:
        '{count, plural, one {# item that waits in the outbox} other {# items that wait in the outbox}}',
    },
    stays:
      'The key keeps working at the vendor: to end it, revoke it in the vendor’s portal. What Neo already has stays with Neo.',
    undo: 'You can undo this for 10 minutes, as long as the app stays open.',
    undoNotSent:
      'Anything waiting in the outbox is taken out at once and does not come back: submit it again.',
    confirm: 'Delete session',
  },
  deleted: {
    status: 'Deleted sessions',
    text: 'The session of {client} is deleted. Its secrets are deleted from this computer at {time}, or when you quit.',
    undo: 'Undo',
    undoFor: 'Undo for {client}',
    /** It is back, but not what waited in the outbox. */
    restored:
      'The session of {client} is back, with all that was saved in it. {withdrawn, plural, one {# item was taken out of the outbox. To send it} other {# items were taken out of the outbox. To send them}}, open the session and submit again.',
  },
  archived: {
    status: 'Archived sessions',
    text: '{client} is archived. Find it under Archived.',
    broughtBack: '{client} is back in the list. Find it under All.',
  },
  done: {
    status: 'Session file',
    exported:
      'Saved as {file}. It has progress, addresses, choices, notes and test evidence, but no identifiers or secrets.',
    imported: '{client} is imported as a new session. Enter its identifiers and secrets, then test.',
    noReports: 'The test results stay in the file as evidence. They are not imported.',
    duplicated: '{client} is created. Enter its identifiers and secrets.',
  },
} as const;
