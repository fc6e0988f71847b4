import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { fieldMessages } from '../../src-preload/messages/messages.ts';
import type { CommitOutcome } from './autosave.ts';
import css from './field.module.css';
import { Field } from './field.tsx';
import { LockIcon } from './icons.tsx';
import { useAutosave } from './use-autosave.ts';

export type SecretInputProps = {
  label: string;
  help?: ReactNode;
  /** What is wrong, in words; held back while somebody is still typing. */
  error?: ReactNode;
  /** False for an identifier: sealed like a secret, but readable while it is typed. */
  masked?: boolean;
  /** True once main has the value: the field is empty, read-only, and says so. */
  locked: boolean;
  /** Characters main has, for "Saved, 73 characters". */
  length?: number;
  /** Somebody watches: how long it is, is not said. */
  hidesLength?: boolean;
  /**
   * True while a saved value is being replaced; the former one is still sealed (for a vendor's field `replaceField` in
   * src-main/credentials/field-changes.ts).
   */
  replacing?: boolean;
  /** Hands the text to main. `kept` clears and locks the field, `refused` leaves the text where it is. */
  onCommit: (text: string) => Promise<CommitOutcome>;
  /** Opens a locked field, and resolves when it is open; the field takes the focus then. */
  onReplace: () => Promise<void>;
  /**
   * Opens the record once more when somebody types on after a rest that was already saved. The same as `onReplace`
   * unless that one asks a question first.
   */
  onReopen?: () => Promise<void>;
  onCancelReplace?: () => void;
  /** What was typed and already taken was deleted again, key by key. */
  onTakeBack?: () => Promise<CommitOutcome>;
  /** Offers to take the saved value away while it is being replaced. */
  onRemove?: () => void;
  /** Main has the value also where something is wrong with it. */
  keepsWrong?: boolean;
  /** Called when the field takes or loses the focus. */
  onFocus?: () => void;
  /** Sees a pasted text before the input puts it on one line; true when it was taken elsewhere. */
  onPasteText?: (text: string) => boolean;
  /** What was changed on the way in. */
  correction?: string;
  aside?: ReactNode;
  children?: ReactNode;
};

/**
 * A field for what must be caught once and never shown again. The input keeps the text itself: no React state, no
 * store and no closure ever holds it, and it is cleared the moment main has it.
 */
export function SecretInput(props: SecretInputProps) {
  const { label, masked = true, locked, replacing = false } = props;
  const input = useRef<HTMLInputElement>(null);
  const { entry, handlers } = useAutosave(input, {
    onCommit: async (text, again) => {
      if (again && text === '' && props.onTakeBack) return props.onTakeBack();
      if (again) await (props.onReopen ?? props.onReplace)();
      return props.onCommit(text);
    },
    emptyCounts: false,
    onSettled: () => {
      if (input.current) input.current.value = '';
    },
  });

  // Set by the button, so that only a field opened by hand takes the focus, and only once main has opened it.
  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (locked || !wantsFocus.current) return;
    wantsFocus.current = false;
    input.current?.focus();
  }, [locked]);

  const isLocked = locked && entry === 'resting';
  // A text that was refused and then given up must not stand on in a field that says Saved.
  useLayoutEffect(() => {
    if (isLocked && input.current) input.current.value = '';
  }, [isLocked]);

  const isThere = (isLocked || entry === 'rested') && props.length !== undefined;
  // A value is saved or wrong, and is never shown as both.
  const error = entry === 'resting' ? props.error : undefined;
  const isSaved = isThere && !error;
  const kept =
    isThere && error && props.keepsWrong && !props.hidesLength
      ? formatMessage(fieldMessages.keptAsEntered, { count: props.length ?? 0 })
      : undefined;
  const savedWords = props.hidesLength
    ? fieldMessages.savedAlone
    : formatMessage(fieldMessages.saved, { count: props.length ?? 0 });
  const saved = isSaved ? savedWords : kept;
  const state = saved ?? (entry === 'saving' ? fieldMessages.saving : undefined);
  return (
    <Field
      label={label}
      help={replacing ? fieldMessages.formerStaysSealed : props.help}
      error={error}
      state={state}
      isSaving={saved === undefined}
      isGood={isSaved}
      icon={isSaved ? <LockIcon /> : undefined}
      correction={props.correction ?? ''}
      isCorrectionRead={false}
      aside={props.aside}
      action={
        isLocked ? (
          <button
            type="button"
            className={css.action}
            onClick={() => {
              wantsFocus.current = true;
              void props.onReplace();
            }}
          >
            {fieldMessages.replace}
            <span className="visually-hidden"> {label}</span>
          </button>
        ) : replacing && props.onCancelReplace && entry === 'resting' ? (
          <>
            <button type="button" className={css.action} onClick={props.onCancelReplace}>
              {fieldMessages.keepFormer}
              <span className="visually-hidden"> {label}</span>
            </button>
            {props.onRemove && (
              <button type="button" className={css.action} onClick={props.onRemove}>
                {fieldMessages.remove}
                <span className="visually-hidden"> {label}</span>
              </button>
            )}
          </>
        ) : undefined
      }
      input={(wiring) => (
        <>
          <input
            {...wiring}
            {...handlers}
            ref={input}
            type={masked ? 'password' : 'text'}
            className={css.code}
            readOnly={isLocked || entry === 'saving'}
            data-locked={isLocked ? '' : undefined}
            onFocus={props.onFocus}
            onPaste={(event) => {
              const { readOnly } = event.currentTarget;
              if (!readOnly && props.onPasteText?.(event.clipboardData.getData('text/plain')))
                event.preventDefault();
            }}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          {isLocked && isThere && (
            <span className={css.dots} aria-hidden="true">
              ••••••••
            </span>
          )}
        </>
      )}
    >
      {props.children}
    </Field>
  );
}
