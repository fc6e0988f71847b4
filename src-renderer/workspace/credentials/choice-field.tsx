import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { credentialsMessages } from '../../../src-preload/messages/messages.ts';
import type { CommitOutcome } from '../../ui/autosave.ts';
import { Field } from '../../ui/field.tsx';

type ChoiceFieldProps = {
  label: string;
  help?: string;
  error?: string;
  /** What main has made of it, in a word. */
  state?: string | undefined;
  correction?: string;
  choices: readonly { value: string; label: string }[];
  /** What main has; empty before anything was chosen. */
  value: string;
  onChoose: (value: string) => Promise<CommitOutcome>;
  aside?: ReactNode;
  children?: ReactNode;
};

/** A field that is one of a list. The choice stands at the click, and main's answer corrects it if it differs. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { value, choices } = props;
  const select = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    if (select.current !== null) select.current.value = value;
  }, [value]);
  return (
    <Field
      label={props.label}
      help={props.help}
      error={props.error}
      state={props.state}
      isGood
      correction={props.correction ?? ''}
      aside={props.aside}
      input={(wiring) => (
        <select
          {...wiring}
          ref={select}
          defaultValue={value}
          onChange={(event) => {
            const chosen = event.currentTarget;
            void props.onChoose(chosen.value).then((outcome) => {
              if (outcome === 'refused') chosen.value = value;
            });
          }}
        >
          {value === '' && <option value="">{credentialsMessages.choose}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    >
      {props.children}
    </Field>
  );
}
