import { useId } from 'react';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import css from './review.module.css';
import { useSubmission } from './submission-store.ts';

type ConnectionChoiceProps = {
  connections: readonly NeoConnection[];
  chosen: string | null;
  /** Whether Review knows where it goes; one connection is taken without a question. */
  isKnown: boolean;
  /** There are others, which are not named while a session is presented. */
  hidesOthers: boolean;
  onAddKey: () => void;
};

/** Which Neo tenant this goes to. Asked only where it is open: none chosen yet, or several to choose from. */
export function ConnectionChoice(props: ConnectionChoiceProps) {
  const { connections, chosen, isKnown, hidesOthers, onAddKey } = props;
  const id = useId();
  if (hidesOthers && !isKnown) return <p className={css.quiet}>{submissionMessages.connectionsHidden}</p>;
  if (connections.length < 2 && (isKnown || connections.length === 0)) return null;
  return (
    <div className={css.choice}>
      <label htmlFor={id}>{submissionMessages.connection}</label>
      <select
        id={id}
        value={chosen ?? ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void useSubmission.getState().choose(event.currentTarget.value)}
      >
        {chosen === null && <option value="">{submissionMessages.chooseConnection}</option>}
        {connections.map((connection) => (
          <option key={connection.id} value={connection.id}>
            {connection.name || submissionMessages.unnamedConnection}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={css.quiet}>
        {isKnown ? submissionMessages.connectionHint : submissionMessages.noneChosen}
      </p>
      {!isKnown && (
        <button type="button" onClick={onAddKey}>
          {submissionMessages.addKey}
        </button>
      )}
    </div>
  );
}
