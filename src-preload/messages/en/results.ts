import type { Actor, RunReason, Verdict } from '../../contract/verdict.ts';
import type { ReasonMessage } from '../shapes.ts';

/** A reason in four parts. `{row}` is the permission's label, `{vendor}` the vendor's name, `{time}` a local time. */
export const runReasonMessages: Record<RunReason, ReasonMessage> = {
  'sign-in-refused': {
    happened: '{vendor} refused the sign-in with these values.',
    notMean: 'It says nothing about the permissions.',
    next: 'Compare the values with the portal, or make a new secret and paste it here.',
    who: 'you',
  },
  'permission-missing': {
    happened: '{vendor} accepted the sign-in but refused this area.',
    notMean: 'The values are right; only this permission is missing.',
    next: 'Grant “{row}” in the portal, save there, and test again.',
    who: 'portal-admin',
  },
  'refused-in-mid-run': {
    happened: '{vendor} refused the sign-in for this request (HTTP {status}) after accepting it for others.',
    notMean: 'The secret is not wrong: it worked in this same test.',
    next: 'Test again. If it keeps happening, check in the portal whether somebody has changed, limited or revoked the credential.',
    who: 'you',
  },
  'intercepted-in-mid-run': {
    happened:
      'Something other than {vendor}’s API answered this request (HTTP {status}), while {vendor} itself answered others.',
    notMean: 'The address and the secret are right: they worked in this same test.',
    next: 'Test again. If it keeps happening, ask whether a gateway in front of {vendor}, or a proxy or filter on your network, handles this request differently.',
    who: 'network-admin',
  },
  'part-refused': {
    happened: '{vendor} refused one part of this area (HTTP {status}): {part}. The rest of it was answered.',
    notMean: 'The values are right, and the parts that answered are allowed.',
    next: 'Grant “{row}” in full in the portal, save there, and test again.',
    who: 'portal-admin',
  },
  'part-not-found': {
    happened: '{vendor} answered other requests, but did not find this part (HTTP {status}): {part}.',
    notMean: 'The address and the secret are right, and this does not mean that a permission is missing.',
    next: 'Test again: a record may have been deleted in between. If it keeps happening, this version of {vendor} may lack the part; tell Neo support.',
    who: 'you',
  },
  'nothing-visible': {
    happened: 'The answer was valid but empty, and every tenant has some of these.',
    notMean: 'The permission is not missing; what it can see is limited.',
    next: 'Check which organizations, teams or agents the credential is limited to.',
    who: 'portal-admin',
  },
  'all-forbidden': {
    happened: '{vendor} refused every request.',
    notMean: 'It does not mean that the secret is wrong.',
    next: 'First check the portal’s list of allowed IP addresses, then that the permissions were saved.',
    who: 'portal-admin',
  },
  'earlier-failed': {
    happened: 'Not asked, because an earlier check did not pass.',
    notMean: 'It says nothing about this permission.',
    next: 'Fix the first row that has not passed, then test again.',
    who: 'you',
  },
  'stopped-by-you': {
    happened: 'You stopped the test before this was checked.',
    notMean: 'Nothing is wrong.',
    next: 'Test again when you are ready.',
    who: 'you',
  },
  'wait-asked': {
    happened: '{vendor} asked the app to wait before more requests.',
    notMean: 'Nothing is wrong with the credential.',
    next: 'Test again after the time above the table, or in a few minutes if no time is shown.',
    who: 'you',
  },
  'not-wanted': {
    happened: 'You chose not to grant this.',
    notMean: 'Nothing is missing.',
    next: 'Nothing to do. Change the choice if Neo should have it.',
    who: 'you',
  },
  'only-by-writing': {
    happened: 'Only writing would prove this, and a test here never writes.',
    notMean: 'It does not mean that the permission is missing.',
    next: 'Look in the portal: is the box ticked?',
    who: 'you',
  },
  'seen-from-neo': {
    happened: 'This test ran from this computer. Neo calls from its own servers.',
    notMean: 'Nothing is wrong.',
    next: 'If the portal limits IP addresses, add Neo’s. Ask Neo for them.',
    who: 'portal-admin',
  },
  'nothing-to-look-at': {
    happened: 'There is no record to read yet, so this could not be checked.',
    notMean: 'It does not mean that the permission is missing.',
    next: 'Look in the portal: is the box ticked? Or test again when there is a record.',
    who: 'you',
  },
  'not-proven': {
    happened: 'The answer neither proves nor disproves this permission.',
    notMean: 'It does not mean that the permission is missing.',
    next: 'Look in the portal: is the box ticked?',
    who: 'you',
  },
};

/** Who can do the next step. Only what waits by itself in the outbox has nobody. */
export const actorMessages: Record<Actor | 'nobody', string> = {
  you: 'You',
  'portal-admin': 'An admin of the {vendor} portal',
  vendor: '{vendor} support',
  'network-admin': 'Whoever runs the firewall or proxy here',
  'neo-admin': 'A Neo admin',
  nobody: '',
};

