import { useCallback, useRef, useState } from 'react';
import type { SessionPage, SessionSummary } from '../../src-preload/contract/session.ts';
import { sessionActionsMessages, sessionsMessages as words } from '../../src-preload/messages/messages.ts';
import layout from '../ui/list-screen.module.css';
import { RowMenu } from './row-menu.tsx';
import { useInTwoSteps, useSlots } from './row-slots.ts';
import { useSessionActions } from './session-actions-store.ts';
import { useSessionList } from './session-list-store.ts';
import { SessionRow } from './session-row.tsx';
import css from './session-table.module.css';

type Props = { page: SessionPage; isFiltered: boolean; onOpen: (row: SessionSummary) => void };

/** The sessions, the one changed last first. A session opens by the link with its client's name. */
export function SessionTable({ page, isFiltered, onOpen }: Props) {
  const [menu, setMenu] = useState<{ row: SessionSummary; button: HTMLElement } | null>(null);
  const onMenu = useCallback((row: SessionSummary, button: HTMLElement) => setMenu({ row, button }), []);
  const table = useRef<HTMLTableElement>(null);
  const rows = useInTwoSteps(page.rows);
  const slots = useSlots(rows, () => table.current?.contains(document.activeElement) === true);
  const names = uniqueNames(rows);
  const left = page.found - page.rows.length;
  return (
    <>
      <div className={`${layout.frame} ${css.frame}`}>
        <table ref={table} aria-label={words.table} className={`${layout.table} ${css.table}`}>
          <thead>
            <tr>
              <th scope="col">{words.columns.client}</th>
              <th scope="col">{words.columns.vendors}</th>
              <th scope="col">{words.columns.connection}</th>
              <th scope="col">{words.columns.technician}</th>
              <th scope="col" className={css.when}>
                {words.columns.changed}
              </th>
              <th scope="col">
                <span className="visually-hidden">{words.columns.more}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <SessionRow
                key={slots.get(row.id)}
                row={row}
                name={names[at] ?? ''}
                isMenuOpen={menu?.row.id === row.id}
                onOpen={onOpen}
                onMenu={onMenu}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className={css.foot}>
        <p aria-live="polite">{isFiltered ? words.found(page.found) : words.count(page.found)}</p>
        {left > 0 && (
          <button type="button" onClick={() => useSessionList.getState().showMore()}>
            {words.showMore(left)}
          </button>
        )}
        {!page.practice && (
          <button
            type="button"
            className="quiet"
            onClick={() => void useSessionActions.getState().importFile()}
          >
            {sessionActionsMessages.import}
          </button>
        )}
      </div>
      {menu && (
        <RowMenu
          key={menu.row.id}
          row={menu.row}
          name={menu.row.clientName || words.unnamed}
          anchor={menu.button}
          hasFiles={!page.practice}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

/** Whoever finds a button by its name must find one: the second Acme is `Acme (2)`. */
export function uniqueNames(rows: readonly SessionSummary[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ clientName }) => {
    const name = clientName || words.unnamed;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
