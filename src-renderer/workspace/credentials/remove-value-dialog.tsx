import { fill } from '../../../src-preload/messages/fill.ts';
import { removeValueMessages as words } from '../../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';

type RemoveValueDialogProps = { label: string; onRemove: () => void; onClose: () => void };

/** Asks before a saved secret goes: the portal may never show it again. */
export function RemoveValueDialog({ label, onRemove, onClose }: RemoveValueDialogProps) {
  return (
    <Dialog title={fill(words.title, { label })} onClose={onClose}>
      <p>{fill(words.text, { label })}</p>
      <DialogButtons>
        <button type="button" onClick={onRemove}>
          {words.remove}
        </button>
        <button type="button" className="primary" onClick={onClose}>
          {words.keep}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
