import type { PracticeScenario } from '../../contract/vendor.ts';

/** Words of practice: the same journey against pretend vendors and a pretend Neo. */
export const practiceMessages = {
  title: 'Practice',
  text: 'Nothing leaves this computer: the portal, the answers and Neo are pretend, and all of it is gone when you leave. What should happen?',
  scenarios: 'Scenario',
  begin: 'Begin practice',
  beginning: 'Beginning',
  cancel: 'Cancel',
  status: 'Practice',
  statusText: 'Practice: nothing here is real, and nothing is sent',
  leave: 'Leave practice',
  portal: 'Pretend portal',
  use: 'Use these values',
  using: 'Filling in',
  used: 'Filled in',
} as const;

export const scenarioMessages: Record<PracticeScenario, { name: string; text: string }> = {
  'everything-works': { name: 'Everything works', text: 'From the first step to a connected vendor.' },
  'missing-permission': {
    name: 'A missing permission',
    text: 'One box was not ticked. Find it with Show me where.',
  },
  'wrong-secret': { name: 'Wrong secret', text: 'The portal refuses the sign-in, as after a bad copy.' },
  'empty-tenant': { name: 'Empty tenant', text: 'Everything is allowed, but there is nothing to see.' },
  'slow-network': { name: 'Slow network', text: 'Answers take their time. Watch the rows arrive, or stop.' },
};
