import type { AttentionReason } from '../../contract/submission.ts';
import type { WaitMessage } from '../shapes.ts';

/** Why an item of the outbox waits for a person. */
export const attentionMessages: Record<AttentionReason, WaitMessage> = {
  refused: {
    happened: 'Neo did not accept the credential.',
    notMean: 'The test with the vendor still counts.',
    next: 'Open Review to see what Neo said. Give Neo support the request ID shown there.',
    who: 'neo-admin',
  },
  'not-allowed': {
    happened: 'This Neo API key is not allowed to change integrations.',
    notMean: 'The vendor’s credential was not checked.',
    next: 'Ask a Neo admin for a key that can change integrations, and replace the key in Settings. Then choose Send now.',
    who: 'neo-admin',
  },
  conflict: {
    happened: 'Neo has another credential for this integration, or somebody changed it in the meantime.',
    notMean: 'Nothing was replaced.',
    next: 'Look at the integration in Neo’s dashboard, then submit again.',
    who: 'neo-admin',
  },
  invalid: {
    happened: 'Neo says a value is not valid.',
    notMean: 'The vendor may still accept it, and the test still counts.',
    next: 'Review shows what Neo said. Correct the value at the vendor, then choose Submit to Neo.',
    who: 'you',
  },
  'secret-lost': {
    happened: 'This computer can no longer open the sealed secret.',
    notMean: 'Nothing was sent.',
    next: 'Paste the secret again, or make a new one in the portal.',
    who: 'you',
  },
  unclear: {
    happened: 'The answer was lost, so it is unclear whether Neo took the credential.',
    notMean: 'It was not sent twice.',
    next: 'Look at the integration in Neo’s dashboard. If it is not connected, submit again.',
    who: 'you',
  },
  'key-refused': {
    happened: 'Neo refused the Neo API key.',
    notMean: 'The vendor’s credential was not checked.',
    next: 'Replace the Neo API key in Settings, then submit again.',
    who: 'neo-admin',
  },
  'test-not-passed': {
    happened: 'The test before sending did not pass.',
    notMean: 'Nothing was sent, so Neo did not refuse it.',
    next: 'Open the vendor, fix what the result shows, and submit again.',
    who: 'you',
  },
  'host-unconfirmed': {
    happened: 'The test would send the secret to a host that nobody has confirmed.',
    notMean: 'The secret has not left this computer.',
    next: 'Open the vendor, test the credential there, and confirm the host or correct the address. Once that test has passed, sending continues. If you changed a value, submit again.',
    who: 'you',
  },
  'would-replace': {
    happened: 'Neo already has a credential for this integration, and it is not from this session.',
    notMean: 'Nothing was sent, and nothing was replaced.',
    next: 'Replace and send now puts this one in its place. Cancel sending leaves everything as it is.',
    who: 'you',
  },
  'too-old': {
    happened: 'It has been waiting for seven days.',
    notMean: 'Nothing is lost: the credential stays here.',
    next: 'Do you still want to send it? Send now tries again. Cancel sending removes it from the outbox.',
    who: 'you',
  },
  'file-changed': {
    happened: 'Its file was changed outside this app, so it no longer matches what you submitted.',
    notMean: 'Nothing was sent, and nothing you entered is lost.',
    next: 'Submit again to send what is in the session, or choose Cancel sending.',
    who: 'you',
  },
  'values-changed': {
    happened: 'A value changed after you queued this, so the app could not test it before sending.',
    notMean: 'Nothing was sent, and what you changed is kept.',
    next: 'Submit again to send the new values, or choose Cancel sending.',
    who: 'you',
  },
};
