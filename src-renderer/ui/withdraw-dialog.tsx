import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from './dialog.tsx';

type WithdrawDialogProps = {
  vendor: { name: string; kind: string } | undefined;
  clientName: string;
  item: Pick<SubmissionView, 'work' | 'state' | 'attention'>;
  onWithdraw: () => void;
  onClose: () => void;
};

/** Says what taking something out of the outbox means, before it is taken out. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const { vendor, clientName, item, onWithdraw, onClose } = props;
  const words = outboxMessages.withdrawing;
  const client = clientName === '' ? outboxMessages.unnamed : clientName;
  return (
    <Dialog
      title={formatMessage(item.work === 'test' ? words.titleTest : words.title, {
        vendor: vendor?.name ?? '',
        client,
      })}
      onClose={onClose}
    >
      <DialogText>
        <p>{words[meaningOf(item)]}</p>
        {vendor?.kind === 'psa' && item.work !== 'test' && <p>{words.psa}</p>}
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {words.keep}
        </button>
        <button type="button" className="primary" onClick={onWithdraw}>
          {item.work === 'test' ? words.confirmTest : words.confirm}
        </button>
      </DialogButtons>
    </Dialog>
  );
}

/**
 * Reasons to ask a person that are found before the first byte leaves. Main takes back what waits only if it never
 * left.
 */
const UNSENT = ['test-not-passed', 'host-unconfirmed', 'would-replace', 'secret-lost', 'values-changed'];

function meaningOf({ work, state, attention }: WithdrawDialogProps['item']): 'test' | 'submit' | 'maybeSent' {
  if (work === 'test') return 'test';
  return state === 'queued' || UNSENT.includes(attention ?? '') ? 'submit' : 'maybeSent';
}
