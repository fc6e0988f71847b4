import { type ReactNode, useId } from 'react';
import { credentialsMessages } from '../../src-preload/messages/messages.ts';
import { FoldIcon } from '../ui/icons.tsx';
import css from './pinned-panel.module.css';

type PinnedPanelProps = {
  className?: string | undefined;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  label: string;
  /** What stands on the bar while it is folded. */
  summary: string;
  /** Folded, it is one line with the field at hand and the buttons, instead of nothing but its summary. */
  foldsToLine?: boolean;
  children: ReactNode;
};

/**
 * The right zone; in a narrow window the same elements are pinned to the lower edge and can be folded. Width decides by
 * CSS alone, so that a window made narrow in the middle of a word loses neither the word nor the focus.
 */
export function PinnedPanel(props: PinnedPanelProps) {
  const { className = '', isOpen, onOpen, foldsToLine = false } = props;
  const body = useId();
  return (
    <aside
      className={`${css.bar} ${className}`}
      data-open={isOpen}
      data-folds={foldsToLine ? 'to-line' : 'away'}
      data-line={foldsToLine && !isOpen ? '' : undefined}
      aria-label={props.label}
      data-zone=""
    >
      <div className={css.fold}>
        <button
          type="button"
          className="quiet"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => onOpen(!isOpen)}
        >
          <FoldIcon />
          <span className="visually-hidden">
            {isOpen ? credentialsMessages.hideFields : credentialsMessages.showFields}
          </span>
        </button>
        <span className={css.summary}>{props.summary}</span>
      </div>
      <div id={body} className={css.body}>
        {props.children}
      </div>
    </aside>
  );
}
