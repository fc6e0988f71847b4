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
  stepsDone: '{done} of {steps} done',
  /** The name of a step or an instruction that is done. */
  done: '{name}, done',
  /** The group of steps that are not due now; also stands where the number of such a step would. */
  later: 'Later',
  nextStep: 'Next step',
  previousStep: 'Previous step',
  nextStepKey: 'Alt →',
  previousStepKey: 'Alt ←',
  /** Beside the button: which step it opens. */
  nextIs: 'Next: {step}',
  testNow: 'Test now',
  reviewNow: 'Review now',
  whoActs: { you: 'You do this', 'portal-admin': 'The portal admin does this' },
  whoActsAtNeo: { you: 'You do this', 'portal-admin': 'A Neo admin does this' },
  lookHere: 'Look here',
  instructions: 'What to do, in order',
  keyOn: 'Space',
  keyOnHint: 'Done, next one: Space or J. Back: K',
  copy: 'Copy {value}',
  /** A status, and what it says. */
  copyStatus: 'Copied',
  copied: 'Copied: {value}',
  important: 'Important',
  /** Buttons that open what is folded, after the notes of a step. */
  ask: {
    introduction: 'How does this work?',
    permissions: 'What does Neo need, and why?',
    whatsNext: "What's next?",
    readOn: 'Where can I read more?',
    edition: 'Does it look different?',
  },
  more: 'More',
  /** Read aloud before a field's label, so that the button is not mistaken for the field. */
  goToField: 'Go to the field',
  /** Beside a button whose address is still to be entered; `{field}` is the field's label. */
  addressFirst: 'Needs {field} first.',
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
  previousInstruction: 'Previous instruction',
  nextInstruction: 'Next instruction',
  zones: 'Show',
  zoneSteps: 'Steps',
  zoneStep: 'Guide',
  zoneResults: 'Results',
  loading: 'Opening the guide',
  failedTitle: 'The guide did not open',
  unknownVendor:
    'This session has no such vendor. Nothing is lost: go back to the sessions and open it from there.',
  failed:
    'A part of the app could not be read from this computer. Your credentials are not affected, and the fields work. Close the session and open it again; if it keeps happening, ask whoever installed the app to install it again.',
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
