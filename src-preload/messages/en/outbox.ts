export const outboxMessages = {
  title: 'Outbox',
  open: 'Open the outbox',
  loading: 'Reading the outbox',
  lead: 'Waiting tests and submissions. Each runs as soon as it can while the app is open.',
  empty: {
    title: 'Nothing is waiting',
    /** Below a notice of what this run cannot use. */
    titleElse: 'Nothing else is waiting',
    text: 'Tests and submissions that cannot run at once wait here: there is no network, no Neo API key, or Neo or a vendor asks for a pause. Each runs as soon as it can, and you can pause it, send it now or cancel it.',
    back: 'Back to sessions',
  },
  inMemory:
    'This computer cannot encrypt what waits here, so it is in memory only and lost when you quit. Keep the app open until it is sent.',
  inMemoryItem: 'In memory only: lost when you quit.',
  setAside:
    '{count, plural, one {An outbox file is damaged and was set aside. What it should have sent was not sent.} other {# outbox files are damaged and were set aside. What they should have sent was not sent.}} No draft is lost: the sessions have them. In Sessions, look for what is not Sent or Connected, and submit it again.',
  newer:
    '{count, plural, one {One item was} other {# items were}} written by a newer version of this app and left untouched. Nothing is lost: open that version to send what waits there.',
  unread:
    'The app could not read {count, plural, one {one outbox file} other {# outbox files}} when it started. Nothing in there is lost, but it is not shown here and not sent for now. Quit and open the app again. If this keeps happening, ask whoever manages this computer to check its disk.',
  table: 'Outbox list',
  columns: {
    client: 'Client and vendor',
    work: 'Work',
    state: 'State',
    waits: 'Waits for',
    actions: 'Actions',
  },
  paused: 'Paused',
  openSettings: 'Open Settings',
  works: { test: 'Test', submit: 'Submit', both: 'Test, then submit', handOver: 'Hand over' },
  /** What a row is called in its state, beside the submission's own words. */
  handOverState: 'Hand over',
  unnamed: 'Unnamed session',
  underWay: 'It is under way.',
  handOver: 'Neo’s API does not take this credential. Copy the values into Neo’s dashboard.',
  /** `{how}` is `soon`, `minutes` or `later`. */
  nextTry:
    'Tries again {how, select, soon {in under a minute} minutes {{minutes, plural, one {in about a minute} other {in about # minutes}}} other {{when}}}.',
  who: 'Who: {who}.',
  /** One after another, those that are not zero. */
  counts: {
    waiting: '{count, plural, one {# waits} other {# wait}}',
    attention: '{count, plural, one {# needs attention} other {# need attention}}',
  },
  showMore: 'Show more ({count, number} left)',
  /** The words of a button, then the row it stands in: read aloud as one, seen as the first part. */
  actOn: '{act} {row}',
  /** A second row of the same client and vendor. */
  rowAgain: '{row} ({count})',
  sendAll: 'Send all now',
  sendNow: 'Send now',
  testNow: 'Test now',
  replaceNow: 'Replace and send now',
  pause: 'Pause',
  withdraw: 'Cancel sending',
  cancelTest: 'Cancel test',
  openRow: 'Open',
  handOverNow: 'Hand over',
  replace: 'Replace',
  confirmHost: 'Confirm host',
  more: 'More for {row}',
  replacing: {
    title: 'Replace what Neo holds?',
    next: 'If you go on, this session’s credential takes its place. Nothing has been sent yet.',
    cancel: 'Leave it as it is',
  },
  openVendor: 'Open the vendor',
  holder: {
    session: 'Neo holds the credential of {client} for this integration, sent from this computer {when}.',
    waiting: 'The credential of {client} waits in this outbox for the same integration.',
    unnamed: 'Neo holds the credential of another session of this computer for this integration.',
    another: 'Neo holds the credential of another session of yours for this integration, sent {when}.',
    anotherWaits: 'The credential of another session of yours waits in the outbox for the same integration.',
    elsewhere:
      'Neo has a credential for this integration that was entered in its dashboard or on another computer. This computer cannot tell whose it is.',
  },
  withdrawing: {
    title: 'Cancel sending {vendor} for {client}?',
    titleTest: 'Cancel the test of {vendor} for {client}?',
    submit:
      'Nothing has been sent. What you entered and its secrets stay in the session, so you can submit it later.',
    maybeSent:
      'It is not sent again. If Neo already has it, it stays there: look at the integration in Neo’s dashboard. What you entered and its secrets stay in the session, so you can submit it later.',
    test: 'The test does not run. What you entered and its secrets stay in the session, so you can test later.',
    psa: 'Other vendors of this session that wait for it are then sent without it. To prevent that, pause or cancel them first.',
    keep: 'Keep it waiting',
    confirm: 'Cancel sending',
    confirmTest: 'Cancel test',
  },
  queueTest: 'Test when back online',
  queuedTest: 'Test queued.',
  queuedSubmit: 'Queued for Neo.',
  wholeSession: {
    /** Online it begins at once, offline it waits. */
    open: { online: 'Submit all vendors', offline: 'Queue all vendors' },
    text: {
      online: 'Everything that is filled in is tested and sent, the PSA first.',
      offline: 'Everything that is filled in waits in the outbox until you are back online, the PSA first.',
    },
    work: 'What is queued',
    test: 'Test',
    submit: 'Test and submit',
    vendors: 'Vendors of this session',
    ready: 'Filled in',
    lacks: 'Left out. Still needed: {fields}',
    done: 'Neo has it',
    waits: 'In the outbox already',
    cancel: 'Cancel',
    go: { online: 'Submit', offline: 'Queue' },
    goTest: { online: 'Test', offline: 'Queue' },
    goAnyway: 'Replace and go on',
    replaces: {
      title: 'Replace what Neo holds?',
      named:
        'Neo keeps one credential for each integration of a connection. At least one of these would replace a credential of another session of yours. Neo has that one, or it waits in this outbox.',
      unnamed:
        'Neo keeps one credential for each integration of a connection. At least one of these would replace a credential from an unnamed session, Neo’s dashboard or another computer.',
      next: 'Nothing was sent, and nothing was replaced. Replace and go on puts this session’s credentials in their place. Cancel leaves everything as it is. Review shows for each vendor whose it is.',
    },
    queued: { online: 'Under way: {vendors}.', offline: 'In the outbox: {vendors}.' },
    none: 'Nothing was queued.',
    leftOut: '{vendor} was left out. Still needed: {fields}.',
    leftOutPlain: '{vendor} was left out.',
    leftOutWaits: '{vendor} is already waiting to be sent, and is tested before that.',
    leftOutUnclear:
      '{vendor} was left out: Neo may have it already. Look at the integration in Neo’s dashboard first. If it is not there, open {vendor} and submit it from Review.',
    close: 'Close',
  },
} as const;
