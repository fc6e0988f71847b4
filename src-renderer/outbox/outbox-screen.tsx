import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { outboxMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorById } from '../shell/vendors.ts';
import type { ItemAct } from '../ui/item-buttons.tsx';
import layout from '../ui/list-screen.module.css';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { WithdrawDialog } from '../ui/withdraw-dialog.tsx';
import css from './outbox.module.css';
import { countRows, sentWithAll } from './outbox-rows.ts';
import { useOutbox } from './outbox-store.ts';
import { type OpenRow, OutboxTable } from './outbox-table.tsx';

type Props = { onOpen: OpenRow; onSessions: () => void; onSettings: () => void };

const isPsa = (vendor: string) => vendorById(vendor)?.kind === 'psa';

/** Everything that waits to be tested or sent, what it waits for, and the say a person has in it. */
export function OutboxScreen({ onOpen, onSessions, onSettings }: Props) {
  const { list, shown, acting } = useOutbox();
  const [withdrawing, setWithdrawing] = useState<OutboxRow | null>(null);
  const screen = useRef<HTMLDivElement>(null);

  useEffect(() => useOutbox.getState().follow(), []);
  const rows = list.kind === 'ready' ? list.rows : [];
  const counts = countRows(rows);
  const all = sentWithAll(rows, isPsa);
  const left = rows.length - shown;
  const isMore = list.kind === 'ready' && list.setAside + list.newer + list.unread > 0;
  const shownIds = rows.slice(0, shown).map(({ itemId }) => itemId);
  useKeptFocus(screen, shownIds);

  function act(row: OutboxRow, action: ItemAct) {
    const { pause, sendNow } = useOutbox.getState();
    if (action === 'withdraw') setWithdrawing(row);
    else void (action === 'pause' ? pause(row.itemId) : sendNow([row.itemId]));
  }

  return (
    <div ref={screen} className={layout.screen}>
      <header className={css.head}>
        <div className={css.title}>
          <h1 tabIndex={-1}>{words.title}</h1>
          {rows.length > 0 && <p aria-live="polite">{words.count(counts.waiting, counts.attention)}</p>}
        </div>
        {all.length > 1 && (
          <button
            type="button"
            onClick={() => void useOutbox.getState().sendNow(all.map((row) => row.itemId))}
          >
            {words.sendAll}
          </button>
        )}
      </header>
      {rows.length > 0 && <p className={css.lead}>{words.lead}</p>}
      {rows.some((row) => row.inMemory) && (
        <Notice tone="warning">
          <p>{words.inMemory}</p>
        </Notice>
      )}
      {list.kind === 'ready' && list.setAside > 0 && (
        <Notice tone="warning">
          <p>{words.setAside(list.setAside)}</p>
        </Notice>
      )}
      {list.kind === 'ready' && list.newer > 0 && (
        <Notice tone="warning">
          <p>{words.newer(list.newer)}</p>
        </Notice>
      )}
      {list.kind === 'ready' && list.unread > 0 && (
        <Notice tone="warning">
          <p>{words.unread(list.unread)}</p>
        </Notice>
      )}
      {acting.kind === 'failed' && <ErrorNotice error={acting.error} />}
      {list.kind === 'loading' && <p className={css.lead}>{words.loading}</p>}
      {list.kind === 'failed' && (
        <ErrorNotice error={list.error} onRetry={() => void useOutbox.getState().read()} />
      )}
      {list.kind === 'ready' && rows.length === 0 && (
        <section className={css.empty} aria-labelledby="nothing-waits">
          <h2 id="nothing-waits">{isMore ? words.empty.titleElse : words.empty.title}</h2>
          {!isMore && <p>{words.empty.text}</p>}
          <button type="button" onClick={onSessions}>
            {words.empty.back}
          </button>
        </section>
      )}
      {rows.length > 0 && (
        <OutboxTable rows={rows} shown={shown} onOpen={onOpen} onAct={act} onSettings={onSettings} />
      )}
      {left > 0 && (
        <button type="button" data-more className={css.more} onClick={() => useOutbox.getState().showMore()}>
          {words.showMore(left)}
        </button>
      )}
      {withdrawing !== null && (
        <WithdrawDialog
          vendor={vendorById(withdrawing.vendor)}
          clientName={withdrawing.clientName}
          item={withdrawing}
          onWithdraw={() => {
            setWithdrawing(null);
            void useOutbox.getState().withdraw(withdrawing.itemId);
          }}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </div>
  );
}

/**
 * A new list takes away what had the focus: a button that can do nothing now, or the whole row of what has gone. Then
 * the focus stays in its row, or goes to the one above, so that nobody is thrown back to the top of a long list; to
 * the heading only from the first row. After the button `data-more` it goes to the first of the rows that came: that
 * button goes with the last of them. `ids` are the items in the order they are shown, each a `data-item`.
 */
function useKeptFocus(screen: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const before = useRef<readonly string[]>([]);
  // Looked at before the new rows are drawn: afterwards it cannot be known any more.
  const active = screen.current?.ownerDocument.activeElement;
  const held = active?.closest<HTMLElement>('[data-item]')?.dataset.item;
  const askedForMore = active?.matches('[data-more]') === true;

  useLayoutEffect(() => {
    const known = before.current;
    before.current = ids;
    const find = (what: string) => screen.current?.querySelector<HTMLElement>(what);
    const inRow = (id: string, what: string) => find(`[data-item="${CSS.escape(id)}"] ${what}`);
    if (askedForMore && ids.length > known.length) inRow(ids[known.length] ?? '', 'a')?.focus();
    if (held === undefined || document.activeElement !== document.body) return;
    const above = known.slice(0, known.indexOf(held)).findLast((id) => ids.includes(id)) ?? '';
    (inRow(held, 'button') ?? inRow(held, 'a') ?? inRow(above, 'a') ?? find('h1'))?.focus();
  });
}
