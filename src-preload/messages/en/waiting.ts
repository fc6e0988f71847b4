import type { AttentionReason, SubmissionState, WaitReason } from '../../contract/submission.ts';
import type { WaitMessage } from '../shapes.ts';

/** The first words of the status `Submission`. */
export const submissionStateMessages: Record<SubmissionState, string> = {
  none: 'Not submitted',
  queued: 'Queued',
  sending: 'Sending',
  sent: 'Sent',
  connected: 'Connected',
  'hand-over': 'Hand over in the dashboard',
  'needs-attention': 'Needs attention',
};

export const queueMessages: Record<WaitReason, WaitMessage> = {
  offline: {
    happened: 'This computer is offline.',
    notMean: 'Nothing is lost: the credential stays here.',
    next: 'It will run when you are back online and the app is open.',
    who: 'nobody',
  },
  'no-answer': {
    happened: 'Neo could not be reached.',
    notMean: 'The credential was not refused.',
    next: 'On a guest network, open the browser first: a sign-in page may be waiting.',
    who: 'nobody',
  },
  'description-unreadable': {
    happened: 'Neo’s description of its API could not be read, so nothing was sent.',
    notMean: 'The credential was not refused.',
    next: 'On a guest network, open the browser first: a sign-in page may be waiting.',
    who: 'nobody',
  },
  waiting: {
    happened: 'It is waiting its turn: what was queued earlier for the same integration goes first.',
    notMean: 'Nothing is wrong with this credential.',
    next: 'Keep the app open. If one ahead of it is stuck, pause or cancel that one, and this one goes ahead.',
    who: 'nobody',
  },
  keyring: {
    happened:
      'The saved secret cannot be opened now: this computer’s keyring is locked, or a newer version of the app saved it.',
    notMean: 'The credential is not lost, and nothing was sent.',
    next: 'Unlock the keyring, or open the newest version of this app. It will be tried again.',
    who: 'you',
  },
  disk: {
    happened: 'It could not be saved before sending, so nothing was sent.',
    notMean: 'Neither the credential nor the key was refused.',
    next: 'Make room on the disk or check that it can be written to. It is tried again.',
    who: 'you',
  },
  'session-file': {
    happened: 'Its session’s file cannot be read, or a newer version of this app wrote it.',
    notMean: 'The credential was not refused, and nothing was sent.',
    next: 'Open the newest version of this app, or look at the session in the list. It will be tried again.',
    who: 'you',
  },
  'neo-busy': {
    happened: 'Neo is still busy with this credential, or with another change of the same integration.',
    notMean: 'The credential was not refused.',
    next: 'It will be tried again.',
    who: 'nobody',
  },
  'rate-limited': {
    happened: 'Neo asked the app to wait.',
    notMean: 'The credential was not refused.',
    next: 'It will be tried again after that time.',
    who: 'nobody',
  },
  'no-key': {
    happened: 'This Neo connection has no API key yet.',
    notMean: 'The credential is not lost: it stays here.',
    next: 'Add the Neo API key. Then it is sent right away.',
    who: 'neo-admin',
  },
  'key-refused': {
    happened: 'Neo refused the Neo API key.',
    notMean: 'The vendor’s credential was not refused. Neo has not looked at it.',
    next: 'Replace the Neo API key in Settings. The item waits for it.',
    who: 'neo-admin',
  },
  'server-error': {
    happened: 'Neo answered with an error.',
    notMean: 'Neither the credential nor the key was refused.',
    next: 'It will be tried again.',
    who: 'nobody',
  },
  paused: {
    happened: 'It is paused.',
    notMean: 'Nothing is lost: the credential stays here.',
    next: 'Choose Send now when it can go.',
    who: 'you',
  },
  'psa-first': {
    happened: 'The PSA of this client goes first.',
    notMean: 'Nothing is wrong with this credential.',
    next: 'It is sent once Neo has the PSA. Send now does not wait for it.',
    who: 'nobody',
  },
  'vendor-unreachable': {
    happened: 'The vendor could not be reached for the test.',
    notMean: 'The credential was not refused, and nothing was sent.',
    next: 'It runs when the vendor can be reached and the app is open.',
    who: 'nobody',
  },
  'vendor-asked-to-wait': {
    happened: 'The vendor asked the app to wait before the next test.',
    notMean: 'The credential was not refused, and nothing was sent.',
    next: 'It runs after that time.',
    who: 'nobody',
  },
  testing: {
    happened: 'The credential is being tested.',
    notMean: 'Nothing was sent yet.',
    next: 'It continues when the test has ended.',
    who: 'nobody',
  },
  fault: {
    happened: 'Something went wrong in this app, so this is on hold.',
    notMean: 'Neither the credential nor the key was refused, and nothing is lost.',
    next: 'Choose Send now to try again, or restart the app.',
    who: 'you',
  },
};

/** What a waiting test says otherwise than a waiting submission: nothing of it was asked to be sent. */
export const testQueueMessages: Partial<Record<WaitReason, WaitMessage>> = {
  waiting: {
    happened: 'It is waiting its turn.',
    notMean: 'Nothing is wrong.',
    next: 'Keep the app open.',
    who: 'nobody',
  },
  fault: {
    happened: 'Something went wrong in this app, so this is on hold.',
    notMean: 'The credential was not refused, and nothing is lost.',
    next: 'Choose Test now to try again, or restart the app.',
    who: 'you',
  },
  offline: {
    happened: 'This computer is offline.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'The test will run when you are back online and the app is open.',
    who: 'nobody',
  },
  'vendor-unreachable': {
    happened: 'The vendor could not be reached.',
    notMean: 'The credential was not refused.',
    next: 'The test runs when the vendor can be reached and the app is open.',
    who: 'nobody',
  },
  'vendor-asked-to-wait': {
    happened: 'The vendor asked the app to wait before the next test.',
    notMean: 'The credential was not refused.',
    next: 'The test runs after that time.',
    who: 'nobody',
  },
  testing: {
    happened: 'The credential is being tested.',
    notMean: 'Nothing is sent to Neo.',
    next: 'When the test has ended, open the vendor to see its result.',
    who: 'nobody',
  },
  paused: {
    happened: 'It is paused.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'Choose Test now when it can run.',
    who: 'you',
  },
};

export const testAttentionMessages: Partial<Record<AttentionReason, WaitMessage>> = {
  'host-unconfirmed': {
    happened: 'The test would send the secret to a host that nobody has confirmed.',
    notMean: 'The secret has not left this computer.',
    next: 'Open the vendor, test the credential there, and confirm the host or correct the address. Once that test has passed, it replaces this one.',
    who: 'you',
  },
  'too-old': {
    happened: 'It has been waiting for seven days.',
    notMean: 'Nothing is lost: what you entered stays here.',
    next: 'Do you still want to test it? Test now tries again. Cancel test removes it from the outbox.',
    who: 'you',
  },
};
