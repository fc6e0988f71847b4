import { useEffect, useState } from 'react';
import { shellMessages as words } from '../../src-preload/messages/messages.ts';
import { invoke, on } from '../shell/bridge.ts';
import css from './outbox-line.module.css';

type Counts = { waiting: number; attention: number; leftOut: number };
const NOTHING: Counts = { waiting: 0, attention: 0, leftOut: 0 };

/** One quiet line on Sessions while something is in the outbox, and the way there. Nothing otherwise. */
export function OutboxLine({ onOpen }: { onOpen: () => void }) {
  const [counts, setCounts] = useState(NOTHING);
  useEffect(() => {
    let isOver = false;
    const read = () =>
      void invoke('readOutbox', {}).then((answer) => {
        if (isOver || !answer.ok) return;
        const { rows, setAside, newer, unread } = answer.value;
        const attention = rows.filter(
          (row) => row.state === 'needs-attention' || row.state === 'hand-over',
        ).length;
        setCounts({ waiting: rows.length - attention, attention, leftOut: setAside + newer + unread });
      });
    read();
    const stops = [
      on('outbox-changed', (counts) => setCounts((before) => ({ ...before, ...counts }))),
      on('practice-changed', read),
    ];
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, []);
  // Files that could not be used count: they are somebody's work, and the outbox says what became of them.
  const attention = counts.attention + counts.leftOut;
  if (counts.waiting + attention === 0) return null;
  return (
    <div className={css.line}>
      <p aria-live="polite">{words.inOutbox(counts.waiting, attention)}</p>
      <button type="button" className="as-link" onClick={onOpen}>
        {words.openOutbox}
      </button>
    </div>
  );
}
