import { type ReactNode, useId } from 'react';
import css from './field.module.css';
import { ErrorIcon } from './icons.tsx';

/** What the input inside a field spreads over itself: its id, and what describes it. */
export type FieldWiring = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

type FieldProps = {
  label: string;
  /** Where the value is read, what it is for. */
  help?: ReactNode;
  /** What is wrong, in words. Set only when the field has been left. */
  error?: ReactNode;
  /** What stands instead of the help once there is something to say: "Saved, 73 characters". */
  state?: ReactNode;
  /** True when that is good. */
  isGood?: boolean;
  /** Beside the label: a link to the step that makes the value. */
  aside?: ReactNode;
  /** Beside the input: the button that opens a locked field. */
  action?: ReactNode;
  /** Below: a proposed correction, what was corrected. */
  children?: ReactNode;
  input: (wiring: FieldWiring) => ReactNode;
};

/** Label, input and words of one field, wired so that a screen reader reads what is seen. */
export function Field({ label, help, error, state, isGood, aside, action, children, input }: FieldProps) {
  const id = useId();
  const shownHelp = state ? undefined : help;
  const describedBy = [error && `${id}-error`, state && `${id}-state`, shownHelp && `${id}-help`].filter(
    Boolean,
  );
  return (
    <div className={css.field} data-wrong={error ? '' : undefined}>
      <div className={css.top}>
        <label htmlFor={id}>{label}</label>
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      <div className={css.row}>
        {input({
          id,
          'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
          'aria-invalid': error ? true : undefined,
        })}
        {action}
      </div>
      <div aria-live="polite">
        {error && (
          <p className={css.error}>
            <ErrorIcon />
            <span id={`${id}-error`}>{error}</span>
          </p>
        )}
        {state && (
          <p id={`${id}-state`} className={css.state} data-good={isGood ? '' : undefined}>
            {state}
          </p>
        )}
      </div>
      {shownHelp && (
        <p id={`${id}-help`} className={css.help}>
          {shownHelp}
        </p>
      )}
      {children}
    </div>
  );
}
