import { type FormEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { quitMessages as words } from '../../src-preload/messages/messages.ts';
import { DialogButtons, DialogText, takesFocus } from './dialog.tsx';
import { Field } from './field.tsx';
import { ErrorNotice } from './notice.tsx';
import css from './seal-form.module.css';

type SealFormProps = {
  /** Stands before the words of the form. */
  lead?: ReactNode;
  isSaving: boolean;
  error: AppError | null;
  /** Items in the outbox go with the app, sealed file or not. */
  leavesOut?: boolean;
  onBack: () => void;
  /** The passphrase passes through and is kept by nobody on this side. */
  onSeal: (passphrase: string) => void;
};

/** Asks for a passphrase twice, then main asks where the sealed file goes. */
export function SealForm({ isSaving, error, lead, leavesOut = false, onBack, onSeal }: SealFormProps) {
  const [faults, setFaults] = useState<PassphraseFaults>({});
  const first = useRef<HTMLInputElement>(null);
  const again = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => takesFocus(first.current), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = passphraseFaults(first.current?.value ?? '', again.current?.value ?? '');
    setFaults(found);
    if (found.first) first.current?.focus();
    else if (found.again) again.current?.focus();
    else onSeal(first.current?.value ?? '');
  }

  return (
    <form className={css.body} onSubmit={submit} noValidate>
      <DialogText>
        {lead}
        <p>{words.sealText}</p>
        {leavesOut && <p>{words.sealLeavesOut}</p>}
      </DialogText>
      <Field
        label={words.passphrase}
        help={formatMessage(words.hint, { minimum: SHORTEST_PASSPHRASE })}
        error={faults.first}
        input={(wiring) => (
          <input {...wiring} ref={first} type="password" autoComplete="off" spellCheck={false} />
        )}
      />
      <Field
        label={words.again}
        error={faults.again}
        input={(wiring) => (
          <input {...wiring} ref={again} type="password" autoComplete="off" spellCheck={false} />
        )}
      />
      {error && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" onClick={onBack}>
          {words.back}
        </button>
        <button type="submit" className="primary" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </button>
      </DialogButtons>
    </form>
  );
}

/** Shorter passphrases fall to guessing once the file is in other hands; main holds the same line. In characters. */
export const SHORTEST_PASSPHRASE = 12;

type PassphraseFaults = { first?: string; again?: string };

/** What is wrong with a passphrase typed twice. An empty answer means that it can be used. */
export function passphraseFaults(first: string, again: string): PassphraseFaults {
  if (first.length < SHORTEST_PASSPHRASE)
    return { first: formatMessage(words.tooShort, { minimum: SHORTEST_PASSPHRASE }) };
  return first === again ? {} : { again: words.different };
}
