import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import css from './review.module.css';

type SubmitAnywayProps = {
  doubts: readonly string[];
  /** The PSA has not gone yet, and nothing else is in doubt. */
  isAboutOrder: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** Asks once, with every doubt in one place. The way back comes first. */
export function SubmitAnyway({ doubts, isAboutOrder, onSubmit, onClose }: SubmitAnywayProps) {
  const words = submissionMessages.anyway;
  return (
    <Dialog title={isAboutOrder ? words.titleOrder : words.title} onClose={onClose}>
      <ul className={css.doubts}>
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={onSubmit}>
          {words.submit}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
