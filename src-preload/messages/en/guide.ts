/** Words of the guide: steps, the lit control, notes and the permission table. `{name}` is filled from params. */
export const guideMessages = {
  vendors: 'Vendors',
  /** Where a vendor of the session stands, beside its name. */
  empty: 'Empty',
  filled: '{filled} of {all} filled',
  testing: 'Testing',
  toFix: '{count} to fix',
  steps: 'Steps',
  stepOf: 'Step {step} of {steps}',
  nextStep: 'Next step',
  previousStep: 'Previous step',
  whoActs: {
    you: 'You do this step',
    'portal-admin': 'An admin of the portal does this step',
    either: 'You or an admin of the portal can do this step',
  },
  whoActsAtNeo: {
    you: 'You do this step',
    'portal-admin': 'A Neo admin does this step',
    either: 'You or a Neo admin can do this step',
  },
  lookHere: 'Look here',
  marks: 'Controls to use, in order',
  noteKinds: { warning: 'Warning', important: 'Important', note: 'Note' },
  fills: 'This step fills:',
  /** Read aloud before a field's label, so that the button is not mistaken for the field. */
  goToField: 'Go to the field',
  /** Beside a button whose address is still to be entered; `{field}` is the field's label. */
  addressFirst: 'It opens the address under {field}. Enter that first: the button leads there.',
  whatsNext: 'What is next',
  readOn: 'More about this',
  beforeYouGoOn: 'Before you go on',
  permissionTable: 'Permissions to grant on this step',
  area: 'Area',
  access: 'Access',
  purpose: 'Purpose',
  optional: 'optional',
  zoomPicture: 'Enlarge the picture',
  /** On the button itself, with its key beside it. */
  enlarge: 'Enlarge',
  enlargeKey: 'Z',
  closePicture: 'Close the picture',
  zones: 'Show',
  zoneSteps: 'Steps',
  zoneStep: 'Guide',
  zoneResults: 'Results',
  loading: 'Opening the guide',
  failedTitle: 'The guide did not open',
  unknownVendor:
    'This session has no such vendor. Nothing is lost: go back to the sessions and open it from there.',
  failed:
    'A part of the app could not be read from this computer. Your credentials are not concerned, and the fields work. Close the session and open it again; if it stays so, ask whoever installed the app to install it again.',
} as const;

/** Words of the screen with the guide of the Neo API key; its heading is the frame's name for it. */
export const neoGuideMessages = {
  zone: 'Neo API key and its test',
  keySaved: 'The Neo API key is saved',
  noKeyYet: 'No Neo API key yet',
  back: {
    sessions: 'Back to sessions',
    settings: 'Back to Settings',
    about: 'Back to About',
    outbox: 'Back to the outbox',
    workspace: 'Back to the vendor',
    review: 'Back to Review',
    done: 'Back to Done',
  },
} as const;

/** State words of a vendor in the navigation `Vendors`; also read beside its name in the list of sessions. */
export const vendorStateMessages = {
  draft: 'Draft',
  complete: 'Filled in',
  tested: 'Tested',
  stale: 'Test again',
  queued: 'Queued',
  sent: 'Sent',
  connected: 'Connected',
  'needs-attention': 'Needs attention',
} as const;
