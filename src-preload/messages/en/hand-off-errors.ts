/** Words for what can be wrong with a hand-off or its address; a part of `errorMessages`. */
export const handOffErrorMessages = {
  'hand-off-address': {
    title: 'This is not an address for hand-offs',
    happened: 'An address begins with age1 and has 62 characters. This text is another, or was cut off.',
    notMean: 'Nothing was written.',
    next: 'Ask your colleague for the address again. The app shows it under Receive a session.',
  },
  'hand-off-words': {
    title: 'The words do not match',
    happened: 'The two words are not the last ones of this key. One was misheard, or the key is another’s.',
    notMean: 'Nothing was opened or written.',
    next: 'Ask for the six words again, by phone. If they still differ, stop: somebody may have changed the message.',
  },
  'hand-off-not-kept': {
    title: 'This computer cannot receive sessions now',
    happened: 'Secrets are kept in memory only, so a key made now would be gone when the app closes.',
    notMean: 'Nothing is lost. A session sealed for you before still opens once the keyring works.',
    next: 'Unlock or set up the keyring of this computer, then try again.',
  },
  'hand-off-too-big': {
    title: 'This file is too big to be a hand-off',
    happened: 'A hand-off that this app has made is smaller than 8 MB.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the hand-off. Its name begins with neo-hand-off.',
  },
  'hand-off-is-archive': {
    title: 'This is an archive',
    happened: 'The file is a ZIP archive, and this app unpacks none.',
    notMean: 'There may be a hand-off in it. Nothing was opened.',
    next: 'Unpack it, and choose the hand-off. Its name begins with neo-hand-off.',
  },
  'hand-off-damaged': {
    title: 'This is not a whole hand-off',
    happened: 'The file is empty, cut off, damaged, or of another kind.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the hand-off again, or ask whoever sent it for another copy.',
  },
  'hand-off-other-file': {
    title: 'This file holds something else',
    happened: 'It can be read, but it is not a hand-off that this version of the app knows.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the hand-off. Its name begins with neo-hand-off.',
  },
  'hand-off-newer': {
    title: 'This hand-off was made by a newer version of the app',
    happened: 'It has a form that this version does not know.',
    notMean: 'It is not damaged, and it can still be opened until it expires.',
    next: 'Update the app on this computer, or ask whoever installed it to, then open the hand-off again.',
  },
  'hand-off-changed': {
    title: 'The hand-off was changed',
    happened: 'Its signature or its seal does not hold: something in the file is not as its maker wrote it.',
    notMean: 'Nothing of it was opened.',
    next: 'Ask for a fresh copy, by another way than before.',
  },
  'hand-off-other-recipient': {
    title: 'This hand-off is for somebody else',
    happened: 'It was sealed for another address than the one of this computer. It cannot be opened here.',
    notMean: 'It is not damaged. Your address changes with the computer, and with its keyring.',
    next: 'Send your address from Receive a session, and ask for a hand-off that is sealed for it.',
  },
  'hand-off-expired': {
    title: 'This hand-off has expired',
    happened: 'It could be opened until {time}.',
    notMean: 'Nothing is lost: the session is still with whoever sent it.',
    next: 'Ask for a new one. If it was made just now, check the clock of this computer.',
  },
  'hand-off-opened': {
    title: 'This hand-off was opened before',
    happened: 'A hand-off opens once. This one was opened on this computer.',
    notMean: 'Nothing was changed: its session is under Sessions, unless it was deleted.',
    next: 'Look under Sessions. If you need it again, ask for a new hand-off.',
  },
  'hand-off-gone': {
    title: 'Choose the hand-off again',
    happened: 'Another one was read since, this one was taken in already, or the app was restarted.',
    notMean: 'Nothing was opened, and the file is as it was.',
    next: 'Choose the file once more.',
  },
} as const;
