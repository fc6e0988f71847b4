import type { AppError } from '../../../src-preload/contract/app-error.ts';
import { credentialsMessages } from '../../../src-preload/messages/messages.ts';
import { errorMessage } from '../../ui/notice.tsx';
import css from './credentials.module.css';

/** Why main did not keep a field. What was typed is still in it. */
export function Refusal({ error }: { error: AppError }) {
  const words = errorMessage(error);
  return (
    <p role="alert" className={css.refusal}>
      <strong>{credentialsMessages.notSaved}.</strong> {words.happened} {words.next}
    </p>
  );
}
