import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import {
  namedHolderMessage,
  waitMessage,
  outboxMessages as words,
} from '../../src-preload/messages/messages.ts';
import { momentOf } from '../ui/dates.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';

type Props = { row: OutboxRow; onReplace: () => void; onClose: () => void };

/**
 * Whose credential would be replaced, before it is. A dialog, so that the second click of a double click on the row's
 * button is no yes to it.
 */
export function ReplaceDialog({ row, onReplace, onClose }: Props) {
  const { title, next, cancel } = words.replacing;
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {row.holder === undefined ? waitMessage(row)?.happened : namedHolderMessage(row.holder, momentOf)}
      </p>
      <p>{next}</p>
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
