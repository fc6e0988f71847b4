import { type ReactNode, useId } from 'react';
import css from './field.module.css';
import { ErrorIcon } from './icons.tsx';
import { LiveText } from './status.tsx';

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
  /** Beside the label, and instead of the help: "Saved, 73 characters". */
  state?: ReactNode;
  /** It is on its way: there to be read, and not said, because what comes of it follows at once. */
  isSaving?: boolean;
  /** True when that is good. */
  isGood?: boolean;
  /** What was changed on the way in: said when it happens, and read with the field. */
  correction?: string;
  /** A locked secret is described by its length alone. */
  isCorrectionRead?: boolean;
  /** Beside the label and behind the input in the order of Tab: the way to the step that makes the value. */
  aside?: ReactNode;
  /** Inside the box, at its end; silent, because the state says it in words. */
  icon?: ReactNode;
  /** Beside the input: the button that opens a locked field. */
  action?: ReactNode;
  /** Below: a proposed correction. */
  children?: ReactNode;
  input: (wiring: FieldWiring) => ReactNode;
};

/** Label, input and words of one field, wired so that a screen reader reads what is seen. */
export function Field(props: FieldProps) {
  const { label, error, state, correction = '', action, children } = props;
  const id = useId();
  const help = state ? undefined : props.help;
  const describedBy = [
    error && `${id}-error`,
    state && `${id}-state`,
    correction && props.isCorrectionRead !== false && `${id}-correction`,
    help && `${id}-help`,
  ].filter(Boolean);
  const icon = error ? <ErrorIcon /> : props.icon;
  return (
    <div
      className={css.field}
      data-wrong={error ? '' : undefined}
      data-good={props.isGood && !error ? '' : undefined}
    >
      <label htmlFor={id}>{label}</label>
      <LiveText className={css.state}>
        {state && (
          <p id={`${id}-state`} aria-live={props.isSaving ? 'off' : undefined}>
            {state}
          </p>
        )}
      </LiveText>
      <div className={css.row}>
        <div className={css.box} data-icon={icon ? '' : undefined}>
          {props.input({
            id,
            'aria-describedby': describedBy.length > 0 ? describedBy.join(' ') : undefined,
            'aria-invalid': error ? true : undefined,
          })}
          {icon && <span className={css.icon}>{icon}</span>}
        </div>
        {action}
      </div>
      {props.aside && <span className={css.aside}>{props.aside}</span>}
      <LiveText>
        {error && (
          <p id={`${id}-error`} className={css.error}>
            {error}
          </p>
        )}
        {correction && (
          <p id={`${id}-correction`} className={css.help}>
            {correction}
          </p>
        )}
      </LiveText>
      {help && (
        <p id={`${id}-help`} className={css.help}>
          {help}
        </p>
      )}
      {children}
    </div>
  );
}
