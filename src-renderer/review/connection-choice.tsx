import { useId } from 'react';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { submissionWords } from '../../src-preload/contract/words/en/submission.ts';
import css from './submission.module.css';
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
          <label htmlFor={id}>{submissionWords.connection}</label>
          <select
            id={id}
            value={chosen ?? ''}
            aria-describedby={`${id}-hint`}
            onChange={(event) => void useSubmission.getState().choose(event.currentTarget.value)}
          >
            {chosen === null && <option value="">{submissionWords.chooseConnection}</option>}
            {connections.map((connection) => (
              <option key={connection.id} value={connection.id}>
                {connection.name}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className={css.quiet}>
            {submissionWords.connectionHint}
          </p>
        </div>
      )}
      {!hasKey && (
        <div className={css.noKey}>
          <p id={props.whyId}>
            {connections.length === 0
              ? submissionWords.noConnection
              : chosen === null
                ? submissionWords.noneChosen
                : submissionWords.noKey}
          </p>
          <button type="button" onClick={onAddKey}>
            {submissionWords.addKey}
          </button>
        </div>
      )}
    </div>
  );
}
