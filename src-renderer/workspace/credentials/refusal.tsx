import type { AppError } from '../../../src-preload/contract/app-error.ts';
import { credentialsWords } from '../../../src-preload/contract/words/en/credentials.ts';
import { wordsForError } from '../../ui/notice.tsx';
import css from './credentials.module.css';

/** Why main did not keep a field. What was typed is still in it. */
export function Refusal({ error }: { error: AppError }) {
  const words = wordsForError(error);
  return (
    <p role="alert" className={css.refusal}>
      <strong>{credentialsWords.notSaved}.</strong> {words.happened} {words.next}
    </p>
  );
}
