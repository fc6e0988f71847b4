/** Why Neo's confirmation says what it says, by its code; an unknown code reads as `done.unconfirmed`. */
export const confirmationMessages: Record<string, string> = {
  'newly-connected': 'Neo did not know this integration before, and does now.',
  'run-began-later': 'Neo began a sync after it took this credential, and the sync did not fail.',
  'connected-before':
    'Neo knew this integration before, so its answer says nothing about the new credential yet. Look at the integration in Neo’s dashboard.',
  'run-failed':
    'Neo began a sync after it took this credential, and the sync failed. That may have other causes: look at the integration in Neo’s dashboard.',
  'not-connected-yet':
    'Neo does not call it connected yet. It may take a few minutes. It does not mean that the credential is wrong.',
  'unknown-integration':
    'Neo does not report on this integration by that name. It does not mean that the credential is wrong. Look at the integration in Neo’s dashboard.',
  'unknown-before':
    'It is not known how it stood before, so Neo’s answer proves nothing. Look at the integration in Neo’s dashboard.',
  'replaced-since':
    'Another credential for this integration was sent after this one, so Neo’s answer says nothing about this one.',
  'no-answer':
    'Neo did not answer this question. It does not mean that the credential is wrong. Look at the integration in Neo’s dashboard.',
};

