/** Words of what a call needs, before it is made: on the screen, in a text, in a mail and in a calendar. */
export const callMessages = {
  action: 'Prepare the call',
  title: 'Prepare the call with {client}',
  lead: 'Send this to everyone who must be there. Then nobody is missing, and no key waits for a license.',
  reading: 'Reading what the call needs',
  /** The client of a session without a name. */
  unnamed: 'this client',
  people: 'Who must be there',
  atHand: 'What to have at hand',
  account: 'Whose account the key belongs to',
  leaves: 'When the person who makes it leaves',
  inferred: '{text} (Not documented: check it.)',
  minutes: {
    all: 'About {minutes} minutes in all',
    guess: 'About {minutes} minutes, a guess',
    measured: 'About {minutes} minutes, measured from {count} finished sessions on this computer',
  },
  copy: 'Copy as text',
  mail: 'Write an email',
  mailOpened: 'Your email program has the text. Choose who gets it.',
  mailShort: 'Your email program has a short form. Copy the text to send all of it.',
  calendar: 'Put it in the calendar',
  day: 'Day',
  time: 'Start time',
  save: 'Save as calendar file',
  saved: 'Saved as {file}. Open it, or send it along. Importing it twice may show the call twice.',
  timeMissing: 'Choose a day and a time.',
  rehearse: 'Rehearse in practice',
  rehearseText: 'Practice opens with the same vendors, an invented client and made-up keys.',
  close: 'Close',
  /** The first line of the text, the subject of the mail, and the name of the event. */
  subject: 'Call to connect {client} to Neo',
  /** In the short form of a mail. */
  shortLine: '{vendor}: {people}',
  noSecrets: 'Do not send passwords or keys in advance. They are entered during the call.',
} as const;
