import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { rove } from '../../ui/rove.ts';
import css from './folds.module.css';

/** What can be unfolded: a question as its button, and the answer. */
export type Fold = {
  id: string;
  ask: string;
  count?: number;
  answer: ReactNode;
  /** It is never behind More. */
  isAlways?: true;
};

const SHOWN = 3;

/** What is longer to read than to do, each behind its question; one at most is open. */
export function Folds({ folds }: { folds: readonly Fold[] }) {
  const panel = useId();
  const [open, setOpen] = useState<string | null>(null);
  const [hasMore, setMore] = useState(false);
  /** The one that Tab comes to. */
  const [entry, setEntry] = useState<string | null>(null);
  const shownAnswer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open !== null) shownAnswer.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (folds.length === 0) return null;
  const others = folds.filter((one) => !one.isAlways);
  const isCut = !hasMore && others.length > SHOWN;
  const shown = isCut ? [...others.slice(0, SHOWN), ...folds.filter((one) => one.isAlways)] : folds;
  const answer = shown.find(({ id }) => id === open)?.answer;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are its buttons' */}
      <div className={css.folds} onKeyDown={(event) => rove(event, 'button')}>
        {shown.map(({ id, ask, count }, at) => (
          <button
            key={id}
            type="button"
            className={`quiet ${css.fold}`}
            tabIndex={(entry === null ? at === 0 : entry === id) ? 0 : -1}
            aria-expanded={id === open}
            aria-controls={id === open ? panel : undefined}
            onFocus={() => setEntry(id)}
            onClick={() => setOpen(id === open ? null : id)}
          >
            <ChevronIcon />
            {ask}
            {count !== undefined && <span className={css.count}>{count}</span>}
          </button>
        ))}
        {isCut && (
          <button type="button" className={`quiet ${css.fold}`} tabIndex={-1} onClick={() => setMore(true)}>
            <ChevronIcon />
            {guideMessages.more}
            <span className={css.count}>{others.length - SHOWN}</span>
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
