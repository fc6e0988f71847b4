import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import css from './folds.module.css';

/** What can be unfolded: a question as its button, and the answer. */
export type Fold = { id: string; ask: string; count?: number; answer: ReactNode };

const SHOWN = 3;

/** What is longer to read than to do, each behind its question; one at most is open. */
export function Folds({ folds }: { folds: readonly Fold[] }) {
  const panel = useId();
  const [open, setOpen] = useState<string | null>(null);
  const [hasMore, setMore] = useState(false);
  const shownAnswer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== null) shownAnswer.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (folds.length === 0) return null;
  const isCut = !hasMore && folds.length > SHOWN;
  const shown = isCut ? folds.slice(0, SHOWN) : folds;
  const answer = shown.find(({ id }) => id === open)?.answer;
  return (
    <>
      <div className={css.folds}>
        {shown.map(({ id, ask, count }) => (
          <button
            key={id}
            type="button"
            className={`quiet ${css.fold}`}
            aria-expanded={id === open}
            aria-controls={id === open ? panel : undefined}
            onClick={() => setOpen(id === open ? null : id)}
          >
            <ChevronIcon />
            {ask}
            {count !== undefined && <span className={css.count}>{count}</span>}
          </button>
        ))}
        {isCut && (
          <button type="button" className={`quiet ${css.fold}`} onClick={() => setMore(true)}>
            <ChevronIcon />
            {guideMessages.more}
            <span className={css.count}>{folds.length - SHOWN}</span>
          </button>
        )}
      </div>
      {answer !== undefined && (
        <div ref={shownAnswer} id={panel} className={css.answer}>
          {answer}
        </div>
      )}
    </>
  );
}
