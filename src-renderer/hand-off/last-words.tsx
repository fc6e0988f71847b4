import type { Ref } from 'react';
import { Field } from '../ui/field.tsx';
import css from './hand-off.module.css';

type LastWordsProps = {
  /** Four of six. */
  firstWords: readonly string[];
  lead: string;
  label: string;
  help: string;
  error: string | undefined;
  input: Ref<HTMLInputElement>;
};

/** Asks for the two words that are not shown, so that somebody has heard all six. */
export function LastWords({ firstWords, lead, label, help, error, input }: LastWordsProps) {
  return (
    <div className={css.compare}>
      <p>
        {lead} <b className="code">{firstWords.join(' ')}</b>
      </p>
      <Field
        label={label}
        help={help}
        error={error}
        input={(wiring) => (
          <input {...wiring} ref={input} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        )}
      />
    </div>
  );
}
