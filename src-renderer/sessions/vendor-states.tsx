import type { ComponentType } from 'react';
import type { SessionSummary, VendorState } from '../../src-preload/contract/session.ts';
import { vendorStateMessages } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { DraftIcon, PassedIcon, WaitingIcon, WarningIcon } from '../ui/icons.tsx';
import css from './vendor-states.module.css';

type Look = { Icon: ComponentType; tone: 'quiet' | 'next' | 'good' | 'look' };

const looks: Record<VendorState, Look> = {
  draft: { Icon: DraftIcon, tone: 'quiet' },
  complete: { Icon: DraftIcon, tone: 'next' },
  tested: { Icon: PassedIcon, tone: 'next' },
  stale: { Icon: WaitingIcon, tone: 'look' },
  queued: { Icon: WaitingIcon, tone: 'quiet' },
  sent: { Icon: PassedIcon, tone: 'good' },
  connected: { Icon: PassedIcon, tone: 'good' },
  'needs-attention': { Icon: WarningIcon, tone: 'look' },
};

/** Each vendor of a session with where it stands, in a word beside an icon. */
export function VendorStates({ vendors }: { vendors: SessionSummary['vendors'] }) {
  return (
    <ul className={css.list}>
      {vendors.map(({ vendor, state }) => {
        const { Icon, tone } = looks[state];
        return (
          <li key={vendor}>
            <span>{vendorName(vendor)}</span>
            <span className={css.state} data-tone={tone}>
              <Icon />
              {vendorStateMessages[state]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
