import { type ReactNode, useId } from 'react';
import { credentialsMessages } from '../../src-preload/messages/messages.ts';
import css from './pinned-panel.module.css';

type PinnedPanelProps = {
  className?: string | undefined;
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
export function PinnedPanel({ className = '', isOpen, onOpen, label, summary, children }: PinnedPanelProps) {
  const body = useId();
  return (
    <aside className={`${css.bar} ${className}`} data-open={isOpen} aria-label={label}>
      <div className={css.fold}>
        <span>{summary}</span>
        <button
          type="button"
          className="quiet"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => onOpen(!isOpen)}
        >
          {isOpen ? credentialsMessages.hideFields : credentialsMessages.showFields}
        </button>
      </div>
      <div id={body} className={css.body}>
        {children}
      </div>
    </aside>
  );
}
