/** Words of the command palette and of the list of shortcuts. */
export const paletteMessages = {
  open: 'Search or do',
  /** Shown in the frame; the button is named by `open`. */
  openShown: 'Search or do…',
  title: 'Command palette',
  input: 'What to find or do',
  results: 'Found',
  groups: { steps: 'Steps', do: 'Do', guides: 'In the guide', sessions: 'Sessions' },
  stepAt: '{vendor}, step {number}',
  later: '{vendor}, later',
  nothing: 'Nothing found. Try a step, a client or something to do.',
  found: '{count, number} found',
  choose: 'choose',
  run: 'open',
  allShortcuts: 'Keyboard shortcuts',
  newSession: 'New session',
  startPractice: 'Start practice',
  leavePractice: 'Leave practice',
  pin: 'Pin beside the portal',
  unpin: 'Unpin from the portal',
  sessionAbout: '{done} of {all} connected',
} as const;

/** `Ctrl` is ⌘ on a Mac, and shown so. */
export const shortcutMessages = {
  title: 'Keyboard shortcuts',
  columns: { keys: 'Keys', act: 'What they do' },
  close: 'Close',
  /** Before the second of two ways. */
  or: 'or',
  groups: [
    {
      title: 'Everywhere',
      rows: [
        { keys: [['Ctrl', 'K']], act: 'Search or do' },
        { keys: [['Ctrl', 'N']], act: 'New session' },
        { keys: [['Ctrl', ',']], act: 'Settings' },
        { keys: [['Ctrl', 'Shift', 'P']], act: 'Present the open session' },
        { keys: [['Ctrl', 'Shift', 'H']], act: 'Cover what the audience sees' },
        { keys: [['?'], ['F1']], act: 'This list' },
        { keys: [['F6'], ['Shift', 'F6']], act: 'Next or previous zone of the window' },
        { keys: [['/']], act: 'Search sessions, on Sessions' },
        { keys: [['Esc']], act: 'Close what is open' },
      ],
    },
    {
      title: 'With a vendor',
      rows: [
        { keys: [['J'], ['Space']], act: 'Next instruction' },
        { keys: [['K']], act: 'Previous instruction' },
        { keys: [['Alt', '→']], act: 'Next step' },
        { keys: [['Alt', '←']], act: 'Previous step' },
        {
          keys: [['↑'], ['↓']],
          act: 'Previous or next vendor, step, instruction or question',
        },
        { keys: [['Alt', '.']], act: 'From a field to its step' },
        { keys: [['Z']], act: 'The whole screen of the picture' },
        { keys: [['Ctrl', '1…9']], act: 'Vendors of the session' },
        { keys: [['Ctrl', 'Enter']], act: 'Test credentials' },
        { keys: [['Ctrl', 'Shift', 'Enter']], act: 'Review and submit' },
      ],
    },
  ],
} as const;
