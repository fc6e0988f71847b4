import { type ReactNode, useId } from 'react';
import { credentialsWords } from '../../src-preload/contract/words/en/credentials.ts';
import css from './pinned-panel.module.css';

type CatchBarProps = {
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  label: string;
  /** What stands on the bar while it is folded away. */
  summary: string;
  children: ReactNode;
};

/**
 * The right zone; in a narrow window the same elements are pinned to the lower edge and can be folded away. Width
 * decides by CSS alone, so that a window made narrow in the middle of a word loses neither the word nor the focus.
 */
export function CatchBar({ isOpen, onOpen, label, summary, children }: CatchBarProps) {
  const body = useId();
  return (
    <aside className={css.bar} data-open={isOpen} aria-label={label}>
      <div className={css.fold}>
        <span>{summary}</span>
        <button
          type="button"
          className="quiet"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => onOpen(!isOpen)}
        >
          {isOpen ? credentialsWords.hideFields : credentialsWords.showFields}
        </button>
      </div>
      <div id={body} className={css.body}>
        {children}
      </div>
    </aside>
  );
}
