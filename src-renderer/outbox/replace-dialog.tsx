import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { namedHolderMessage } from '../../src-preload/messages/holder-message.ts';
import { outboxMessages as words } from '../../src-preload/messages/messages.ts';
import { waitMessage } from '../../src-preload/messages/wait-message.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';

type Props = { row: OutboxRow; onReplace: () => void; onClose: () => void };

/**
 * Whose credential would be replaced, before it is. A dialog, so that the second click of a double click on the row's
 * button is no yes to it.
 */
export function ReplaceDialog({ row, onReplace, onClose }: Props) {
  const { title, next, cancel } = words.replacing;
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogText>
        <p>
          {row.holder === undefined ? waitMessage(row)?.happened : namedHolderMessage(row.holder, Date.now())}
        </p>
        <p>{next}</p>
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {cancel}
        </button>
        <button type="button" className="primary" onClick={onReplace}>
          {words.replaceNow}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
