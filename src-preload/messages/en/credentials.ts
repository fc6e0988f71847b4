import type { FieldCorrection, FieldIssueCode } from '../../contract/session.ts';

/**
 * Words for what is wrong with a field: what it is, then what to do. `{label}` is the field's label, `{other}` the
 * label of the field it may be swapped with, `{host}` the host as typed, `{vendor}` the vendor's name.
 */
export const fieldIssueMessages: Record<FieldIssueCode, string> = {
  empty: 'You pasted an empty text. Copy the {label} again and paste it here.',
  masked:
    'These are dots or stars, not the {label}: the portal copied its mask. Use the copy button beside the value, or reveal it first.',
  'neo-key':
    'This is a Neo API key, not the {label}. It belongs in Settings, under Neo connection. Nothing was sent.',
  'foreign-secret': 'This looks like another product’s secret. Check that you copied the {label}.',
  'too-long': 'This is longer than any {label}. Copy only the value, not the page around it.',
  'looks-swapped':
    'This looks like the {other}, not like the {label}. Check both before you test: they may be swapped.',
  'inner-space':
    'There is a space or a line break inside the {label}. Copy it again in one piece; nothing was removed.',
  'token-header': 'This is a header, or the beginning of one, not the {label} alone. Nothing was changed.',
  'token-pair':
    'This has a name in front, or is a whole setting. Enter only the {label}. Nothing was changed.',
  'token-markup': 'There is web page markup around the {label}. Nothing was changed.',
  'token-encoded':
    'The {label} is encoded with percent signs or escapes, as in addresses and code. Nothing was changed.',
  'token-dash':
    'The {label} has a dash where a hyphen belongs. Word processors and chats make that change. Nothing was changed here.',
  'token-hyphens':
    'The {label} is missing its hyphens, or has other characters in their place. Nothing was changed.',
  'token-look-alike':
    'The {label} has letters of another alphabet that only look like the right ones. Nothing was changed.',
  'token-punctuation':
    'There is punctuation around the {label}: a comma, a bracket or a quotation mark that is not part of it. Nothing was removed.',
  'token-twice': 'The {label} is in here twice. Nothing was removed.',
  'token-several': 'There are two values here, not the {label} alone. Nothing was removed.',
  'token-surrounded':
    'There is more here than the {label}, such as the text of a button. Nothing was removed.',
  'token-misread':
    'The {label} has letters that are easily mistaken for digits, such as O for 0. Copy it instead of typing it, or compare the two.',
  'token-placeholder':
    'This is an example from a guide or a template, not the {label}. Copy the real value from the portal.',
  'token-shortened':
    'This {label} is shortened: dots stand for its middle or its end. Use the copy button beside the value.',
  'token-address': 'This is an address, not the {label}. Copy the {label} from the portal.',
  'token-email': 'This is an email address, not the {label}. Copy the {label} from the portal.',
  'token-foreign-letter':
    'The {label} has a character that keys and IDs do not use. Compare it with the portal. Nothing was removed.',
  'token-same':
    'This is the same value as the {other}: you copied it twice. Copy the {label} from the portal.',
  'token-length':
    'This {label} has {length, plural, one {# character} other {# characters}}; those of {vendor} usually have {usual}. A part may be missing, or something added. Copy it again, or leave it if the portal shows it like this.',
  'token-unlikely':
    'This is short or simple for a {label}: {vendor} makes random ones. Copy the {label} from the portal, or leave it if the portal shows it like this.',
  'url-unreadable':
    'That is not a web address. The {label} looks like the address in your browser when you are signed in.',
  'url-bare-word':
    'This is a single word, not a whole {label}. Use the suggested one, or type the whole address.',
  'url-look-alike': '{host} is not where {vendor} answers. Use the address you see when you are signed in.',
  'url-look-alike-warning':
    '{host} is unusual for {vendor}. It may be right: compare it with the address in your browser.',
  'url-idn':
    'The {label} has letters that look like others. Its real name is {host}. Compare that with the address in your browser.',
  'url-private':
    'This {label} is inside a private network. Neo cannot reach it from the internet. If it is right, you are asked again before anything is sent.',
  'url-not-https': 'Secrets are only sent to addresses that begin with https. Use the {label} that does.',
  'url-scheme':
    'This {label} does not begin with a complete https://. Nothing was changed. Use the suggested one if it is right.',
  'url-in-text':
    'There is more here than the {label}: a link from a chat or a page, or words around it. Use the suggested one if it is right.',
  'url-twice': 'The {label} is in here twice. Use the suggested one.',
  'url-several': 'There are several addresses here. Enter only the {label}.',
  'url-protected':
    '{service} has rewritten this link; it is not the {label} itself. Use the address it leads to if it is right.',
  'url-protected-closed':
    '{service} has rewritten this link, and the {label} cannot be read from it. Open it in the browser and copy the address you see when you are signed in.',
  'url-carries':
    '{host} is not an address of {vendor}, but the link contains one. Use the suggested {label}, unless {host} is your own server.',
  'url-not-a-host':
    'No server can have the name {host}: names hold letters, digits and hyphens, with single dots between. Copy the {label} from the browser.',
  'url-one-word':
    'This {label} is one word: {host} is a server in a private network, which Neo cannot reach from the internet. If you meant your tenant at {vendor}, type its whole address.',
  'url-placeholder':
    'This is a placeholder, not your own {label}: an example from a guide, or a word that means there is none yet. Copy the address from the browser while you are signed in.',
  'url-product-domain':
    '{host} is {vendor} itself, without your own name in front. Copy the {label} from the browser while you are signed in.',
  'url-near':
    '{host} is not an address of {vendor}, but looks like one. If it is a typo, use the suggested {label}. If {host} is your own server, leave it.',
  'url-www':
    'Addresses of {vendor} begin with your own name, not with www. Use the suggested {label}, unless {host} is the one in your browser.',
  'url-user-host':
    'This address leads to {host}, not to {user}. The part before an @ is only a user name, a trick of fake links. Nothing was sent to either. Copy the {label} from the browser’s address bar while you are signed in to the portal.',
  'url-email':
    'This is an email address, not a {label}. Copy the address from the browser while you are signed in.',
  'not-a-choice': 'Choose a {label} from the list.',
  lost: 'The saved {label} no longer opens on this computer. It was set aside, not overwritten. Enter it again.',
  'former-back':
    'The last value of the {label} was kept in memory only and was lost when the app closed. This is the one saved before it. Replace it if the portal has a newer one.',
  'neo-key-shape': 'A Neo API key begins with neo_sk_. Copy it again from the Neo dashboard.',
};

