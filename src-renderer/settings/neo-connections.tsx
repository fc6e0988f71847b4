import { useLayoutEffect, useState } from 'react';
import type { NeoConnection, Settings } from '../../src-preload/contract/settings.ts';
import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { Field } from '../ui/field.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import { useConnection } from './connection-store.ts';
import { KeyGuide } from './key-guide.tsx';
import { RemoveConnection } from './remove-connection.tsx';
import css from './settings.module.css';

const words = settingsWords.connection;

/**
 * One connection at a time, so that every name on the screen is unique. `slot` is its place in the list, one past the
 * end being a new one; the fields of a slot stay the same while main makes the connection behind them.
 */
export function NeoConnections({
  settings,
  onRead,
  onConnection,
}: {
  settings: Settings;
  onRead: (settings: Settings) => void;
  onConnection: (connection: NeoConnection) => void;
}) {
  const { connections } = settings;
  const [slot, setSlot] = useState(0);
  const current = useConnection((store) => store.connection);
  const { show, update } = useConnection.getState();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another slot shows another connection
  useLayoutEffect(() => show(connections[slot] ?? null), [slot]);
  useLayoutEffect(() => {
    const newer = connections.find((one) => one.id === current?.id);
    if (newer) update(newer);
  }, [connections, current?.id, update]);
  // What is made or changed here belongs into the list before the settings are read again.
  useLayoutEffect(
    () =>
      useConnection.subscribe(({ connection }) => {
        if (connection) onConnection(connection);
      }),
    [onConnection],
  );

  const isNew = slot >= connections.length;
  return (
    <div className={css.connections}>
      {(connections.length > 1 || (connections.length === 1 && isNew)) && (
        <Field
          label={words.choose}
          input={(wiring) => (
            <select {...wiring} value={slot} onChange={(event) => setSlot(Number(event.currentTarget.value))}>
              {connections.map((one, at) => (
                <option key={one.id} value={at}>
                  {one.name}
                </option>
              ))}
              {isNew && <option value={slot}>{words.newOne}</option>}
            </select>
          )}
        />
      )}
      <fieldset className={css.group}>
        <legend>{words.title}</legend>
        <ConnectionFields key={slot} />
      </fieldset>
      <KeyGuide />
      <div className={css.buttons}>
        {current && connections.length > 0 && !isNew && (
          <button type="button" onClick={() => setSlot(connections.length)}>
            {words.add}
          </button>
        )}
        {current && (
          <RemoveConnection
            connection={current}
            onRemoved={(after) => {
              onRead(after);
              show(after.connections[0] ?? null);
              setSlot(0);
            }}
          />
        )}
      </div>
    </div>
  );
}
