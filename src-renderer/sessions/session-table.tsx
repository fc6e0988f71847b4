import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { sessionsWords as words } from '../../src-preload/contract/words/en/sessions.ts';
import { WarningIcon } from '../ui/icons.tsx';
import { saysWhen } from './says-when.ts';
import { useSessionList } from './session-list-store.ts';
import css from './session-table.module.css';
import { VendorStates } from './vendor-states.tsx';

type Props = { rows: SessionSummary[]; isFiltered: boolean; onOpen: (row: SessionSummary) => void };

/** The sessions, the one changed last first. A session opens by the link with its client's name. */
export function SessionTable({ rows, isFiltered, onOpen }: Props) {
  const shown = useSessionList((store) => store.shown);
  const left = rows.length - shown;
  const now = Date.now();
  return (
    <>
      <div className={css.frame}>
        <table aria-label={words.table} className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.client}</th>
              <th scope="col">{words.columns.vendors}</th>
              <th scope="col">{words.columns.connection}</th>
              <th scope="col">{words.columns.technician}</th>
              <th scope="col" className={css.when}>
                {words.columns.changed}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) =>
              row.unreadable ? (
                <UnreadableRow key={row.id} row={row} now={now} />
              ) : (
                <tr key={row.id}>
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
                    <time dateTime={row.changedAt}>{saysWhen(row.changedAt, now)}</time>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <div className={css.foot}>
        <p aria-live="polite">{isFiltered ? words.found(rows.length) : words.count(rows.length)}</p>
        {left > 0 && (
          <button type="button" onClick={() => useSessionList.getState().showMore()}>
            {words.showMore(left)}
          </button>
        )}
      </div>
    </>
  );
}

function UnreadableRow({ row, now }: { row: SessionSummary; now: number }) {
  return (
    <tr>
      <th scope="row">{row.clientName || words.unnamed}</th>
      <td colSpan={3} className={css.unreadable}>
        <WarningIcon /> <span>{words.unreadable}</span>
      </td>
      <td className={css.when}>{saysWhen(row.changedAt, now)}</td>
    </tr>
  );
}
