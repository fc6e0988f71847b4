import type { ComponentType } from 'react';
import type { GuideNote } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { ErrorIcon, InfoIcon, WarningIcon } from '../../ui/icons.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import css from './step-notes.module.css';

const icons: Record<GuideNote['kind'], ComponentType> = {
  warning: WarningIcon,
  important: ErrorIcon,
  note: InfoIcon,
};

/** Notes of a step, each with its kind in a word and an icon. */
export function StepNotes({ notes }: { notes: readonly GuideNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={css.notes}>
      {notes.map((note) => {
        const Icon = icons[note.kind];
        return (
          <li key={note.id} className={css.note} data-kind={note.kind}>
            <Icon />
            <p>
              <span className={css.kind}>{guideMessages.noteKinds[note.kind]}: </span>
              <MarkedText text={note.text} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
