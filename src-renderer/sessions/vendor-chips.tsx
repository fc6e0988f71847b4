import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { vendorStateMessages, sessionsMessages as words } from '../../src-preload/messages/messages.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorName, vendorShortName } from '../shell/vendors.ts';
import { markOf, StateMark } from './state-mark.tsx';
import css from './vendor-chips.module.css';

/** As many as the column has room for. */
const MOST = 4;

type Props = { vendors: SessionSummary['vendors'] };

/** Each vendor of a session with where it stands: a shape, and a word for those who do not see it. */
export function VendorChips({ vendors }: Props) {
  const shown = vendors.length > MOST ? vendors.slice(0, MOST - 1) : vendors;
  const others = vendors.slice(shown.length);
  return (
    <ul className={css.list}>
      {shown.map((one) => {
        const mark = markOf(one);
        const state = vendorStateMessages[one.state];
        return (
          <li key={one.vendor}>
            <VendorLogo vendor={one.vendor} look="line" />
            <span className={css.name}>{vendorShortName(one.vendor)}</span>
            <span className={css.mark} data-mark={mark}>
              <StateMark mark={mark} />
            </span>
            <span className="visually-hidden"> {state}</span>
          </li>
        );
      })}
      {others.length > 0 && (
        <li>
          <span aria-hidden="true">{formatMessage(words.moreVendors, { count: others.length })}</span>
          <span className="visually-hidden">
            {others
              .map(({ vendor, state }) => `${vendorName(vendor)} ${vendorStateMessages[state]}`)
              .join(', ')}
          </span>
        </li>
      )}
    </ul>
  );
}

/** How many of them are connected, as a row of bars and in figures. */
export function Progress({ vendors }: Props) {
  const done = vendors.filter(({ state }) => state === 'connected').length;
  return (
    <span className={css.progress}>
      <span className={css.bars} aria-hidden="true">
        {vendors.slice(0, MOST).map((one) => (
          <i key={one.vendor} data-mark={markOf(one)} />
        ))}
      </span>
      {formatMessage(words.connected, { done, all: vendors.length })}
    </span>
  );
}
