import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import {
  actorMessages,
  holderMessage,
  submissionStateMessages,
  waitMessage,
  outboxMessages as words,
} from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { momentOf, soonOf } from '../ui/dates.ts';
import { WaitingIcon, WarningIcon } from '../ui/icons.tsx';
import { type ItemAct, ItemButtons } from '../ui/item-buttons.tsx';
import layout from '../ui/list-screen.module.css';
import css from './outbox.module.css';
import { namesOf, opensIn, waitsForKey } from './outbox-rows.ts';

export type OpenRow = (view: 'workspace' | 'review', sessionId: string, vendor: string) => void;

type Props = {
  rows: readonly OutboxRow[];
  shown: number;
  onOpen: OpenRow;
  onAct: (row: OutboxRow, act: ItemAct) => void;
  onSettings: () => void;
};

/** What waits, oldest first, each with what it waits for and what can be done about it. */
export function OutboxTable({ rows, shown, onOpen, onAct, onSettings }: Props) {
  const names = namesOf(rows, vendorName);
  const now = Date.now();
  const { columns } = words;
  return (
    <div className={`${layout.frame} ${css.frame}`}>
      <table aria-label={words.table} className={`${layout.table} ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{columns.client}</th>
            <th scope="col" className={css.short}>
              {columns.vendor}
            </th>
            <th scope="col">{columns.work}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.waits}</th>
            <th scope="col">{columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => {
            const name = names.get(row.itemId) ?? '';
            const view = opensIn(row);
            return (
              <tr key={row.itemId} data-item={row.itemId}>
                <th scope="row">
                  <a
                    href={`#${view}/${row.sessionId}/${row.vendor}`}
                    aria-label={name}
                    onClick={(event) => {
                      event.preventDefault();
                      onOpen(view, row.sessionId, row.vendor);
                    }}
                  >
                    {row.clientName || words.unnamed}
                  </a>
                </th>
                <td className={css.short}>{vendorName(row.vendor)}</td>
                <td className={css.short}>{words.works[row.work]}</td>
                <td className={css.state} data-state={row.state}>
                  {row.state === 'needs-attention' ? <WarningIcon /> : <WaitingIcon />}
                  <span>{row.waitsFor === 'paused' ? words.paused : submissionStateMessages[row.state]}</span>
                </td>
                <td className={css.waits}>
                  <WaitsFor row={row} now={now} />
                </td>
                <td className={css.acts}>
                  <ItemButtons
                    can={row.can}
                    work={row.work}
                    replaces={row.attention === 'would-replace'}
                    row={name}
                    onAct={(act) => onAct(row, act)}
                  />
                  {waitsForKey(row) && (
                    <button
                      type="button"
                      aria-label={fill(words.actOn, { act: words.openSettings, row: name })}
                      onClick={onSettings}
                    >
                      {words.openSettings}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What happened and what is next, with the time of the next try; one line in the usual case. */
function WaitsFor({ row, now }: { row: OutboxRow; now: number }) {
  const waiting = waitMessage(row);
  if (waiting === null) {
    return row.state === 'hand-over' ? words.handOver : row.state === 'sending' ? words.underWay : null;
  }
  const { nextTryAt, holder } = row;
  const who = fill(actorMessages[waiting.who], { vendor: vendorName(row.vendor) });
  const isElses = waiting.who !== 'you' && who !== '';
  return (
    <>
      {holder === undefined ? waiting.happened : holderMessage(holder, momentOf)}{' '}
      <span className={css.next}>{waiting.next}</span>
      {nextTryAt !== undefined && Date.parse(nextTryAt) > now && (
        <> {fill(words.nextTry, { time: soonOf(nextTryAt, now) })}</>
      )}
      {isElses && <> {fill(words.who, { who })}</>}
    </>
  );
}