export const overallMessages: Record<Verdict, string> = {
  failed: 'Failed',
  'could-not-tell': 'Could not tell',
  'not-tested': 'Not tested',
  warning: 'Warning',
  passed: 'Passed',
};

export const resultsMessages = {
  title: 'Results',
  table: 'Permission results',
  columns: { permission: 'Permission', verdict: 'Verdict', evidence: 'Evidence', next: 'Next step' },
  test: 'Test credentials',
  stop: 'Stop test',
  stopping: 'Stopping',
  /** Why it cannot be pressed then. */
  isTesting: 'A test is running.',
  overall: 'Overall result',
  notRun: 'Not run',
  stillToFill: 'Still needed: {fields}',
  /** Before the same fields as links. */
  stillNeeded: 'Still needed:',
  /** Behind a field whose value is no use as it is. */
  notUsable: '(not usable)',
  readyToTest: 'Everything is filled in',
  /** What a test does without and Neo needs. */
  neededToSubmit: 'Ready to test. Needed before you submit: {fields}',
  testing: 'Testing',
  offlineTry:
    'This computer is offline, so nothing was tested. That says nothing about the credential. Connect to a network and test again, or let the test wait.',
  progress: '{done} of {total}',
  stopped: 'Stopped',
  passedHere: 'Passed from this computer',
  required: '{passed} of {all} required passed',
  /** Behind the counts: which permissions the overall verdict comes from. */
  named: '{verdict}: {names}',
  namedMore: '{verdict}: {names} and {count} more',
  tryAgain: '{counted}. Try again at {time}.',
  timedOut: 'The test reached its limit of three minutes. What was not checked is Not tested.',
  waitAsked: '{vendor} asked the app to wait. Test again after {time}.',
  notKept: 'This is what the vendor answered, but the result could not be saved.',
  staleChanged: 'A value changed after this test. Test again before you submit.',
  staleOld: 'This test is older than 24 hours. Test again before you submit.',
  waitButton: 'Test credentials again after {time}',
  waitWhy:
    '{vendor} refused these values. To keep the account from being locked, they can be tested again at {time}. Changing a field lifts the wait.',
  waiting: 'Waiting',
  details: 'Technical details',
  accepted: 'Accepted',
  notPassed: '{count} of {all} not passed',
  passedGroup: '{count} passed',
  /** Before the reason that all of them share. */
  notAsked: '{count} not asked.',
  /** In each of those rows. */
  notAskedRow: 'Not asked',
  notAskedNext: 'Test again, see above',
  testedAt: 'Tested {at, time, short}, {seconds}\u00a0s',
  /** Of those that a test from here can tell. */
  allPassed: '{count} of {all} passed',
  backToResults: 'Back to results',
  fixing: 'Fixing {row}',
  testAgain: 'Test this again',
  showMeWhere: 'Show me where',
  copyForAdmin: 'Copy for the admin',
  whereForAdmin: 'Where: {words}',
  tryOtherRegions: 'Try the other regions',
  who: 'Who: {who}',
  identity: 'The portal says it is',
  // No-break spaces: a number must not part from its unit at the end of a line.
  records: '{count, plural, =0 {no\u00a0records} one {#\u00a0record} other {#\u00a0records}}',
  atLeast: 'at least {count, plural, one {#\u00a0record} other {#\u00a0records}}',
  milliseconds: '{count, number}\u00a0ms',
  noAnswer: 'no answer',
  vendorText: 'The answer said: “{vendorText}”',
  askHost: {
    title: 'Send the secret to {host}?',
    unknown:
      'This is not an address of {vendor}. It can be right if your portal has its own domain. A mistyped or copied address would hand the secret to somebody else.',
    private:
      'This address is inside a private network. It can be right if you host the portal yourself, but Neo cannot reach it from the internet.',
    own: 'This is one of {vendor}’s own addresses, but the app cannot tell whether somebody typed it here. If it is another customer’s, they would get the secret.',
    namedBy: {
      typed: 'It was typed in this session.',
      answer: '{vendor}’s own answer named it as the place to sign in.',
      file: 'Nobody typed it here. It came in the answer to a request, or in a file: the session was imported, or its file was changed outside this app.',
      unknown:
        'The app cannot tell. The session was made by an earlier version, with another keyring or none, or its file was changed outside this app.',
    },
    who: 'Who named it',
    domain: 'Registered domain',
    noDomain: 'None: it is an IP address or a name of the local network.',
    same: 'The secret will go to exactly this host:',
    sameFolder: 'The secret will go to exactly this host, and to this folder of it:',
    unicode:
      'With its special letters, it reads {unicode}. Letters can look alike: compare it with the address in your browser.',
    use: 'Use this host',
    cancel: 'Do not send',
  },
  neoServers: "Seen from Neo's servers",
} as const;
