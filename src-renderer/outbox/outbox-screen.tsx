import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorById } from '../shell/vendors.ts';
import layout from '../ui/list-screen.module.css';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { WithdrawDialog } from '../ui/withdraw-dialog.tsx';
import css from './outbox.module.css';
import { countLines, type LineAct, linesOf, type OutboxLine, opensIn, sentWithAll } from './outbox-rows.ts';
import { useOutbox } from './outbox-store.ts';
import { OutboxTable } from './outbox-table.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';

export type OpenRow = (view: 'workspace' | 'review', sessionId: string, vendor: string) => void;

type Props = { onOpen: OpenRow; onSessions: () => void; onSettings: () => void };

const isPsa = (vendor: string) => vendorById(vendor)?.kind === 'psa';

/** Everything that waits to be tested or sent, what it waits for, and the say a person has in it. */
export function OutboxScreen({ onOpen, onSessions, onSettings }: Props) {
  const { list, shown, acting } = useOutbox();
  /** What is asked about before it is done. */
  const [asking, setAsking] = useState<{ line: OutboxLine; act: 'withdraw' | 'replace' } | null>(null);
  const screen = useRef<HTMLDivElement>(null);

  useEffect(() => useOutbox.getState().follow(), []);
  const rows = list.kind === 'ready' ? list.rows : [];
  const lines = linesOf(rows);
  const counts = countLines(lines);
  const all = sentWithAll(rows, isPsa);
  const left = lines.length - shown;
  const isMore = list.kind === 'ready' && list.setAside + list.newer + list.unread > 0;
  useKeptFocus(
    screen,
    lines.slice(0, shown).map(({ key }) => key),
  );

  function act(line: OutboxLine, chosen: LineAct) {
    const { lead, items } = line;
    const able = (what: 'pause' | 'sendNow') =>
      items.filter(({ can }) => can[what]).map(({ itemId }) => itemId);
    const { pause, sendNow } = useOutbox.getState();
    switch (chosen) {
      case 'pause':
        return void pause(able('pause'));
      case 'sendNow':
        return void sendNow(able('sendNow'));
      case 'withdraw':
      case 'replace':
        return setAsking({ line, act: chosen });
      case 'settings':
        return onSettings();
      case 'confirm':
        return onOpen('workspace', lead.sessionId, lead.vendor);
      default:
        return onOpen(opensIn(lead), lead.sessionId, lead.vendor);
    }
  }

  return (
    <div ref={screen} className={layout.screen}>
      <header className={css.head}>
        <div className={css.title}>
          <h1 tabIndex={-1}>{words.title}</h1>
          {rows.length > 0 && <p aria-live="polite">{countsIn(counts)}</p>}
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
          <p>{formatMessage(words.setAside, { count: list.setAside })}</p>
        </Notice>
      )}
      {list.kind === 'ready' && list.newer > 0 && (
        <Notice tone="warning">
          <p>{formatMessage(words.newer, { count: list.newer })}</p>
        </Notice>
      )}
      {list.kind === 'ready' && list.unread > 0 && (
        <Notice tone="warning">
          <p>{formatMessage(words.unread, { count: list.unread })}</p>
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
      {rows.length > 0 && <OutboxTable lines={lines} shown={shown} onAct={act} />}
      {left > 0 && (
        <button
          type="button"
          data-more
          className={css.showMore}
          onClick={() => useOutbox.getState().showMore()}
        >
          {formatMessage(words.showMore, { count: left })}
        </button>
      )}
      {asking?.act === 'withdraw' && (
        <WithdrawDialog
          vendor={vendorById(asking.line.lead.vendor)}
          clientName={asking.line.lead.clientName}
          item={asking.line.lead}
          onWithdraw={() => {
            setAsking(null);
            const items = asking.line.items.filter(({ can }) => can.withdraw);
            void useOutbox.getState().withdraw(items.map(({ itemId }) => itemId));
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.act === 'replace' && (
        <ReplaceDialog
          row={asking.line.lead}
          onReplace={() => {
            setAsking(null);
            void useOutbox.getState().sendNow([asking.line.lead.itemId]);
          }}
          onClose={() => setAsking(null)}
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

function countsIn({ waiting, attention }: { waiting: number; attention: number }): string {
  const parts = [
    ...(waiting > 0 ? [formatMessage(words.counts.waiting, { count: waiting })] : []),
    ...(attention > 0 ? [formatMessage(words.counts.attention, { count: attention })] : []),
  ];
  return formatList(parts, 'plain');
}
