export const outboxMessages = {
  title: 'Outbox',
  open: 'Open the outbox',
  loading: 'Reading the outbox',
  lead: 'Tests and submissions that wait. Each runs as soon as it can, while the app is open.',
  empty: {
    title: 'Nothing waits',
    /** Below a notice of what this run cannot use. */
    titleElse: 'Nothing else waits',
    text: 'A test or a submission that cannot run at once waits here: without a network, without a Neo API key, or when Neo or a vendor asks to wait. It runs as soon as it can, and you can pause it, send it now or cancel it.',
    back: 'Back to sessions',
  },
  inMemory:
    'This computer cannot encrypt what waits here, so only memory holds it. It goes when you quit: keep the app open until it is sent.',
  inMemoryItem: 'Only memory holds it: it goes when you quit.',
  setAside:
    '{count, plural, one {A file of the outbox is damaged} other {# files of the outbox are damaged}}, and what was to be sent with it is not sent. The drafts are not lost: they are in their sessions, and the damaged file was set aside. In Sessions, look for what is not Sent or Connected, and submit it again.',
  newer:
    '{count, plural, one {One item was} other {# items were}} written by a newer version of this app and left untouched. Nothing is lost: open that version to send what waits there.',
  unread:
    'The disk did not give {count, plural, one {one file} other {# files}} of the outbox when the app started. What is in there is not lost, but it is not shown here and is not sent now. Quit and open the app again. If this keeps happening, ask whoever manages this computer to check its disk.',
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
  handOver: 'Neo does not take this credential by its API. Copy the values into its dashboard.',
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
    next: 'Going on puts the credential of this session in its place. Nothing was sent so far.',
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
      'Neo holds a credential for this integration that was put there in its dashboard or from another computer. Whose it is, this computer cannot tell.',
  },
  withdrawing: {
    title: 'Cancel sending {vendor} for {client}?',
    titleTest: 'Cancel the test of {vendor} for {client}?',
    submit:
      'Nothing has been sent. What you entered and its secrets stay in the session, so you can submit it later.',
    maybeSent:
      'It is not sent again. Nothing is taken back from Neo: look at the integration in its dashboard. What you entered and its secrets stay in the session, so you can submit it later.',
    test: 'The test does not run. What you entered and its secrets stay in the session, so you can test later.',
    psa: 'Other vendors of this session that wait for it will then be sent without it. Pause or cancel those first if they must not.',
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
        'Neo has one place for each integration of a connection. At least one of these would take the place of the credential of another session of yours, which Neo holds or which waits in this outbox.',
      unnamed:
        'Neo has one place for each integration of a connection. At least one of these would take the place of a credential that was put there by an unnamed session, in Neo’s dashboard or from another computer.',
      next: 'Nothing was sent, and nothing was replaced. Replace and go on puts what this session holds there, Cancel leaves everything as it is. Review says of each vendor whose it is.',
    },
    queued: { online: 'Under way: {vendors}.', offline: 'In the outbox: {vendors}.' },
    none: 'Nothing was queued.',
    leftOut: '{vendor} was left out. Still needed: {fields}.',
    leftOutPlain: '{vendor} was left out.',
    leftOutWaits: '{vendor} waits to be sent already, and is tested on its way.',
    leftOutUnclear:
      '{vendor} was left out: Neo may have it already. Look at the integration in Neo’s dashboard first. If it is not there, open {vendor} and submit it from Review.',
    close: 'Close',
  },
} as const;
