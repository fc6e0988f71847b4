import { type HTMLInputTypeAttribute, type ReactNode, useLayoutEffect, useRef } from 'react';
import { fieldMessages } from '../../src-preload/messages/messages.ts';
import type { CommitOutcome } from './autosave.ts';
import css from './field.module.css';
import { Field } from './field.tsx';
import { CheckIcon } from './icons.tsx';
import { useAutosave } from './use-autosave.ts';

export type PlainInputProps = {
  label: string;
  help?: ReactNode;
  /** What is wrong, in words; held back while somebody is still typing. */
  error?: ReactNode;
  /** What main has. A corrected text replaces what was typed, once the typing is over. */
  text: string;
  onCommit: (text: string) => Promise<CommitOutcome>;
  type?: HTMLInputTypeAttribute;
  placeholder?: string;
  /** True for what is copied or compared: an address, an id. */
  code?: boolean;
  /** Part of a credential: nobody else reads it while the session is presented. */
  isIdentifier?: boolean;
  onFocus?: () => void;
  /** Sees a pasted text before the input puts it on one line; true when it was taken elsewhere. */
  onPasteText?: (text: string) => boolean;
  /** What main has made of it, in a word. */
  state?: string | undefined;
  /** What was changed on the way in. */
  correction?: string;
  aside?: ReactNode;
  children?: ReactNode;
};

/** A field that may be read again: an address, a name. Saved by the same rule as a secret, but it keeps its text. */
export function PlainInput(props: PlainInputProps) {
  const { text } = props;
  const input = useRef<HTMLInputElement>(null);
  const lastText = useRef(text);
  const { entry, handlers } = useAutosave(input, {
    onCommit: props.onCommit,
    emptyCounts: true,
    onSettled: () => {
      if (input.current) input.current.value = lastText.current;
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new text from main is written over the input; the end of an entry is `onSettled`'s
  useLayoutEffect(() => {
    lastText.current = text;
    if (input.current && entry === 'resting') input.current.value = text;
  }, [text]);

  const isResting = entry === 'resting';
  return (
    <Field
      label={props.label}
      help={props.help}
      error={isResting ? props.error : undefined}
      state={isResting ? props.state : entry === 'saving' ? fieldMessages.saving : undefined}
      isSaving={entry === 'saving'}
      isGood={isResting}
      icon={isResting && props.state !== undefined ? <CheckIcon /> : undefined}
      correction={isResting ? (props.correction ?? '') : ''}
      aside={props.aside}
      input={(wiring) => (
        <input
          {...wiring}
          {...handlers}
          ref={input}
          type={props.type ?? 'text'}
          className={props.code ? css.code : undefined}
          data-identifier={props.isIdentifier ? '' : undefined}
          defaultValue={text}
          placeholder={props.placeholder}
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
      )}
    >
      {props.children}
    </Field>
  );
}
