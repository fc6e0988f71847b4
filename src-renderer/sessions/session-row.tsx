import { memo, useRef } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { sessionActionsMessages, sessionsMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { MoreIcon, WarningIcon } from '../ui/icons.tsx';
import css from './session-table.module.css';
import { shortTime } from './short-time.ts';
import { VendorStates } from './vendor-states.tsx';

type Props = {
  row: SessionSummary;
  /** Of its button: the client, with a number where the name stands there twice. */
  name: string;
  isMenuOpen: boolean;
  onOpen: (row: SessionSummary) => void;
  onMenu: (row: SessionSummary, button: HTMLElement) => void;
};

/** Drawn again only when it says something else: at every key in the search most rows stay. */
export const SessionRow = memo(function SessionRow(props: Props) {
  const { row, onOpen } = props;
  if (row.unreadable || row.newer) return <OddRow row={row} />;
  return (
    <tr>
      <th scope="row">
        <a
          href={`#workspace/${row.id}/${row.vendors[0]?.vendor ?? ''}`}
          onClick={(event) => {
            event.preventDefault();
            onOpen(row);
          }}
        >
          {row.clientName || words.unnamed}
        </a>
      </th>
      <td>
        <VendorStates vendors={row.vendors} />
      </td>
      <td>{row.connectionName ?? <span className={css.none}>{words.noConnection}</span>}</td>
      <td>{row.technician}</td>
      <td className={css.when}>
        <time dateTime={row.changedAt}>{shortTime(row.changedAt, Date.now())}</time>
      </td>
      <td className={css.more}>
        <MoreButton {...props} />
      </td>
    </tr>
  );
});

function MoreButton({ row, name, isMenuOpen, onMenu }: Props) {
  // The press that closes the open menu must not open it again.
  const wasOpen = useRef(false);
  return (
    <button
      type="button"
      className="quiet"
      aria-label={sessionActionsMessages.more(name)}
      aria-expanded={isMenuOpen}
      onPointerDown={() => {
        wasOpen.current = isMenuOpen;
      }}
      onClick={(event) => {
        if (!wasOpen.current) onMenu(row, event.currentTarget);
        wasOpen.current = false;
      }}
    >
      <MoreIcon />
    </button>
  );
}

/** A file that this version leaves alone: it is named, as far as it can be, and nothing can be done to it here. */
function OddRow({ row }: { row: SessionSummary }) {
  return (
    <tr>
      <th scope="row">{row.clientName || words.unnamed}</th>
      <td colSpan={3} className={css.unreadable}>
        <WarningIcon />{' '}
        <span>{row.newer ? words.newer(row.newer.map(vendorName).join(', ')) : words.unreadable}</span>
      </td>
      <td className={css.when}>{shortTime(row.changedAt, Date.now())}</td>
      <td />
    </tr>
  );
}
