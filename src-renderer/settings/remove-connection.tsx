import { useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { NeoConnection, Settings } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';

const words = settingsMessages.removeConnection;

type Props = { connection: NeoConnection; onRemoved: (settings: Settings) => void };

/** Removing a connection is asked once, because its key goes with it. */
export function RemoveConnection({ connection, onRemoved }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function remove() {
    const answer = await invoke('removeConnection', { connectionId: connection.id });
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    setIsAsked(false);
    onRemoved(answer.value);
  }

  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setError(null);
          setIsAsked(true);
        }}
      >
        {settingsMessages.connection.remove}
      </button>
      {isAsked && (
        <Dialog title={words.title(connection.name)} onClose={() => setIsAsked(false)}>
          <p>{words.text}</p>
          {error && <ErrorNotice error={error} />}
          <DialogButtons>
            <button type="button" onClick={() => setIsAsked(false)}>
              {words.cancel}
            </button>
            <button type="button" className="danger" onClick={() => void remove()}>
              {words.remove}
            </button>
          </DialogButtons>
        </Dialog>
      )}
    </>
  );
}
