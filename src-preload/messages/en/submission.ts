/** Why Neo's confirmation says what it says, by its code; an unknown code reads as `done.unconfirmed`. */
export const confirmationMessages: Record<string, string> = {
  'newly-connected': 'Neo confirms this integration. It was not connected before.',
  'run-began-later': 'Neo started a sync after it took this credential, and the sync did not fail.',
  'connected-before':
    'This integration was connected before, so Neo’s answer says nothing about the new credential yet. Look at the integration in Neo’s dashboard.',
  'run-failed':
    'Neo started a sync after it took this credential, and the sync failed. That may have other causes: look at the integration in Neo’s dashboard.',
  'not-connected-yet':
    'Neo does not show it as connected yet. That may take a few minutes. It does not mean that the credential is wrong.',
  'unknown-integration':
    'Neo reports nothing under this integration’s name. It does not mean that the credential is wrong. Look at the integration in Neo’s dashboard.',
  'unknown-before':
    'The app does not know whether it was connected before, so Neo’s answer proves nothing. Look at the integration in Neo’s dashboard.',
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
  byUnknown: 'in a way that is not known yet',
  replacing: 'replacing the credential of another session of yours, sent {when}',
  replacingNothing: 'replacing nothing',
  replacingUnknown: 'and this computer cannot tell whether it replaces one',
  replacingWaiting: 'replacing the credential of another session of yours, which still waits in the outbox',
  replacingConnected: 'replacing the one Neo already has',
  /** Under the arrow: the same in a few words. */
  replaces: {
    session: 'Replaces the key of another session of yours, sent {when}',
    waiting: 'Another session of yours waits for the same place',
    connected: 'Replaces the key Neo has',
    nothing: 'Replaces nothing',
    unknown: 'What it replaces is not known yet',
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
    stale: 'The last test no longer counts: a value changed, or it is older than 24 hours.',
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
      'Neo does not describe this request. The app assumes it from the rest of Neo’s API, because you allowed that or Neo publishes no description. If Neo does not know it, Neo keeps nothing, and you hand the credential over in the dashboard.',
    'hand-over':
      'Neo’s API takes no credentials for this integration. The app opens Neo’s integrations page and puts the values on the clipboard, one by one.',
    unknown:
      'The app decides how to send it once it can ask Neo. Until then, the credential stays on this computer.',
  },
  psaFirst:
    'Neo needs the PSA first. {vendor} can be submitted now, but Neo may not use it until the PSA is connected.',
  sameAs:
    '{count, plural, one {Another session of yours has the same {label}. If both are for the same tenant, that is fine. Otherwise one of them has the wrong key.} other {# other sessions of yours have the same {label}. If they are all for the same tenant, that is fine. Otherwise at least one has the wrong key.}}',
  connection: 'Neo connection',
  chooseConnection: 'Choose a Neo connection',
  connectionHint: 'A Neo connection is one Neo API key, and each key belongs to one tenant.',
  addKey: 'Add the Neo API key',
  connectionsHidden:
    'No Neo connection is chosen yet, and there are several. They are hidden while you present: press Stop presenting, then choose.',
  noneChosen: 'Choose a Neo connection above, or add another Neo API key.',
  ways: {
    title: 'Three ways to go on',
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
      title: 'Ask for a key',
      text: 'A short message says what to make, where, and how to hand it to you.',
      act: 'Ask a Neo admin',
      lead: 'Send this to somebody with the Admin role in Neo. It holds no secret.',
      message: 'Message',
      copy: 'Copy the message',
      close: 'Close',
      /** `{address}` is the page of Neo's dashboard where keys are made. */
      body: 'Hello,\n\nI am connecting {vendor} for {client} to Neo. Everything is filled in; what is missing is a Neo API key.\n\nCould you make one? It takes the Admin role in Neo.\n1. Open {address}\n2. Choose Create API key and name it Neo Setup Assistant.\n3. Copy the key. Neo shows it once.\n4. Send it to me the way you share passwords, not by email, chat or ticket.\n\nThank you',
    },
    seal: {
      question: 'Will somebody else finish this?',
      act: 'Hand over as a sealed file',
      lead: 'The file holds this session with its secrets. Whoever opens it in Settings with the passphrase can go on from there. The session stays here too.',
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
      'Neo already has a credential for {vendor} that is not from this session. This computer cannot tell whose it is: somebody may have entered it in Neo’s dashboard or at another computer. Submitting replaces it.',
    psa: 'The PSA of this session has not been submitted yet, and Neo wants it connected first. You can go on: nothing is lost, but Neo may not use this credential until the PSA is connected.',
    submit: 'Submit anyway',
    cancel: 'Cancel',
  },
  status: 'Submission',
  alreadyThere: 'Neo already has exactly these values. Nothing was sent again.',
  onlyTest: 'Only a test is waiting. Nothing is sent to Neo.',
  attempts: 'Tried {count} times.',
  neoTexts: 'Neo said',
  neoStatus: 'Status {status}',
  requestId: 'Request ID for Neo support',
  who: 'Who: {who}',
  handOver: {
    title: 'Values to copy',
    intro:
      'Copy each value into Neo’s form. A copied value leaves the clipboard after 30 seconds. When Neo’s page says that it is connected, mark it as done here.',
    open: "Open Neo's integrations page",
    copy: 'Copy {label}',
    copied: 'Copied. Leaves the clipboard at {at, time, exact}',
    copiedPlain:
      'A clipboard manager or the system’s clipboard history may keep it, even on disk. This version cannot ask them not to. If you use one, remove it there.',
    copiedConcealed:
      'The app asked clipboard managers and histories not to keep it. Some do anyway: if you use one, remove it there.',
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
    pending:
      'The app is asking Neo in the background whether it is connected. This line changes when Neo answers.',
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
    stay: '{count, plural, one {{secrets} stays} other {{secrets} stay}} on this computer because you chose that.',
    theSecret: 'The {label}',
    keep: 'Keep a copy on this computer',
    dashboard: 'In Neo’s dashboard',
    nextTexts: [
      'The integration’s page shows when Neo has read from {vendor} for the first time.',
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
