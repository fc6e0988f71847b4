import { useLayoutEffect, useRef } from 'react';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { AddConnection, ConnectionGroup } from './connection-group.tsx';
import { useConnectionSlot } from './connection-slot.ts';
import { useConnection } from './connection-store.ts';
import { RemoveConnection } from './remove-connection.tsx';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

type NeoConnectionsProps = {
  settings: Settings;
  onNeoGuide: () => void;
};

/** All that can be done with the connections; the guide of the key is a screen of its own. */
export function NeoConnections({ settings, onNeoGuide }: NeoConnectionsProps) {
  // Whoever comes back from the key's guide sees the connection they were at.
  const current = useConnection((store) => store.connection);
  const wanted = current ? { connectionId: current.id } : { connectionId: settings.connections[0]?.id ?? '' };
  const place = useConnectionSlot(settings.connections, wanted);
  return (
    <div className={css.connections}>
      <ConnectionGroup place={place}>
        <AssumedPath />
      </ConnectionGroup>
      <div className={css.buttons}>
        <button type="button" onClick={onNeoGuide}>
          {settingsMessages.keyGuide.open}
        </button>
        {current && <AddConnection place={place} />}
        {current && (
          <RemoveConnection
            connection={current}
            onRemoved={() => {
              const { state } = useSettings.getState();
              const left = state.kind === 'ready' ? state.settings.connections : [];
              useConnection.getState().show(left[0] ?? null);
              place.choose(0);
            }}
          />
        )}
      </div>
    </div>
  );
}

const assumedPath = settingsMessages.connection;

/** The one choice of a connection that is about sending and not about the key: off unless Neo said otherwise. */
function AssumedPath() {
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
      <label htmlFor="assumed-path">{assumedPath.assumed}</label>
      <p id="assumed-path-help">{assumedPath.assumedHelp}</p>
    </div>
  );
}
