/** Presenting a session to a client who watches, and the window they watch. */
export const presentingMessages = {
  /** Of the audience window, in task bars and lists of windows to share. Names nobody. */
  windowTitle: 'Neo Setup Assistant: audience',
  present: 'Present',
  presentTip: 'Share this session with the client',
  status: 'Presenting',
  means: 'Only this client is on screen. Notifications wait.',
  stop: 'Stop presenting',
  whoClicks: 'Who clicks',
  clicks: { client: 'The client', technician: 'You' },
  acts: { client: 'The client does this', technician: 'You do this' },
  minutes: '{count, plural, one {# minute} other {# minutes}}',
  openWindow: 'Audience window',
  privateView: 'Private view',
  privateTip: 'Notes, the agenda, and what the audience sees. Open it on a screen that you don’t share.',
  captureBlock: 'Hide this window from screen sharing',
  captureMeans:
    'Others then can’t see it when you are helped remotely either. Not reliable on macOS 15 and later. Don’t rely on it.',
  audienceSees: 'What the audience sees',
  /** What of the call is done and what lies ahead. `count` in minutes. */
  agenda: {
    title: 'Agenda',
    done: 'Done',
    now: '{ahead, plural, =0 {last step} one {# step ahead} other {# steps ahead}}, about {count} min',
    next: 'about {count} min',
    all: 'About {count, plural, one {# minute} other {# minutes}} ahead.',
  },
  noWindow: 'The audience window is closed.',
  cover: 'Cover',
  uncover: 'Show again',
  covered: 'The audience sees a plain cover.',
  noGlobalKey:
    'Another program uses {keys}, so it works only while this app is in front. From other programs, come back and press Cover.',
  othersHidden: 'Other clients are hidden while you present.',
} as const;

/** The audience window. Whoever reads this has never seen the app. */
export const audienceMessages = {
  forClient: 'for {client}',
  stepOf: 'Step {number} of {all}',
  toolOf: 'Tool {at} of {of}',
  covered: 'One moment',
  wait: 'We’ll start soon',
  waitMeans: 'This window shows each step and what it is for. It never shows a secret.',
  clicks: {
    client: { turn: 'Your turn', means: 'Click in {vendor}. We’ll wait.' },
    technician: { turn: 'Watch', means: 'We click in {vendor}.' },
  },
  why: 'What Neo may do with this key',
  granted: { write: '**Reads and writes** {areas}', read: '**Only reads** {areas}' },
  moreAreas: '{areas}, and {count} more',
  agreed: 'Agreed by **{by}** {when}.',
  revoke: 'You can end this access in {vendor} at any time.',
  consent: {
    title: 'Do you agree to this access?',
    means: 'Say so on the call. Whoever shares this window writes down who agreed.',
  },
  results: 'What the test saw',
  noResults: 'Nothing has been tested yet.',
  verdicts: 'Permission results',
} as const;
