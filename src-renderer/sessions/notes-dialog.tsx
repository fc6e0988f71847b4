import { useRef } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionActionsMessages, sessionsMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { NotesField } from '../ui/notes-field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './new-session-dialog.module.css';
import { useSessionActions } from './session-actions-store.ts';

const words = sessionActionsMessages.notes;

type Props = { row: SessionSummary; notes: string | null; error: AppError | null };

/** What somebody wrote about a session. Saved while it is typed, so that closing is all there is to do. */
export function NotesDialog({ row, notes, error }: Props) {
  const { cancel, keepNotes } = useSessionActions.getState();
  const warning = useRef<HTMLButtonElement>(null);
  /** What looks like a secret is held back; closing once leads to the question, and twice goes. */
  function close() {
    const isWarned = document.activeElement === warning.current;
    if (warning.current === null || isWarned) cancel();
    else warning.current.focus();
  }
  return (
    <Dialog
      title={formatMessage(words.title, { client: row.clientName || sessionsMessages.unnamed })}
      onClose={close}
      width="wide"
    >
      <div className={css.form}>
        {notes === null && error === null && <p>{words.reading}</p>}
        {notes !== null && (
          <NotesField notes={notes} onKeep={(text) => keepNotes(row.id, text)} rows={9} warning={warning} />
        )}
        {error && <ErrorNotice error={error} />}
      </div>
      <DialogButtons>
        <button type="button" className="primary" onClick={close}>
          {words.close}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
