import { type ReactNode, useCallback, useRef, useState } from 'react';
import {
  SESSION_GROUPS,
  type SessionGroup,
  type SessionPage,
  type SessionSort,
  type SessionSummary,
} from '../../src-preload/contract/session.ts';
import { formatCount } from '../../src-preload/messages/count.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  clientListMessages,
  openReportMessages,
  presentingMessages,
  receiveMessages,
  sessionActionsMessages,
  sessionGroupMessages,
  sessionsMessages as words,
} from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { ArchiveIcon, ErrorIcon, PassedIcon, PencilIcon, SortIcon, WaitingIcon } from '../ui/icons.tsx';
import layout from '../ui/list-screen.module.css';
import { useClients } from './clients-store.ts';
import { RowMenu } from './row-menu.tsx';
import { slotOf, useInTwoSteps, useSlots } from './row-slots.ts';
import { useSessionActions } from './session-actions-store.ts';
import { useSessionList } from './session-list-store.ts';
import { SessionRow } from './session-row.tsx';
import css from './session-table.module.css';

type Props = {
  page: SessionPage;
  isFiltered: boolean;
  onOpen: (row: SessionSummary) => void;
  onPrepare: (sessionId: string) => void;
  onSaveReport: (sessionId: string, clientName: string) => void;
  onOpenReport: () => void;
  onHandOff: (sessionId: string, clientName: string) => void;
  onReceive: () => void;
};

const icons: Record<SessionGroup, ReactNode> = {
  'needs-you': <ErrorIcon />,
  'in-progress': <PencilIcon />,
  waiting: <WaitingIcon />,
  connected: <PassedIcon />,
  archived: <ArchiveIcon />,
};

/** The sessions in their groups, as main has sorted them. A session opens by the link with its client's name. */
export function SessionTable({ page, isFiltered, onOpen, onPrepare, ...acts }: Props) {
  const [menu, setMenu] = useState<{ row: SessionSummary; button: HTMLElement } | null>(null);
  const onMenu = useCallback((row: SessionSummary, button: HTMLElement) => setMenu({ row, button }), []);
  const table = useRef<HTMLTableElement>(null);
  const rows = useInTwoSteps(page.rows);
  const slots = useSlots(rows, () => table.current?.contains(document.activeElement) === true);
  const names = uniqueNames(rows);
  const left = page.found - page.rows.length;
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  return (
    <>
      <div className={`${layout.frame} ${css.frame}`}>
        <table ref={table} aria-label={words.table} className={`${layout.table} ${css.table}`}>
          <thead>
            <tr>
              <SortedHead by="client" className={css.client} />
              <th scope="col" className={css.vendors}>
                {words.columns.vendors}
              </th>
              <SortedHead by="connected" className={css.connected} />
              <th scope="col">{words.columns.next}</th>
              <SortedHead by="technician" className={css.technician} />
              <SortedHead by="changed" className={css.when} />
              <th scope="col" className={css.more}>
                <span className="visually-hidden">{words.columns.more}</span>
              </th>
            </tr>
          </thead>
          {SESSION_GROUPS.map((group) => {
            const own = rows.filter((row) => row.group === group);
            if (own.length === 0) return null;
            return (
              <tbody key={group}>
                <tr className={css.group} data-group={group}>
                  <th scope="rowgroup" colSpan={4}>
                    {icons[group]} {sessionGroupMessages[group]}{' '}
                    <span className={css.count}>{formatCount(page.groups[group])}</span>
                  </th>
                  {/* In a narrow window these columns are hidden, and a span would still make room for them. */}
                  <td className={css.connected} />
                  <td className={css.technician} />
                  <td className={css.when} />
                </tr>
                {own.map((row) => (
                  <SessionRow
                    key={slots.get(slotOf(row))}
                    row={row}
                    name={names.get(row) ?? ''}
                    isMenuOpen={menu?.row.id === row.id}
                    onOpen={onOpen}
                    onMenu={onMenu}
                  />
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
      <div className={css.foot}>
        <p aria-live="polite">
          {isFiltered
            ? formatMessage(words.found, { count: page.found })
            : formatMessage(words.count, { count: page.found })}
        </p>
        {isPresenting && <p>{presentingMessages.othersHidden}</p>}
        {left > 0 && (
          <button type="button" onClick={() => useSessionList.getState().showMore()}>
            {formatMessage(words.showMore, { count: left })}
          </button>
        )}
        <div>
          {!page.practice && !isPresenting && (
            <>
              <button type="button" className="quiet" onClick={useClients.getState().open}>
                {clientListMessages.action}
              </button>
              {!isPresenting && (
                <button type="button" className="quiet" onClick={acts.onReceive}>
                  {receiveMessages.action}
                </button>
              )}
              <button
                type="button"
                className="quiet"
                onClick={() => void useSessionActions.getState().importFile()}
              >
                {sessionActionsMessages.import}
              </button>
            </>
          )}
          {!isPresenting && (
            <button type="button" className="quiet" onClick={acts.onOpenReport}>
              {openReportMessages.action}
            </button>
          )}
        </div>
      </div>
      {menu && (
        <RowMenu
          key={menu.row.id}
          row={menu.row}
          name={menu.row.clientName || words.unnamed}
          anchor={menu.button}
          hasFiles={!page.practice}
          hasOthers={!isPresenting}
          onPrepare={onPrepare}
          onHandOff={() => acts.onHandOff(menu.row.id, menu.row.clientName)}
          onSaveReport={() => acts.onSaveReport(menu.row.id, menu.row.clientName)}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

/** A press sorts by it, the next one the other way round. */
function SortedHead({ by, className }: { by: SessionSort['by']; className: string | undefined }) {
  const sort = useSessionList((store) => store.sort);
  const isSorted = sort.by === by;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className="quiet" onClick={() => useSessionList.getState().sortBy(by)}>
        {words.columns[by]}
        {isSorted && <SortIcon descending={sort.descending} />}
      </button>
    </th>
  );
}

/** Whoever finds a button by its name must find one: the second Acme is `Acme (2)`. */
export function uniqueNames(rows: readonly SessionSummary[]): Map<SessionSummary, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const name = row.clientName || words.unnamed;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [row, count === 1 ? name : `${name} (${count})`];
    }),
  );
}