/** What was changed on the way in, shown beside the field. `{host}` where known. */
export const correctionMessages: Record<FieldCorrection, string> = {
  trimmed: 'Removed spaces around the value',
  unquoted: 'Removed the quotes around the value',
  'invisible-removed': 'Removed invisible characters',
  'scheme-added': 'Added https:// in front',
  'https-used': 'Changed http to https',
  'punctuation-removed': 'Removed punctuation around the address',
  'user-removed': 'Removed the user name before the address',
  'path-removed': 'Removed the path after the address',
  'secret-stripped': 'Removed a part that looked secret from the address',
  'filled-from-other': 'Filled in from another field; change it if it is not right',
};

export const credentialsMessages = {
  title: 'Credentials',
  zone: 'Fields, test and review',
  /** Beside a field, the place of the step in the guide alone; the rest is a tooltip, and read aloud. */
  step: 'Step {number}',
  fromStep: 'From step {number}: {step} ({label})',
  use: 'Use {value}',
  useSwapped: 'Use them swapped',
  useCorrected: 'Use the corrected {label}',
  savedLength: 'Saved, {count, plural, one {# character} other {# characters}}',
  saved: 'Saved',
  notSaved: 'Not saved',
  encrypted: 'Encrypted on this computer.',
  memory: 'Kept in memory only: gone when you quit.',
  nowhere: 'Nothing is kept yet.',
  choose: 'Choose',
  chooseFor: 'Choose {label}',
  offered: 'Found by the last test.',
  sameAs:
    'This secret is also used in the session of {clients}. If both are for the same tenant, that is fine. Otherwise one of them has the wrong key.',
  hideFields: 'Hide fields',
  showFields: 'Show fields',
  collapsed: '{saved} of {all} fields saved',
} as const;

/** Asked before a saved secret is removed. */
export const removeValueMessages = {
  title: 'Remove the {label}?',
  text: 'This deletes the saved {label} from this computer, and the one it replaced. You cannot undo that, and the portal may not show it again. It stays valid there until somebody revokes it.',
  remove: 'Remove it',
  keep: 'Keep it',
} as const;

/** Words for a text that is pasted whole, and for what was found in it. */
export const pasteMessages = {
  open: 'Paste everything',
  title: 'Paste everything',
  text: 'Text with the values',
  help: 'Paste an email, a panel of the portal, a settings file, JSON, a cURL command or a table, or drop a file. It is read on this computer, shown to nobody and not kept. Nothing is saved until you say so.',
  reading: 'Looking for values',
  find: 'Find the values',
  nothing:
    'No value of this vendor was found in the text. Copy it with its labels, or paste each value into its field.',
  drop: 'Drop to find the values in it',
  faults: {
    several: 'That is more than one file. Nothing was read and nothing changed. Drop one at a time.',
    folder: 'That is a folder. Nothing was read and nothing changed. Drop the file with the values.',
    'too-big':
      'That file is too long to look through. Nothing was read and nothing changed. Open it and paste the part with the values.',
    'not-text':
      'That file is not plain text. Nothing was read and nothing changed. Open it and paste the part with the values. You can drop text, JSON, .env, CSV and email files.',
    unreadable:
      'That file could not be read, and nothing changed. Open it and paste the part with the values.',
  },
  notFound:
    'Not found in the text: {fields}. What {count, plural, one {this field holds} other {these fields hold}} stays as it is.',
  intro: 'Found in the text. Only what is ticked is saved.',
  table: 'Values found',
  columns: { use: 'Use', field: 'Field', value: 'Value', note: 'Note' },
  useField: 'Use for {label}',
  length: '{count, plural, one {# character} other {# characters}}',
  standing: {
    new: 'New',
    same: 'The same as saved',
    replaces: 'Replaces the saved value. A saved secret stays sealed until the new one has passed.',
  },
  left: '{count, plural, one {# more value in the text fits no field here and was} other {# more values in the text fit no field here and were}} left out.',
  tickOne: 'Tick at least one value, or cancel.',
  use: 'Use these fields',
  cancel: 'Cancel',
} as const;
