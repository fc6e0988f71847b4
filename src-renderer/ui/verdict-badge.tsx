import type { ComponentType } from 'react';
import type { Verdict } from '../../src-preload/contract/verdict.ts';
import { overallMessages } from '../../src-preload/messages/messages.ts';
import { CouldNotTellIcon, FailedIcon, NotTestedIcon, PassedIcon, WarningIcon } from './icons.tsx';
import css from './verdict-badge.module.css';

const icons: Record<Verdict, ComponentType> = {
  passed: PassedIcon,
  failed: FailedIcon,
  warning: WarningIcon,
  'not-tested': NotTestedIcon,
  'could-not-tell': CouldNotTellIcon,
};

/**
 * A verdict as an icon and its word, never as a color alone. `words` replaces the word ("Passed from this
 * computer"); `isPlain` leaves out the ground, for a list of many.
 */
export function VerdictBadge(props: { verdict: Verdict; words?: string; isPlain?: boolean }) {
  const { verdict, words, isPlain = false } = props;
  const Icon = icons[verdict];
  return (
    <span className={css.badge} data-verdict={verdict} data-plain={isPlain ? '' : undefined}>
      <Icon />
      {words ?? overallMessages[verdict]}
    </span>
  );
}
