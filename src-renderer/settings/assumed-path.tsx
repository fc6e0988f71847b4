import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { useConnection } from './connection-store.ts';
import css from './settings.module.css';

const words = settingsWords.connection;

/** The one choice of a connection that is about sending and not about the key: off unless Neo said otherwise. */
export function AssumedPath() {
  const isAllowed = useConnection((store) => store.connection?.sendByAssumedPath ?? false);
  const { allowAssumedPath } = useConnection.getState();
  return (
    <div className={css.switch}>
      <input
        type="checkbox"
        id="assumed-path"
        aria-describedby="assumed-path-help"
        checked={isAllowed}
        onChange={(event) => void allowAssumedPath(event.currentTarget.checked)}
      />
      <label htmlFor="assumed-path">{words.assumed}</label>
      <p id="assumed-path-help">{words.assumedHelp}</p>
    </div>
  );
}