export const submissionMessages = {
  open: 'Review and submit',
  review: 'Review',
  back: 'Back to the guide',
  loading: 'Reading what Neo says about this integration',
  belongs: 'This key belongs to',
  actsWith: 'with {label}',
  goesTo: 'goes to Neo connection',
  goesNowhere: 'has no Neo connection to go to yet',
  by: 'by {method} to',
  byHand: 'by hand, in Neo’s dashboard',
  byUnknown: 'by a way that is not known yet',
  replacing: 'replacing the credential of another session of yours, sent {when}',
  replacingNothing: 'replacing nothing',
  replacingUnknown: 'and this computer cannot tell whether one is replaced',
  replacingWaiting: 'replacing the credential of another session of yours, which still waits in the outbox',
  replacingConnected: 'replacing the one Neo already has',
  /** Under the arrow: the same in a few words. */
  replaces: {
    session: 'Replaces the key of another session of yours, sent {when}',
    waiting: 'Another session of yours waits for the same place',
    connected: 'Replaces the key Neo has',
    nothing: 'Replaces nothing',
    unknown: 'Not known yet what it replaces',
  },
  waits: 'Waits',
  lead: '{vendor} for {client}. Check where the key goes, then submit.',
  noKeyYet: 'No Neo API key yet',
  noKeyYetHint: 'A Neo admin makes one in the dashboard.',
  connectionOf: 'Neo connection',
  unnamedConnection: 'Unnamed connection',
  showWhich: 'Show which',
  hideWhich: 'Hide which',
  /** After the words of the button, where several stand on one screen. */
  showWhichOf: '{act}, same {label}',
  showHolder: '{act} Neo holds',
  needs: 'Still needed: {fields}',
  chooseFirst: 'Choose a Neo connection first.',
  mayDo: {
    title: 'What Neo may do',
    lead: 'The most this key allows. In Neo’s dashboard you decide what Neo really uses.',
    untested: 'Not tested yet. This is what the guide asks to grant.',
    groups: { 'read-write': 'Read and write', write: 'Write only', read: 'Read only' },
    sensitive: 'sensitive',
    states: {
      seen: 'granted and seen',
      warning: 'granted, but nothing seen',
      refused: 'not granted',
      unsure: 'could not tell',
      unwanted: 'not wanted',
      untested: 'not tested',
    },
  },
  seen: {
    /** `{one}` and `{many}` are what the vendor calls them. */
    text: 'Seen: {count, plural, one {# {one}} other {# {many}}}. About right?',
    yes: 'Yes',
    more: 'No, there are more',
    howMany: 'About how many {many}?',
    save: 'Save',
    right: 'Seen: {count, plural, one {# {one}} other {# {many}}}. You said that this is about right.',
    change: 'Change',
  },
  tested: {
    passed: 'The test passed.',
    'not-passed': 'The test did not pass.',
    'not-run': 'It has not been tested.',
    stale: 'The last test no longer holds: a value changed, or it is older than 24 hours.',
  },
  testedAt: '{passed} of {all} passed, {moment}.',
  testedTitle: 'Last test',
  valuesTitle: 'What is sent',
  kept: 'Kept, {count, plural, one {# character} other {# characters}}',
  also: 'Also',
  clientName: 'client name',
  details: 'Technical details',
  request: 'Request',
  routes: {
    described: 'Neo’s own description of its API names this request for credentials, so it is used.',
    assumed:
      'Neo does not describe this request. It is assumed from how the rest of Neo’s API is built, and you allowed it or Neo publishes no description. If Neo does not know it, nothing is kept there and the credential is handed over in the dashboard instead.',
    'hand-over':
      'Neo’s API takes no credentials for this integration. The app opens Neo’s integrations page and puts the values on the clipboard, one by one.',
    unknown:
      'How it is sent is decided when Neo can be asked. Until then the credential stays on this computer.',
  },
  psaFirst:
    'Neo needs the PSA first. {vendor} can be submitted now, but Neo may not use it until the PSA is connected.',
  sameAs:
    '{count, plural, one {Another session of yours has the same {label}. If both are one tenant, that is fine. Otherwise one of them has the wrong key.} other {# other sessions of yours have the same {label}. If they are all one tenant, that is fine. Otherwise at least one has the wrong key.}}',
  connection: 'Neo connection',
  chooseConnection: 'Choose a Neo connection',
  connectionHint: 'A Neo connection is one Neo API key, and the key is one tenant.',
  addKey: 'Add the Neo API key',
  noneChosen: 'Choose a Neo connection above, or add another Neo API key.',
  ways: {
    title: 'Three ways on',
    titleQueued: 'While it waits',
    queue: {
      title: 'Queue it',
      text: 'It waits in the outbox and goes out once a key is added. If it has not passed a test by then, it is tested first.',
      act: 'Queue until there is a key',
    },
    add: {
      title: 'Get a key now',
      text: 'You need the Admin role in Neo. A short guide shows the way.',
    },
    ask: {
      title: 'Have one made',
      text: 'A short message says what to make, where, and how to hand it to you.',
      act: 'Ask a Neo admin',
      lead: 'Send this to somebody with the Admin role in Neo. It holds no secret.',
      message: 'Message',
      copy: 'Copy the message',
      close: 'Close',
      /** `{address}` is the page of Neo's dashboard where keys are made. */
      body: 'Hello,\n\nI am connecting {vendor} of {client} to Neo. Everything is filled in; what is missing is a Neo API key.\n\nCould you make one? It takes the Admin role in Neo.\n1. Open {address}\n2. Choose Create API key and name it Neo Setup Assistant.\n3. Copy the key. Neo shows it once.\n4. Hand it to me the way you hand over passwords, not by mail, chat or ticket.\n\nThank you',
    },
    seal: {
      question: 'Somebody else finishes this?',
      act: 'Hand over as a sealed file',
      lead: 'The file holds this session with its secrets. Whoever opens it in Settings, with the passphrase, goes on from there. The session stays here too.',
    },
    foot: 'To submit, choose one of the ways above.',
  },
  submit: 'Submit to Neo',
  offline: 'You are offline. It waits in the outbox and will run when you are back. Submitting now is safe.',
  anyway: {
    title: 'Submit anyway?',
    titleOrder: 'Submit before the PSA?',
    untested: 'This credential has not been tested. Neo may take it and then fail to connect.',
    untestedOffline: 'Not tested yet. It is tested first and sent only if that passes.',
    failed: 'The last test did not pass. Neo may take it and then fail to connect.',
    stale:
      'A value changed after the last test, or it is older than 24 hours. It is tested again first, and sent when that passes.',
    replaces: 'It replaces the credential of another session of yours at this Neo connection.',
    replacesWaiting:
      'The credential of another session of yours waits in the outbox for the same place at this Neo connection. The one sent last replaces the other.',
    replacesUnknown:
      'Neo already has a credential for {vendor} that was not put there from this session. This computer cannot tell whose it is: somebody may have entered it in Neo’s dashboard or at another computer. Submitting replaces it.',
    psa: 'The PSA of this session has not been submitted yet, and Neo wants it connected first. You can go on: nothing is lost, but Neo may not use this credential until the PSA is connected.',
    submit: 'Submit anyway',
    cancel: 'Cancel',
  },
  status: 'Submission',
  alreadyThere: 'Neo has these very values already. Nothing was sent again.',
  onlyTest: 'Only a test waits: nothing of it is sent to Neo.',
  attempts: 'Tried {count} times.',
  neoTexts: 'Neo said',
  neoStatus: 'Status {status}',
  requestId: 'Request id for Neo’s support',
  who: 'Who: {who}',
  handOver: {
    title: 'Values to copy',
    intro:
      'Copy each value into Neo’s form. A copied value leaves the clipboard after 30 seconds. When Neo’s page says that it is connected, mark it as done here.',
    open: "Open Neo's integrations page",
    copy: 'Copy {label}',
    copied: 'Copied. Leaves the clipboard at {at, time, exact}',
    copiedPlain:
      'A clipboard manager or the history of the system may keep it, even on disk, and this version cannot ask them not to: remove it there if you use one.',
    copiedConcealed:
      'Clipboard managers and histories were asked not to keep it. One that does not listen may: remove it there if you use one.',
    was: 'copied',
    done: 'Mark as done',
  },
  done: {
    title: 'Done',
    /** `**bold**` marks the Neo connection. */
    confirmed: '{vendor} is connected to **{connection}**. Neo took the key {when} and confirmed it.',
    taken: 'Neo took the key of {vendor} for **{connection}** {when}.',
    byHand: 'You handed the credential of {vendor} over in the dashboard.',
    unconfirmed:
      'Neo does not say whether it is connected. That does not mean that the credential is wrong. Look at the integration in Neo’s dashboard.',
    pending: 'Neo is asked in the background whether it is connected. This line changes when it answers.',
    vendors: 'Next for {client}',
    count: '{count} of {all} done',
    nextVendor: 'Next: {vendor}',
    reviewVendor: 'Review {vendor}',
    openVendor: 'Open {vendor}',
    expires: 'When does this key expire?',
    expiresUnknown:
      'This app cannot see an end date. If you set one in the portal, note it where your team will find it, and make a new key before that day.',
    here: 'On this computer',
    /** `{secrets}` lists the `{count}` of them. */
    leave:
      '{count, plural, one {{secrets} is deleted} other {{secrets} are deleted}} {when}. The key stays valid at {vendor}.',
    stay: '{count, plural, one {{secrets} stays} other {{secrets} stay}} on this computer because you chose so.',
    theSecret: 'The {label}',
    keep: 'Keep a copy on this computer',
    dashboard: 'In Neo’s dashboard',
    nextTexts: [
      'The integration shows when Neo has read from {vendor} for the first time.',
      'Choose there what Neo may do. The key only sets the limit.',
    ],
    copySummary: 'Copy summary',
    sessions: 'Back to sessions',
  },
  /** A note of what was done, in Markdown, for a ticket. Holds no secret. */
  summary: {
    title: '## {vendor} for {client}: {state}',
    portal: '- Portal: {host}',
    connection: '- Neo connection: {connection}',
    sent: '- Sent to Neo: {at, date, moment}',
    byHand: '- Handed over in Neo’s dashboard: {at, date, moment}',
    tested: '- Last test: {verdict}, {passed} of {all} passed, {at, date, moment}',
    technician: '- Technician: {technician}',
    others: '- Other vendors: {others}',
    secrets: '- Secrets: {text}',
  },
} as const;
