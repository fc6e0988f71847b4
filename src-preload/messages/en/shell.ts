import type { SecretStorage } from '../../contract/settings.ts';

/** Words of the frame around every screen. */
export const shellMessages = {
  product: 'Neo Setup Assistant',
  skip: 'Skip to the content',
  windowTools: 'Window',
  navigation: 'Main',
  sessions: 'Sessions',
  settings: 'Settings',
  about: 'About',
  outbox: 'Outbox',
  report: 'Report',
  'neo-guide': 'Make the Neo API key',
  review: 'Review',
  done: 'Done',
  loading: 'Opening',
  screenFailed: {
    title: 'This screen did not open',
    text: 'A part of the app could not be read from this computer. Nothing you entered is lost. Try again; if it keeps happening, ask whoever installed the app to install it again.',
  },
  broken: {
    title: 'This screen stopped',
    text: 'Something in the window went wrong. Secrets already saved are safe: the window never keeps them. Open the sessions and continue where you were.',
    action: 'Back to the sessions',
  },
  tryAgain: 'Try again',
  close: 'Close',
  /** After something was put on the clipboard. */
  copied: 'Copied.',
  network: 'Network',
  /** In the frame the state alone; what it means is a tooltip, and read aloud. */
  offline: {
    state: 'Offline.',
    means: 'Everything but tests and sending works. What you queue runs when you are back online.',
  },
  offlineInPractice: { state: 'Offline.', means: 'Practice needs no network.' },
  /** Describes the link to the outbox, also while it is empty. */
  outboxEmpty: 'Nothing is waiting.',
  inOutbox:
    '{waiting, plural, =0 {In the outbox, {attention, plural, one {# needs attention} other {# need attention}}} other {{waiting, plural, one {# waits} other {# wait}} in the outbox{attention, plural, =0 {} one {, # needs attention} other {, # need attention}}}}.',
  storage: 'Secret storage',
  storageAsked: 'Asking this computer',
  storageStates: {
    encrypted: 'Encrypted by this computer',
    memory: 'In memory only',
  } satisfies Record<SecretStorage['state'], string>,
  /** After "In memory only": why, and what would change it. */
  storageReasons: {
    'no-keyring':
      'This computer has no keyring to encrypt with. Before you quit, submit or save a sealed file, or sign in to a desktop that has a keyring.',
    'plain-text-backend':
      'The keyring here would store secrets unencrypted, so nothing is written. Submit, or save a sealed file, before you quit.',
    locked:
      'The keyring is locked, or somebody closed its unlock prompt. Nothing saved before is lost. Unlock it, then keep what is here.',
    denied: 'The keyring refused this app. Allow it when the system asks, then choose Keep now.',
    changed:
      'The keyring is not the one used before, or it was emptied. Submit, or save a sealed file, before you quit.',
    unread:
      'This computer cannot read the folder of saved secrets. The keyring is not the cause, and nothing in the folder was changed. Ask whoever manages this computer.',
    checking: 'Checking whether this computer can keep secrets.',
    slow: 'The keyring did not answer in time. It may still answer. Nothing is lost so far.',
  } satisfies Record<NonNullable<SecretStorage['reason']>, string>,
  keepNow: 'Keep now',
  newerSecrets:
    '{count, plural, one {A newer version of the app encrypted # secret. It is untouched. Update the app to use it.} other {A newer version of the app encrypted # secrets. They are untouched. Update the app to use them.}}',
  setAside:
    '{count, plural, one {# secret no longer opens: the keyring of this computer was reset. It was set aside, not overwritten. Enter it again where its field is empty.} other {# secrets no longer open: the keyring of this computer was reset. They were set aside, not overwritten. Enter them again where their fields are empty.}}',
} as const;

/** Words of every field that main keeps. */
export const fieldMessages = {
  saved: 'Saved, {count, plural, one {# character} other {# characters}}',
  savedAlone: 'Saved',
  saving: 'Saving',
  replace: 'Replace',
  keepFormer: 'Keep old',
  remove: 'Remove',
  keptAsEntered:
    'What you entered is kept as it is, {count, plural, one {# character} other {# characters}}.',
  formerStaysSealed:
    'The old value stays sealed until the new one is saved and has passed. If you leave this field empty, the old value stays.',
} as const;

export const errorNoticeMessages = {
  hide: 'Hide',
  reference: 'Reference {reference}. The same number is in the log.',
} as const;

/** Words of the dialog that stands between quitting and lost secrets. */
export const quitMessages = {
  title: 'Quit and lose secrets?',
  titleWaiting: 'Quit and lose what waits?',
  unsent:
    '{count, plural, one {# secret is kept in memory only, because this computer cannot encrypt it. It is lost} other {# secrets are kept in memory only, because this computer cannot encrypt them. They are lost}} when you quit.',
  /** After the secrets: what is there at the next start. */
  comesBack:
    '{count, plural, one {# of them has an earlier saved value, which comes back} other {# of them have earlier saved values, which come back}} at the next start.',
  /** After the secrets. */
  waiting:
    '{count, plural, one {# item waits in the outbox and is lost} other {# items wait in the outbox and are lost}} too.',
  /** Where no secret is at risk. */
  onlyWaiting:
    '{count, plural, one {# item waits in the outbox in memory only. It is lost when you quit: queue it again after the next start. What is saved in its fields stays on this computer.} other {# items wait in the outbox in memory only. They are lost when you quit: queue them again after the next start. What is saved in their fields stays on this computer.}}',
  /** What is on the disk, and not lost. */
  later:
    '{count, plural, one {# waits in the outbox. It runs} other {# wait in the outbox. They run}} the next time you open the app.',
  belongTo: '{count, plural, one {It belongs to:} other {They belong to:}}',
  keyOf: 'Neo API key of {connection}',
  hidesOthers: 'Some of it belongs to others, who aren’t named while you present.',
  /** In a box of the system, where no page can ask. */
  pageGone: 'The window of the app stopped answering, and a new one did not open, so you are asked here.',
  uncounted:
    'Secrets kept in memory only could not be counted. If the app said “In memory only”, the secrets entered since it started are lost when you quit.',
  boxStays: 'What this computer has encrypted stays, and quitting changes nothing at a vendor or at Neo.',
  boxNext:
    'To save them first, choose Stay and quit again in a minute: if the window is back by then, it offers a sealed file. If it is not, enter them again after the next start, from wherever you still have them.',
  stay: 'Stay',
  seal: 'Save to a sealed file',
  discard: 'Quit and lose them',
  sealTitle: 'Save to a sealed file',
  sealText:
    'The file holds the secrets, encrypted with a passphrase. Without the passphrase nobody can open it, and a lost passphrase cannot be recovered. Open the file later in Settings.',
  sealLeavesOut: 'What waits in the outbox is not in the file: queue it again once you have opened the file.',
  passphrase: 'Passphrase',
  again: 'Passphrase again',
  hint: 'At least {minimum} characters. A few words in a row are easy to remember.',
  tooShort: 'This is shorter than {minimum} characters. Add a word or two.',
  different: 'The two do not match. Type it again.',
  save: 'Choose where to save',
  saving: 'Saving',
  back: 'Back',
  sealed: '{secrets, plural, one {# secret is} other {# secrets are}} sealed in {file}.',
  quitNow: 'Quit now',
} as const;
