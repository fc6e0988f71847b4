import type { AppErrorCode, AppErrorParams } from '../../contract/app-error.ts';
import type { Naming } from '../message-params.ts';
import type { ErrorMessage } from '../shapes.ts';
import { fileErrorMessages } from './file-errors.ts';
import { handOffErrorMessages } from './hand-off-errors.ts';
import { reportErrorMessages } from './report-errors.ts';
import { secretRequestErrorMessages } from './secret-request-errors.ts';

/** Words that do not name all that their error carries do not compile. */
type WordsFor<C extends AppErrorCode> = C extends keyof AppErrorParams
  ? ErrorMessage & { happened: Naming<AppErrorParams[C]> }
  : ErrorMessage;

/**
 * The app's own errors; those of a request to a vendor or to Neo are in `request-errors.ts`, those of a row of a test in
 * `results.ts`. A code becomes these words in `errorMessage` of `src-renderer/ui/notice.tsx`; a row's reason in
 * `workspace/results/reason-message.ts`, where the vendor's own words come first.
 */
export const errorMessages = {
  'unknown-request': {
    title: 'The app does not know this request',
    happened: 'The window asked for something this app cannot do.',
    notMean: 'Nothing you entered is lost.',
    next: 'Quit and open the app again. If it happens again, ask whoever installed the app to install it again.',
  },
  'wrong-sender': {
    title: 'The request was refused',
    happened: 'It did not come from a page of this app.',
    notMean: 'Nothing was read or changed.',
    next: 'Quit and open the app again. If it happens again, tell Neo support.',
  },
  'wrong-role': {
    title: 'This window cannot do that',
    happened: 'This window is for watching only.',
    notMean: 'Nothing was changed.',
    next: 'Do it in the technician’s window.',
  },
  'bad-input': {
    title: 'This cannot be used as it is',
    happened: 'Something you entered has the wrong form.',
    notMean: 'What you typed is still here, and nothing was overwritten.',
    next: 'Check what you entered against the hints below the fields, then try again.',
  },
  'input-too-big': {
    title: 'This is too long',
    happened: 'The pasted text is longer than anything that belongs here.',
    notMean: 'None of it was kept.',
    next: 'Copy only the value, not the page around it.',
  },
  unexpected: {
    title: 'Something unexpected happened',
    happened: 'The app ran into an internal problem and stopped this one action.',
    notMean: 'Your credential is not the cause, and what was saved stays saved.',
    next: 'Try once more. If it happens again, send the reference to Neo support.',
  },
  'session-not-found': {
    title: 'This session is gone',
    happened: 'Its file was removed or moved while the app was open.',
    notMean: 'The other sessions are not affected, and nothing changed at Neo.',
    next: 'Go back to the sessions. Whoever manages this computer may have a backup.',
  },
  'session-unreadable': {
    title: 'This session cannot be read',
    happened: 'Its file is damaged.',
    notMean: 'It was left untouched, and the other sessions are not affected.',
    next: 'Ask whoever manages this computer for a backup. You can start a new session in the meantime.',
  },
  'session-newer': {
    title: 'This session was made by a newer version of the app',
    happened:
      'Its file was written by a newer version of the app, and this version does not understand all of it.',
    notMean: 'Nothing is lost: the file was left exactly as it is, and the other sessions are not affected.',
    next: 'Update the app on this computer, or ask whoever installed it to. Then the session opens as usual.',
  },
  'hidden-while-presenting': {
    title: 'Hidden while you present',
    happened: 'It belongs to another client, and this window names only the one who is watching.',
    notMean: 'Nothing is lost or changed. The client has seen nothing of it.',
    next: 'Press Stop presenting when the call is over, then open it again.',
  },
  'connection-not-found': {
    title: 'This Neo connection is gone',
    happened: 'It was removed.',
    notMean: 'Nothing changed at Neo.',
    next: 'Choose another connection, or add it again in Settings.',
  },
  'connection-in-use': {
    title: 'This Neo connection is still in use',
    happened: 'Sessions or waiting submissions use it.',
    notMean: 'Nothing was removed.',
    next: 'Give those sessions another connection first, or wait until they are sent.',
  },
  'tenant-not-confirmed': {
    title: 'First say whose key this is',
    happened:
      'You submitted with an earlier key of this connection, and the new key may belong to another Neo tenant.',
    notMean: 'Nothing was saved or sent, and nothing waiting was touched.',
    next: 'Press Replace beside the key, and say whether it is for the same tenant.',
  },
  'field-not-found': {
    title: 'This field is not part of the vendor',
    happened: 'The session has a field that this version does not know.',
    notMean: 'The other fields are not affected.',
    next: 'Open the vendor again. If it keeps happening, ask whoever installed the app for a newer version.',
  },
  'field-locked': {
    title: 'This field is saved and locked',
    happened: 'A saved secret is locked, so that nobody overwrites it by accident.',
    notMean: 'The saved value is still there.',
    next: 'Press Replace beside the field, then enter the new value.',
  },
  'field-incomplete': {
    title: 'Something is still missing',
    happened: 'Still empty, or not usable: {fields}.',
    notMean: 'What is saved stays saved.',
    next: 'Fill these in, then try again.',
  },
  'paste-gone': {
    title: 'The pasted text is no longer here',
    happened: 'Pasted text is kept in memory for five minutes and never written to disk. That time is over.',
    notMean: 'The fields are as they were, and what is saved stays saved.',
    next: 'Copy the text again and paste it once more.',
  },
  'too-many-attempts': {
    title: 'Wait a moment before the next try',
    happened:
      'The vendor refused the same values, and trying again at once could lock the account. The next try is possible at {time}.',
    notMean: 'The account is not locked by this.',
    next: 'Wait until then, or change a field: that lifts the wait.',
  },
  'already-running': {
    title: 'This is already running',
    happened: 'A test or a submission of this vendor is still running.',
    notMean: 'Nothing was started twice.',
    next: 'Wait for it to end, or stop it.',
  },
  'not-running': {
    title: 'There is nothing to stop',
    happened: 'It had already ended.',
    notMean: 'Nothing is wrong.',
    next: 'Look at the result.',
  },
  'link-not-found': {
    title: 'This page has no address yet',
    happened: 'The link needs the address of the portal, and that field is empty or not usable.',
    notMean: 'The portal itself is not affected.',
    next: 'Fill in the address of the portal first, or open the page in your browser by hand.',
  },
  'nothing-to-submit': {
    title: 'There is nothing to submit yet',
    happened: 'Not all fields of this vendor are saved.',
    notMean: 'Nothing was sent.',
    next: 'Fill in what is missing, then review again.',
  },
  'host-not-asked': {
    title: 'This host no longer needs an answer',
    happened: 'You have answered already, or something has changed since.',
    notMean: 'Nothing was sent, and no host was confirmed.',
    next: 'Test the credentials again. The app asks again if it needs to.',
  },
  'address-not-confirmed': {
    title: 'The address has not been confirmed here',
    happened:
      'Nobody typed the address of this credential on this computer: it came with a file, or the session’s file was changed outside this app.',
    notMean: 'Nothing was sent, and nothing is lost.',
    next: 'Compare the address with the one that the client gave you and type it again, or test the credentials: the app asks before it sends anything.',
  },
  'names-not-offered': {
    title: 'The names cannot be read yet',
    happened: 'Names are read only with values that have passed a test.',
    notMean: 'Nothing was asked, and nothing is wrong with the values.',
    next: 'Go back to the guide, test the credentials, then review again.',
  },
  'submission-busy': {
    title: 'This submission is being sent',
    happened: 'It cannot be changed while it is being sent.',
    notMean: 'It is not sent twice.',
    next: 'Wait for the answer, then try again.',
  },
  'would-replace': {
    title: 'Neo holds another credential here',
    happened:
      'Neo keeps one credential for this integration. The one it has, or is about to get, is not from this session ({client}).',
    notMean: 'Nothing was sent, and nothing was replaced.',
    next: 'Review shows whose it is. Choose Submit anyway there, or leave it as it is.',
  },
  'secret-lost': {
    title: 'A saved secret no longer opens',
    happened:
      'The keyring of this computer was reset, so what was encrypted with it cannot be opened: {field}.',
    notMean: 'The credential is still valid at the vendor. Nothing was overwritten.',
    next: 'Enter the secret again, or make a new one in the portal.',
  },
  'secret-newer': {
    title: 'This secret needs the newer version of the app',
    happened: 'A newer version of the app has encrypted it, in a form that this version does not know.',
    notMean: 'It is not lost and not damaged: it was left untouched.',
    next: 'Update the app, or ask whoever installed it to. Or enter the secret again here.',
  },
  'keyring-busy': {
    title: 'The keyring is not answering',
    happened: 'The operating system’s keyring is locked or busy.',
    notMean: 'Nothing is lost.',
    next: 'Unlock the keyring if the system asks, then try again.',
  },
  ...fileErrorMessages,
  ...handOffErrorMessages,
  ...reportErrorMessages,
  ...secretRequestErrorMessages,
  'pem-unreadable': {
    title: 'This is not a certificate',
    happened: 'The text has no readable certificate.',
    notMean: 'The certificates you added before still work.',
    next: 'Paste the whole text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----. Whoever runs the proxy or the server can send it.',
  },
  'pem-damaged': {
    title: 'The certificate is incomplete',
    happened: 'There is a certificate in the text, but part of it is missing or changed.',
    notMean: 'None of it was kept, and the certificates you added before still work.',
    next: 'Copy it again as a whole, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, or ask for the file.',
  },
  'pem-private-key': {
    title: 'This holds a private key',
    happened: 'There is a private key in the text. None of it was kept.',
    notMean: 'The certificate itself may be right.',
    next: 'Paste the certificate alone. Tell whoever sent it to replace the private key: it is no longer private.',
  },
  'pem-pkcs7': {
    title: 'This is a PKCS #7 file',
    happened: 'The text is a PKCS #7 bundle (.p7b), which this app does not open.',
    notMean: 'The certificates in it may be right; nothing was kept.',
    next: 'Open it in the system, export each certificate as Base-64 (PEM), and paste those.',
  },
  'pem-pkcs12': {
    title: 'This is a PKCS #12 file',
    happened:
      'The text is a PKCS #12 file (.pfx or .p12), which usually holds a private key. None of it was kept.',
    notMean: 'The certificate in it may be right.',
    next: 'Ask for the certificate alone, as Base-64 (PEM) and without its key.',
  },
  'pem-request': {
    title: 'This is a request for a certificate',
    happened: 'The text is what you send to an authority to get a certificate, not the certificate itself.',
    notMean: 'Nothing was kept, and the certificates you added before still work.',
    next: 'Ask for the certificate that the authority issued for it, or for the authority’s own.',
  },
  'pem-expired': {
    title: 'The certificate has expired',
    happened: 'Everything in the text has expired, so it would have no effect.',
    notMean: 'Nothing was kept, and the certificates you added before still work.',
    next: 'Check the date of this computer. If it is right, ask for the new certificate.',
  },
  'only-in-practice': {
    title: 'This works in practice only',
    happened: 'You are in the real app now.',
    notMean: 'Nothing real was touched.',
    next: 'Start practice on the Sessions screen.',
  },
  'not-in-practice': {
    title: 'This does not work in practice',
    happened: 'Practice is separate from the real sessions, keys and files.',
    notMean: 'Nothing real was touched.',
    next: 'Leave practice, then do it there.',
  },
} satisfies { [C in AppErrorCode]: WordsFor<C> };
