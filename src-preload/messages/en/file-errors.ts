/** Words for what disks and files do to the app; a part of `errorMessages`. */
export const fileErrorMessages = {
  'disk-full': {
    title: 'The disk is full',
    happened: 'There is no space to save this.',
    notMean: 'What was saved before is untouched, and what you typed is still here.',
    next: 'Make room on the disk, then try again. You can do that, or whoever manages this computer.',
  },
  'disk-read-only': {
    title: 'The folder cannot be written to',
    happened: 'This account is not allowed to write to the app’s folder.',
    notMean: 'What you typed is still here.',
    next: 'Ask whoever manages this computer to allow it. About shows which folder it is.',
  },
  'disk-busy': {
    title: 'Another program is using the file',
    happened: 'A scanner or a backup is using it right now.',
    notMean: 'What was saved before is untouched, and what you typed is still here.',
    next: 'Try again in a few seconds.',
  },
  'disk-failed': {
    title: 'The disk reported an error',
    happened: 'The operating system could not read or write the file.',
    notMean: 'What you typed is still here.',
    next: 'Try again. If it happens again, ask whoever manages this computer to check the disk.',
  },
  'settings-newer': {
    title: 'A newer version wrote these settings',
    happened: 'This version can read them but must not change them, so nothing was saved.',
    notMean: 'Nothing is lost: the settings are as the newer version left them.',
    next: 'Update the app, or ask whoever installed it to. Then make the change there.',
  },
  'settings-too-big': {
    title: 'The settings would become too large',
    happened:
      'With this change, they would be too large for the app to read at its next start. Nothing was saved.',
    notMean: 'Nothing is lost: the settings are as they were.',
    next: 'Remove certificates or connections that are no longer needed, then make the change again.',
  },
  'session-too-big': {
    title: 'The session is too large',
    happened:
      'With this change, a text or the whole session would be too large for the app to read at its next start. Nothing was saved.',
    notMean: 'Nothing saved before is lost: the session is as it was.',
    next: 'Enter a shorter text, or start a new session for the remaining vendors. If you entered nothing long, send this message to Neo support.',
  },
  'file-too-big': {
    title: 'This file is too large',
    happened: 'It is larger than any file this app makes, or it is not an ordinary file, so it was not read.',
    notMean: 'Nothing on this computer was changed, and the file was left as it is.',
    next: 'Choose another file. If it is one of the app’s own, ask whoever manages this computer for a backup.',
  },
  'file-not-chosen': {
    title: 'No file was chosen',
    happened: 'The file dialog was closed.',
    notMean: 'Nothing was written or read.',
    next: 'Choose a file when you are ready.',
  },
  'file-wrong-passphrase': {
    title: 'The passphrase does not open this file',
    happened: 'The file is sealed under another passphrase.',
    notMean: 'The file is not damaged.',
    next: 'Type the passphrase again. Whoever sealed the file knows it.',
  },
  'file-unreadable': {
    title: 'This file cannot be read',
    happened: 'It is not a sealed file from this app, or it was changed along the way.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the file again, or ask whoever sealed it for a fresh copy.',
  },
  'file-newer': {
    title: 'A newer version of the app sealed this file',
    happened: 'The passphrase is right, but this version does not understand all of the file.',
    notMean: 'Nothing is lost: the file and what is on this computer are as they were.',
    next: 'Update the app on this computer, or ask whoever installed it to, then open the file again.',
  },
  'too-much-to-seal': {
    title: 'This does not fit into one sealed file',
    happened: 'Memory holds more than the app can read back from one sealed file, so no file was written.',
    notMean: 'Nothing is lost: it stays in memory while the app is open.',
    next: 'Keep the app open. Submit sessions that are ready, or unlock the keyring of this computer, then save again.',
  },
  'looks-like-secret': {
    title: 'This looks like a secret',
    happened: 'The text holds something that looks like a key, so it was not saved or passed on.',
    notMean: 'The values in the vendor’s fields are not affected.',
    next: 'Take the key out of the text, or out of the client’s name, and try again.',
  },
  'mail-not-opened': {
    title: 'No email program opened',
    happened: 'This computer has no email program, or it did not start.',
    notMean: 'Nothing was sent.',
    next: 'Copy the text instead, and paste it into an email.',
  },
  'export-unchecked': {
    title: 'The file was not written',
    happened:
      'One of its saved values cannot be opened right now, so the app cannot check whether a test result contains it.',
    notMean: 'Nothing is lost, and no file was written.',
    next: 'Unlock the keyring of this computer, or open the newest version of the app if that saved the value. Then try again.',
  },
  'passphrase-too-short': {
    title: 'The passphrase is too short',
    happened: 'It needs at least {length} characters. A computer can guess a shorter one.',
    notMean: 'Nothing was written.',
    next: 'Add a word or two, then save again.',
  },
  'list-too-big': {
    title: 'This list is too big',
    happened: 'A list of clients can be up to 1 MB, or 200,000 characters if it is pasted.',
    notMean: 'Nothing was created.',
    next: 'Remove the columns that aren’t needed, or split the list.',
  },
  'list-too-long': {
    title: 'This list is too long',
    happened: 'A list can have up to 2,000 clients.',
    notMean: 'Nothing was created.',
    next: 'Split the list, and import one part after the other.',
  },
  'list-empty': {
    title: 'This list has no clients',
    happened: 'It has no line with text.',
    notMean: 'Nothing was created.',
    next: 'Choose another file, or paste one client per line.',
  },
  'list-not-text': {
    title: 'This list is not a text file',
    happened: 'It is a workbook, a picture or another file that is not text.',
    notMean: 'Nothing was created, and the file was not changed.',
    next: 'In a spreadsheet, choose Save as CSV, and import that file. Or copy the rows and paste them.',
  },
  'list-quotes': {
    title: 'A quotation mark is missing',
    happened: 'A value near line {line} begins with a quotation mark and never ends.',
    notMean: 'Nothing was created.',
    next: 'Add or remove the quotation mark in that line, then try again.',
  },
  'list-gone': {
    title: 'The list must be read again',
    happened: 'Another list was opened since, or the app was restarted.',
    notMean: 'Nothing was created.',
    next: 'Choose the file or paste the list again.',
  },
  'import-too-big': {
    title: 'This file is too big to be a session',
    happened: 'A session that this app has exported is smaller than 1 MB.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the file that was made with Export. Whoever sent it can export the session again.',
  },
  'import-not-json': {
    title: 'This is not a session file',
    happened: 'The file is empty, damaged, or of another kind.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the file that was made with Export. Its name ends in .json.',
  },
  'import-other-file': {
    title: 'This file holds something else',
    happened: 'It can be read, but it is not a session that this app exported, or a part of it was changed.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the file that was made with Export, or ask whoever sent it to export the session again.',
  },
  'import-newer': {
    title: 'This file was made by a newer version of the app',
    happened: 'It was exported by a newer version, and this version does not understand all of it.',
    notMean: 'Nothing is lost: the file and this computer’s sessions are as they were.',
    next: 'Update the app on this computer, or ask whoever installed it to, then import the file again.',
  },
  'import-unknown-vendor': {
    title: 'The file has a vendor this app does not know',
    happened: 'It has the vendor “{vendor}”, for which this version has no guide.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Update the app on this computer, or ask whoever sent the file which version it was made with.',
  },
} as const;
