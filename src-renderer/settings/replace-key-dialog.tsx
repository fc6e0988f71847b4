import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';

const words = settingsMessages.replaceKey;

type Props = { name: string; onAnswer: (sameTenant: boolean) => void; onClose: () => void };

/** A key is a tenant, so a new key may mean another one; what waits to be sent must not follow it unasked. */
export function ReplaceKeyDialog({ name, onAnswer, onClose }: Props) {
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p>{words.text(name)}</p>
      <DialogButtons>
        <button type="button" className="quiet" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" onClick={() => onAnswer(false)}>
          {words.other}
        </button>
        <button type="button" onClick={() => onAnswer(true)}>
          {words.same}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
