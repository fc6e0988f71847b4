import { type ReactNode, useId } from 'react';
import type { FieldView } from '../src-preload/contract/session.ts';
import { credentialsWords } from '../src-preload/contract/words/en/credentials.ts';
import { fill } from '../src-preload/contract/words/fill.ts';
import css from './workspace-catch-bar.module.css';

type CatchBarProps = {
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  fields: readonly FieldView[];
  children: ReactNode;
};

/**
 * The right zone; in a narrow window the same elements are pinned to the lower edge and can be folded away. Width
 * decides by CSS alone, so that a window made narrow in the middle of a word loses neither the word nor the focus.
 */
export function CatchBar({ isOpen, onOpen, fields, children }: CatchBarProps) {
  const body = useId();
  // A choice that nobody made yet has its default, and was not saved.
  const saved = fields.filter((field) => field.state === 'saved' && field.savedAt !== undefined).length;
  return (
    <aside className={css.bar} data-open={isOpen} aria-label={credentialsWords.zone}>
      <div className={css.fold}>
        <span>{fill(credentialsWords.collapsed, { saved, all: fields.length })}</span>
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
