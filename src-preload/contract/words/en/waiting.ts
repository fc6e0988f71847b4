import type { AttentionReason, QueueReason, SubmissionState, SubmissionView } from '../../submission.ts';
import type { Actor } from '../../verdict.ts';

/** Why an item does not go on: what happened, what it does not mean, what is next, and who can do it. */
export type WaitWords = { happened: string; notMean: string; next: string; who: Actor };
type Waiting = Pick<SubmissionView, 'state' | 'work' | 'waitsFor' | 'attention'>;

/** The first words of the status `Submission`. */
export const submissionStateWords: Record<SubmissionState, string> = {
  none: 'Not submitted',
  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  connected: 'Connected',
  'hand-over': 'Hand over in the dashboard',
  'needs-attention': 'Needs attention',
};

export const queueWords: Record<QueueReason, WaitWords> = {
  offline: {
    happened: 'This computer is offline.',
    notMean: 'Nothing is lost: the credential stays sealed here.',
    next: 'It will run when you are back online and the app is open.',
    who: 'nobody',
  },
  'no-answer': {
    happened: 'Neo did not answer, or something on the way answered in its place.',
    notMean: 'The credential is not refused.',
    next: 'It is tried again by itself. On a guest network, open the browser first: a sign-in page may be waiting.',
    who: 'nobody',
  },
  'description-unreadable': {
    happened: 'Neo’s description of its API could not be read, so nothing was sent.',
    notMean: 'The credential is not refused.',
    next: 'It is tried again by itself. On a guest network, open the browser first: a sign-in page may be waiting.',
    who: 'nobody',
  },
  waiting: {
    happened: 'It waits for its turn.',
    notMean: 'Nothing is wrong.',
    next: 'Keep the app open.',
    who: 'nobody',
  },
  'rate-limited': {
    happened: 'Neo asked to wait.',
    notMean: 'The credential is not refused.',
    next: 'It is tried again after that time.',
    who: 'nobody',
  },
  'no-key': {
    happened: 'This Neo connection has no API key yet.',
    notMean: 'The credential is not lost: it stays sealed here.',
    next: 'Add the Neo API key. It is sent right after.',
    who: 'neo-admin',
  },
  'key-refused': {
    happened: 'Neo refused the Neo API key.',
    notMean: 'The vendor credential is not refused: it has not been looked at.',
    next: 'Replace the Neo API key in Settings. The item waits for it.',
    who: 'neo-admin',
  },
  'server-error': {
    happened: 'Neo answered with an error of its own.',
    notMean: 'Neither the credential nor the key is refused.',
    next: 'It is tried again by itself.',
    who: 'nobody',
  },
  paused: {
    happened: 'It is paused.',
    notMean: 'Nothing is lost: the credential stays sealed here.',
    next: 'Choose Send now when it may go.',
    who: 'you',
  },
  'psa-first': {
    happened: 'The PSA of this session goes first.',
    notMean: 'Nothing is wrong with this credential.',
    next: 'It goes by itself once Neo has the PSA. Send now does not wait for it.',
    who: 'nobody',
  },
  'vendor-unreachable': {
    happened: 'The vendor could not be reached for the test.',
    notMean: 'The credential is not refused, and nothing was sent.',
    next: 'It runs by itself when the vendor can be reached and the app is open.',
    who: 'nobody',
  },
  'vendor-asked-to-wait': {
    happened: 'The vendor asked to wait before the next test.',
    notMean: 'The credential is not refused, and nothing was sent.',
    next: 'It runs by itself after that time.',
    who: 'nobody',
  },
  testing: {
    happened: 'The credential is being tested.',
    notMean: 'Nothing was sent yet.',
    next: 'It goes on by itself when the test has ended.',
    who: 'nobody',
  },
};

