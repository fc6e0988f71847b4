import { useId } from 'react';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import css from './review.module.css';
import { useSubmission } from './submission-store.ts';

type ConnectionChoiceProps = {
  connections: readonly NeoConnection[];
  chosen: string | null;
  hasKey: boolean;
  onAddKey: () => void;
  /** Of the words that say why nothing can be submitted yet. */
  whyId: string;
};

/** Which Neo tenant this goes to. Asked only where it is open: none chosen yet, or several to choose from. */
export function ConnectionChoice(props: ConnectionChoiceProps) {
  const { connections, chosen, hasKey, onAddKey } = props;
  const id = useId();
  const isOpen = connections.length > 1 || (chosen === null && connections.length > 0);
  if (!isOpen && hasKey) return null;
  return (
    <div className={css.choice}>
      {isOpen && (
        <div className={css.select}>
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
                {connection.name}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className={css.quiet}>
            {submissionMessages.connectionHint}
          </p>
        </div>
      )}
      {!hasKey && (
        <div className={css.noKey}>
          <p id={props.whyId}>
            {connections.length === 0
              ? submissionMessages.noConnection
              : chosen === null
                ? submissionMessages.noneChosen
                : submissionMessages.noKey}
          </p>
          <button type="button" onClick={onAddKey}>
            {submissionMessages.addKey}
          </button>
        </div>
      )}
    </div>
  );
}
