import { useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { latest } from '../ui/latest.ts';
import { ErrorNotice } from '../ui/notice.tsx';

const words = settingsMessages.removeConnection;

type Props = { connection: NeoConnection; onRemoved: () => void };

/** Removing a connection is asked once, because its key goes with it. */
export function RemoveConnection({ connection, onRemoved }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [removing] = useState(latest);

  function show(asked: boolean) {
    removing.drop();
    setError(null);
    setBusy(false);
    setIsAsked(asked);
  }

  async function remove() {
    if (isBusy) return;
    const isWanted = removing.begin();
    setBusy(true);
    const answer = await invoke('removeConnection', { connectionId: connection.id });
    // The key is gone, whatever the dialog has become since: the list says so.
    if (answer.ok) onRemoved();
    if (!isWanted()) return;
    setBusy(false);
    if (answer.ok) setIsAsked(false);
    else setError(answer.error);
  }

  return (
    <>
      <button type="button" className="quiet" onClick={() => show(true)}>
        {settingsMessages.connection.remove}
      </button>
      {isAsked && (
        <Dialog title={formatMessage(words.title, { name: connection.name })} onClose={() => show(false)}>
          <DialogText>
            <p>{words.text}</p>
          </DialogText>
          {error && <ErrorNotice error={error} />}
          <DialogButtons>
            <button type="button" onClick={() => show(false)}>
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