export const attentionWords: Record<AttentionReason, WaitWords> = {
  refused: {
    happened: 'Neo did not take the credential.',
    notMean: 'The test against the vendor still holds.',
    next: 'Read what Neo said below, and quote the request id to Neo’s support.',
    who: 'neo-admin',
  },
  'not-allowed': {
    happened: 'The Neo API key may not write integrations.',
    notMean: 'The vendor credential is in order.',
    next: 'Ask a Neo admin for a key that may, or hand the credential over in the dashboard.',
    who: 'neo-admin',
  },
  conflict: {
    happened: 'Neo holds another credential for this integration, or it was changed meanwhile.',
    notMean: 'Nothing was replaced.',
    next: 'Look at the integration in Neo’s dashboard, then submit again.',
    who: 'neo-admin',
  },
  invalid: {
    happened: 'Neo says a value is not valid.',
    notMean: 'The vendor may still accept it: the test stands.',
    next: 'Read what Neo said below, correct the value and submit again.',
    who: 'you',
  },
  'secret-lost': {
    happened: 'The sealed secret no longer opens on this computer.',
    notMean: 'Nothing was sent.',
    next: 'Paste the secret again, or make a new one in the portal.',
    who: 'you',
  },
  unclear: {
    happened: 'The answer got lost, so it is unclear whether Neo took the credential.',
    notMean: 'It was not sent twice.',
    next: 'Look at the integration in Neo’s dashboard. If it is not connected, submit again.',
    who: 'you',
  },
  'key-refused': {
    happened: 'Neo refused the Neo API key.',
    notMean: 'The vendor credential was not looked at.',
    next: 'Replace the Neo API key in Settings, then submit again.',
    who: 'neo-admin',
  },
  'test-not-passed': {
    happened: 'The test before sending did not pass.',
    notMean: 'Neo has not refused anything: nothing was sent.',
    next: 'Open the vendor, mend what the result shows, and submit again.',
    who: 'you',
  },
  'host-unconfirmed': {
    happened: 'The test would send the secret to a host that nobody has confirmed.',
    notMean: 'The secret has not left this computer.',
    next: 'Open the vendor, test the credential there, and confirm the host or correct the address.',
    who: 'you',
  },
  'would-replace': {
    happened: 'Neo already holds a credential for this integration that this session did not put there.',
    notMean: 'Nothing was sent, and nothing was replaced.',
    next: 'Replace and send now puts this one in its place. Withdraw leaves everything as it is.',
    who: 'you',
  },
  'too-old': {
    happened: 'It has waited for seven days.',
    notMean: 'Nothing is lost: the credential stays sealed here.',
    next: 'Look whether it is still wanted. Send now tries again, Withdraw takes it out.',
    who: 'you',
  },
  'values-changed': {
    happened: 'A value was changed after this was queued, so it could not be tested before sending.',
    notMean: 'Nothing was sent, and what you changed is kept.',
    next: 'Submit again to send the new values, or Withdraw.',
    who: 'you',
  },
};

/** What a waiting test says otherwise than a waiting submission: nothing of it was asked to be sent. */
const testQueueWords: Partial<Record<QueueReason, WaitWords>> = {
  offline: {
    happened: 'This computer is offline.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'The test will run when you are back online and the app is open.',
    who: 'nobody',
  },
  'vendor-unreachable': {
    happened: 'The vendor could not be reached.',
    notMean: 'The credential is not refused.',
    next: 'The test runs by itself when the vendor can be reached and the app is open.',
    who: 'nobody',
  },
  'vendor-asked-to-wait': {
    happened: 'The vendor asked to wait before the next test.',
    notMean: 'The credential is not refused.',
    next: 'The test runs by itself after that time.',
    who: 'nobody',
  },
  testing: {
    happened: 'The credential is being tested.',
    notMean: 'Nothing is sent to Neo.',
    next: 'The result is at the vendor when the test has ended.',
    who: 'nobody',
  },
  paused: {
    happened: 'It is paused.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'Choose Test now when it may run.',
    who: 'you',
  },
};

const testAttention: Record<'too-old', WaitWords> = {
  'too-old': {
    happened: 'It has waited for seven days.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'Look whether it is still wanted. Test now tries again, Withdraw takes it out.',
    who: 'you',
  },
};

/** Why an item does not go on, or null while it does. */
export function waitWordsOf({ state, work, waitsFor, attention }: Waiting): WaitWords | null {
  const isTest = work === 'test';
  if (state === 'queued' && waitsFor !== undefined) {
    return (isTest ? testQueueWords[waitsFor] : undefined) ?? queueWords[waitsFor];
  }
  if (state !== 'needs-attention' || attention === undefined) return null;
  return isTest && attention === 'too-old' ? testAttention[attention] : attentionWords[attention];
}
