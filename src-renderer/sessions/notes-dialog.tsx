import { useRef, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { LONGEST_NOTES, type SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionActionsMessages, sessionsMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useAutosave } from '../ui/use-autosave.ts';
import css from './new-session-dialog.module.css';
import { useSessionActions } from './session-actions-store.ts';

const words = sessionActionsMessages.notes;

/** How many characters are left is said when it begins to matter. */
const FEW_LEFT = 500;

type Props = { row: SessionSummary; notes: string | null; error: AppError | null };

/** What somebody wrote about a session. Saved while it is typed, so that closing is all there is to do. */
export function NotesDialog({ row, notes, error }: Props) {
  const { cancel } = useSessionActions.getState();
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
        {notes !== null && <NotesField sessionId={row.id} notes={notes} warning={warning} />}
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

const wordsOf = (text: string) => text.split(/\s+/);

type FieldProps = {
  sessionId: string;
  notes: string;
  warning: React.RefObject<HTMLButtonElement | null>;
};

function NotesField({ sessionId, notes, warning }: FieldProps) {
  const { keepNotes } = useSessionActions.getState();
  const input = useRef<HTMLTextAreaElement>(null);
  /** Words that somebody has said are no secret, or that were saved before. */
  const agreed = useRef(new Set(wordsOf(notes)));
  const [length, setLength] = useState(notes.length);
  const [state, setState] = useState<'none' | 'saved' | 'held'>('none');

  async function keep(text: string) {
    const fresh = wordsOf(text).filter((word) => !agreed.current.has(word));
    if (looksLikeKey(fresh.join(' '))) {
      setState('held');
      return 'refused' as const;
    }
    const isKept = await keepNotes(sessionId, text);
    setState(isKept ? 'saved' : 'none');
    return isKept ? ('kept' as const) : ('refused' as const);
  }

  const { entry, handlers } = useAutosave(input, {
    onCommit: keep,
    emptyCounts: true,
    onSettled: () => {},
  });
  const left = LONGEST_NOTES - length;
  return (
    <>
      <Field
        label={words.label}
        help={left < FEW_LEFT ? formatMessage(words.left, { count: Math.max(left, 0) }) : words.help}
        state={
          entry === 'saving'
            ? words.saving
            : state === 'saved' && entry !== 'typing'
              ? words.saved
              : undefined
        }
        isGood={state === 'saved'}
        input={(wiring) => (
          <textarea
            {...wiring}
            {...handlers}
            ref={input}
            rows={9}
            maxLength={LONGEST_NOTES}
            defaultValue={notes}
            onInput={(event) => {
              setLength(event.currentTarget.value.length);
              handlers.onInput(event);
            }}
            // A line break is part of the text, and ends nothing.
            onKeyDown={undefined}
          />
        )}
      />
      {state === 'held' && (
        <Notice
          tone="warning"
          title={words.secret.title}
          actions={
            <button
              ref={warning}
              type="button"
              onClick={() => {
                const text = input.current?.value ?? '';
                for (const word of wordsOf(text)) agreed.current.add(word);
                input.current?.focus();
                void keep(text);
              }}
            >
              {words.secret.keep}
            </button>
          }
        >
          <p role="alert">{words.secret.text}</p>
        </Notice>
      )}
    </>
  );
}
