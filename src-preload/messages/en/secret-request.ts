/** Asking somebody at another computer for values: the dialog, the line in Credentials, and what is sent. */
export const secretRequestMessages = {
  open: 'Ask for a secret',
  /** The same where there is little room; the whole name is read aloud. */
  openShort: 'Ask',
  tip: 'Ask somebody at another computer to send values sealed',
  tools: 'Ways to fill in the fields',
  asked: 'Asked until {when}',
  show: 'Show the request',
  title: 'Ask for a secret',
  lead: 'Somebody else types the values on a page that you send. What comes back is text that opens only here, so it can go through any chat.',
  reading: 'Reading what can be asked for',
  nothing: 'Every field has a value, so there is nothing to ask for. Remove a value to ask for it.',
  fields: 'What to ask for',
  days: 'How long to wait for the answer',
  dayChoices: '{count, plural, one {# day} other {# days}}',
  tickOne: 'Tick at least one field.',
  make: 'Make the request',
  making: 'Making…',
  close: 'Close',
  until: 'Open until {when}. Asked for: {fields}.',
  wordsTitle: 'Six words of this request',
  wordsHelp:
    'Whoever answers calls you and compares these words with those on the page. Read yours aloud from here.',
  sendTitle: 'Send it',
  sendHelp: 'Send the page, and the text with it. Both hold no secret.',
  savePage: 'Save the page',
  saved: 'Saved as {file}. Attach it to your message.',
  copyText: 'Copy the text',
  text: 'The request as text',
  codeTitle: 'Text and QR code',
  code: 'QR code with the same request',
  answerTitle: 'When the answer is here',
  answer: 'Paste the answer',
  answerHelp: 'Paste the whole message. The values go into their fields as if you had pasted them there.',
  openAnswer: 'Open the answer',
  opening: 'Opening…',
  answerEmpty: 'Paste the answer first.',
  opened: 'The answer was opened. Its values are in their fields, and its key was forgotten.',
  withdraw: 'Withdraw the request',
  withdrawText: 'The key of this request is forgotten then, and its answer can never be opened.',
  withdrawNow: 'Withdraw it',
  keep: 'Keep it open',
  withdrawn: 'The request was withdrawn. Its answer can no longer be opened.',
  /** What is sent, in a message and in the code. */
  sent: {
    technician: 'Your technician',
    client: 'this client',
    field: '- {label}: {help}',
    ask: `{technician} asks for values to connect {vendor} of {client} to Neo:
{list}`,
    how: `How to send them:
1. Open the page that came with this message. It works without internet and sends nothing.
2. Call {technician} on a number you already know, and ask for the six words. If they differ, enter nothing.
3. Enter the values, press Seal, and send the text that appears. Only {technician} can open it.

Never send the values themselves.`,
    facts: `Answer by: {until}
Six words: {words}
Key: {key}
neo-request-1 {id}`,
    code: `neo-request-1 {id}
{technician} asks {client}
{vendor}: {fields}
Answer by: {until}
{words}
{key}`,
    file: 'neo-request',
  },
} as const;

/** The page that is sent with a request, and works without the app. */
export const requestPageMessages = {
  says: {
    title: 'Send values for {vendor} sealed',
    lead: '{technician} asks for these values to connect {vendor} of {client} to Neo. This page seals them for {technician}. It works without internet and sends nothing.',
    until: 'Answer by {until}, which is here:',
    compareTitle: 'Compare the six words',
    compare:
      'Call {technician} on a number you already know, and ask them to read their six words to you. If they differ, do not paste anything.',
    words: 'Six words',
    valuesTitle: 'Enter the values',
    show: 'Show',
    hide: 'Hide',
    seal: 'Seal',
    sealing: 'Sealing…',
    answerTitle: 'Send this text back',
    answerHelp:
      'It is your answer, sealed. Send it through any chat or email. What you entered was cleared from this page.',
    answer: 'Your sealed answer',
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'The text is selected. Copy it with Ctrl C, or with Command C on a Mac.',
    expired: 'This request has expired, so nothing can be sealed any more. Ask {technician} for a new page.',
    unable:
      'This browser cannot seal: it lacks the cryptography that this page needs. Nothing was sent. Open the page in a current Chrome, Edge, Firefox or Safari.',
    failed: 'Sealing failed in this browser. Nothing was sent. Open the page in another current browser.',
    request: 'The request as text',
    code: 'QR code with the same request',
  },
  field: {
    show: 'Show {label}',
    hide: 'Hide {label}',
    missing: 'Enter the {label}.',
    tooLong: 'This is longer than any {label}. Paste only the value.',
  },
  noScript:
    'This page needs JavaScript to seal what you enter. Allow it for this page, or use another browser.',
} as const;
