import type { Reason } from '../../contract/verdict.ts';
import type { ReasonMessage } from '../shapes.ts';

/** What Review says of the names of companies. `{one}` and `{many}` are what the vendor calls them. */
export const companyNamesMessages = {
  show: 'Show company names',
  hide: 'Hide company names',
  hint: 'Reads the first few names from {vendor}, so that you can be sure this is the right place. They are shown only here and never saved.',
  status: 'Company names',
  asking: 'Asking…',
  some: '{vendor} shows {shown, number} of {total, number} {many}:',
  all: '{vendor} shows {total, plural, one {# {one}} other {# {many}}}:',
  first: 'The first {shown, number} {many} that {vendor} shows:',
  none: {
    happened: '{vendor} answered, but shows this key no {many}.',
    notMean:
      'It does not mean that the key is wrong or belongs to somebody else: the key may just be limited.',
    next: 'Compare the address and the tenant above, and check in the portal whether there are {many} that this key can see.',
  },
  nameless: {
    happened: '{vendor} shows {many}, but none with a name that can be shown.',
    notMean: 'It does not mean that this is the wrong place.',
    next: 'Compare the address and the tenant above.',
  },
  refusedTitle: 'The names could not be read',
} as const;

const WAIT = 'Wait a few minutes before you ask again. Asking earlier may make the wait longer.';

/** Reasons that read otherwise here than in the table of a test, where a row and a time stand beside them. */
export const companyNamesReasonMessages: Partial<Record<Reason['code'], ReasonMessage>> = {
  'wait-asked': {
    happened: '{vendor} asked the app to wait before more requests.',
    notMean: 'Nothing is wrong with the credential.',
    next: 'Ask again after {time}.',
    who: 'you',
  },
  'rate-limited': {
    happened: '{vendor} is taking no more requests for now.',
    notMean: 'Nothing is wrong with the credential.',
    next: WAIT,
    who: 'you',
  },
  forbidden: {
    happened: '{vendor} refused this one request.',
    notMean: 'It does not mean that the secret is wrong, or that this is the wrong place.',
    next: 'Go back to the guide and test again: the result shows whether a permission is missing or addresses are restricted.',
    who: 'you',
  },
  'answer-too-big': {
    happened: '{vendor}’s answer was cut off before the end of the first name.',
    notMean: 'The credential was not refused. There is just a lot of data.',
    next: 'Compare the address and the tenant above instead.',
    who: 'you',
  },
  'answer-timeout': {
    happened: '{host} did not answer within {seconds} seconds.',
    notMean: 'It doesn’t show whether the credential works.',
    next: 'Ask again in a few minutes.',
    who: 'you',
  },
  'address-private': {
    happened: '{host} is inside a private network and was not confirmed here.',
    notMean: 'Nothing was sent.',
    next: 'Go back to the guide and test again: the app asks about this host first.',
    who: 'you',
  },
  'address-not-allowed': {
    happened: '{host} is not one of {vendor}’s own addresses and was not confirmed here.',
    notMean: 'Nothing was sent.',
    next: 'Go back to the guide and test again: the app asks about this host first.',
    who: 'you',
  },
};
