/**
 * Words for a link from outside that does not lead where it should. `{named}` is `yes` or `no`: a session that nobody has
 * named is the one that stands below without a name.
 */
export const deepLinkMessages = {
  close: 'Close this notice',
  practice: {
    title: 'A link to a session was opened',
    text: 'You are in practice, which has no real sessions, so the link was not followed. Leave practice, then open the link again.',
  },
  session: {
    title: 'The link leads to a session that is not on this computer',
    text: 'It may have been deleted, or it belongs to another computer. Nothing was changed. Choose a session below, or ask whoever sent the link.',
  },
  vendor: {
    title: 'The link leads to a vendor that this session does not have',
    text: 'Nothing was changed. Open {named, select, yes {the session of {client}} other {the session}} below to see its vendors, or ask whoever sent the link.',
  },
  step: {
    title: 'The link leads to a step that this version does not have',
    text: 'The guide may have changed since the link was made. Nothing was changed. Open {named, select, yes {the session of {client}} other {the session}} below and choose the step there.',
  },
  unsaved: {
    title: 'A link to a session was opened',
    text: 'A field here could not be saved, and leaving would lose what you typed. See what the field says, then follow the link.',
    follow: 'Follow the link',
  },
} as const;
