import { type RefObject, useRef, useState } from 'react';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { LONGEST_NOTES } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionActionsMessages } from '../../src-preload/messages/messages.ts';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { useAutosave } from './use-autosave.ts';

const words = sessionActionsMessages.notes;

/** How many characters are left is said when it begins to matter. */
const FEW_LEFT = 500;

const wordsOf = (text: string) => text.split(/\s+/);

type NotesFieldProps = {
  /** As main has them. */
  notes: string;
  /** False where main did not keep them. */
  onKeep: (text: string) => Promise<boolean>;
  rows: number;
  /** The button of the question whether something is a secret; nothing is saved while it stands there. */
  warning?: RefObject<HTMLButtonElement | null>;
};

/** What somebody wrote about a session. Saved while it is typed; what looks like a secret is asked about first. */
export function NotesField({ notes, onKeep, rows, warning }: NotesFieldProps) {
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
    const isKept = await onKeep(text);
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
            rows={rows}
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
