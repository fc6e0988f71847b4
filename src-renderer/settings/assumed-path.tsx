import { useLayoutEffect, useRef } from 'react';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { useConnection } from './connection-store.ts';
import css from './settings.module.css';

const words = settingsMessages.connection;

/** The one choice of a connection that is about sending and not about the key: off unless Neo said otherwise. */
export function AssumedPath() {
  const isAllowed = useConnection((store) => store.connection?.sendByAssumedPath ?? false);
  const { allowAssumedPath } = useConnection.getState();
  const box = useRef<HTMLInputElement>(null);
  // The tick stands at the click; main's answer corrects it where it differs.
  const showKept = () => {
    const kept = useConnection.getState().connection?.sendByAssumedPath ?? false;
    if (box.current !== null) box.current.checked = kept;
  };
  useLayoutEffect(() => {
    if (box.current !== null) box.current.checked = isAllowed;
  }, [isAllowed]);
  return (
    <div className={css.switch}>
      <input
        ref={box}
        type="checkbox"
        id="assumed-path"
        aria-describedby="assumed-path-help"
        defaultChecked={isAllowed}
        onChange={(event) => void allowAssumedPath(event.currentTarget.checked).then(showKept)}
      />
      <label htmlFor="assumed-path">{words.assumed}</label>
      <p id="assumed-path-help">{words.assumedHelp}</p>
    </div>
  );
}
