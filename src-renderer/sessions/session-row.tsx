import { memo, useRef } from 'react';
import type { NextAct, SessionSummary } from '../../src-preload/contract/session.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  nextActMessages,
  sessionActionsMessages,
  shortWaitMessages,
  sessionsMessages as words,
} from '../../src-preload/messages/messages.ts';
import { vendorName, vendorShortName } from '../shell/vendors.ts';
import { MoreIcon, WarningIcon } from '../ui/icons.tsx';
import css from './session-table.module.css';
import { shortTime } from './short-time.ts';
import { Progress, VendorChips } from './vendor-chips.tsx';

/** Characters of a client's name that are shown, as the styles have it. */
const SHOWN_NAME = 28;

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
  if (row.next === null) return <OddRow row={row} />;
  const client = row.clientName || words.unnamed;
  return (
    <tr>
      <th scope="row">
        <span className={css.initials} aria-hidden="true">
          {initialsOf(client)}
        </span>
        <a
          href={`#workspace/${row.id}/${row.next.vendor}`}
          title={client.length > SHOWN_NAME ? client : undefined}
          onClick={(event) => {
            event.preventDefault();
            onOpen(row);
          }}
        >
          {client}
        </a>
      </th>
      <td>
        <VendorChips vendors={row.vendors} />
      </td>
      <td className={css.connected}>
        <Progress vendors={row.vendors} />
      </td>
      <td className={css.next} data-act={row.next.act}>
        {actText(row.next)}
      </td>
      <td className={css.technician}>{row.technician}</td>
      <td className={css.when}>
        <time dateTime={row.changedAt}>{shortTime(row.changedAt, Date.now())}</time>
      </td>
      <td className={css.more}>
        <MoreButton {...props} />
      </td>
    </tr>
  );
});

function actText({ act, vendor, waitsFor }: NextAct): string {
  const reason = act === 'wait' && waitsFor !== undefined ? shortWaitMessages[waitsFor] : undefined;
  return reason ?? formatMessage(nextActMessages[act], { vendor: vendorShortName(vendor) });
}

/** Of the first two words: `Harborview Dental Group` is HD. */
export function initialsOf(client: string): string {
  const parts = client.match(/[\p{L}\p{N}][^\s]*/gu) ?? [];
  return parts
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function MoreButton({ row, name, isMenuOpen, onMenu }: Props) {
  // The press that closes the open menu must not open it again.
  const wasOpen = useRef(false);
  return (
    <button
      type="button"
      className="quiet"
      aria-label={formatMessage(sessionActionsMessages.more, { client: name })}
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
      <th scope="row" className={css.odd}>
        {row.clientName || words.unnamed}
      </th>
      <td colSpan={2} className={css.unreadable}>
        <WarningIcon />{' '}
        <span>
          {row.newer
            ? formatMessage(words.newer, {
                count: row.newer.length,
                vendors: formatList(row.newer.map(vendorName), 'plain'),
              })
            : words.unreadable}
        </span>
      </td>
      <td className={css.connected} />
      <td className={css.technician} />
      <td className={css.when}>{shortTime(row.changedAt, Date.now())}</td>
      <td />
    </tr>
  );
}
