import type { AttentionReason } from '../../contract/submission.ts';
import type { WaitMessage } from '../shapes.ts';

/** Why an item of the outbox waits for a person. */
export const attentionMessages: Record<AttentionReason, WaitMessage> = {
  refused: {
    happened: 'Neo did not accept the credential.',
    notMean: 'The test against the vendor still holds.',
    next: 'Review shows what Neo said, and the request id: quote that to Neo’s support.',
    who: 'neo-admin',
  },
  'not-allowed': {
    happened: 'The Neo API key may not write integrations.',
    notMean: 'The vendor’s credential was not checked.',
    next: 'Ask a Neo admin for a key that may write integrations, and replace the key in Settings. Then choose Send now.',
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
    next: 'Review shows what Neo said. Correct the value at the vendor, then choose Submit to Neo.',
    who: 'you',
  },
  'secret-lost': {
    happened: 'The sealed secret no longer opens on this computer.',
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
    notMean: 'Neo has not refused anything: nothing was sent.',
    next: 'Open the vendor, correct what the result shows, and submit again.',
    who: 'you',
  },
  'host-unconfirmed': {
    happened: 'The test would send the secret to a host that nobody has confirmed.',
    notMean: 'The secret has not left this computer.',
    next: 'Open the vendor, test the credential there, and confirm the host or correct the address. It goes on by itself once that test has passed; if you changed a value, submit again.',
    who: 'you',
  },
  'would-replace': {
    happened: 'Neo already holds a credential for this integration that this session did not put there.',
    notMean: 'Nothing was sent, and nothing was replaced.',
    next: 'Replace and send now puts this one in its place. Cancel sending leaves everything as it is.',
    who: 'you',
  },
  'too-old': {
    happened: 'It has waited for seven days.',
    notMean: 'Nothing is lost: the credential stays here.',
    next: 'Check whether it is still wanted. Send now tries again, Cancel sending takes it out.',
    who: 'you',
  },
  'file-changed': {
    happened: 'Its file was changed outside this app, so it does not hold what was submitted here.',
    notMean: 'Nothing was sent, and nothing you entered is lost.',
    next: 'Submit again to send what the session holds, or choose Cancel sending.',
    who: 'you',
  },
  'values-changed': {
    happened: 'A value was changed after this was queued, so it could not be tested before sending.',
    notMean: 'Nothing was sent, and what you changed is kept.',
    next: 'Submit again to send the new values, or choose Cancel sending.',
    who: 'you',
  },
};
