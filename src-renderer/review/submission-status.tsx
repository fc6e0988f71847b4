import { useRef, useState } from 'react';
import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { holderMessage } from '../../src-preload/messages/holder-message.ts';
import {
  actorMessages,
  outboxMessages,
  submissionMessages,
  submissionStateMessages,
} from '../../src-preload/messages/messages.ts';
import { waitMessage } from '../../src-preload/messages/wait-message.ts';
import { vendorById, vendorName } from '../shell/vendors.ts';
import { untilWords } from '../ui/dates.ts';
import { type ItemAct, ItemButtons } from '../ui/item-buttons.tsx';
import { ShowWhich } from '../ui/show-which.tsx';
import { Status } from '../ui/status.tsx';
import { WithdrawDialog } from '../ui/withdraw-dialog.tsx';
import css from './review.module.css';
import { isFinished } from './same-submission.ts';
import { useSubmission } from './submission-store.ts';

type SubmissionStatusProps = {
  submission: SubmissionView;
  vendor: string;
  clientName: string;
  /** The same values were submitted once more, and nothing was sent. */
  wasThere?: boolean;
  onVendor: () => void;
  onOutbox: () => void;
};

/** Where the submission stands: first its state, then why, what it does not mean, what is next and who can do it. */
export function SubmissionStatus(props: SubmissionStatusProps) {
  const { submission, vendor } = props;
  const { state, work, nextTryAt, neo, attempts, holder, inMemory } = submission;
  const words = waitMessage(submission);
  const who = words === null ? '' : formatMessage(actorMessages[words.who], { vendor: vendorName(vendor) });
  const now = Date.now();
  const reason = [
    props.wasThere && isFinished(submission) ? submissionMessages.alreadyThere : '',
    work === 'test' ? submissionMessages.onlyTest : '',
    ...(words === null
      ? []
      : [holder === undefined ? words.happened : holderMessage(holder, now), words.notMean, words.next]),
    who === '' ? '' : formatMessage(submissionMessages.who, { who }),
    inMemory ? outboxMessages.inMemoryItem : '',
  ].filter((part) => part !== '');
  const isSaidBefore = useSaidBefore(state, reason.join(' '));
  return (
    <div className={css.status} data-state={state} data-box>
      {/* Each retry says its state; the reason is said when it is another one, and the rest is there to be read. */}
      <Status name={submissionMessages.status} aria-atomic={false} className={css.statusWords}>
        {state !== 'none' && (
          <>
            <strong key={state} className={css.state}>
              {submissionStateMessages[state]}
            </strong>
            {reason.length > 0 && (
              <span aria-live={isSaidBefore ? 'off' : undefined}> {reason.join(' ')}</span>
            )}
            {state === 'queued' && <span aria-live="off"> {untilWords(nextTryAt, now)}</span>}
            {attempts > 1 && (
              <span aria-live="off"> {formatMessage(submissionMessages.attempts, { count: attempts })}</span>
            )}
          </>
        )}
      </Status>
      {neo !== undefined && state !== 'none' && <NeoAnswer neo={neo} />}
      {(state === 'queued' || state === 'needs-attention') && <Acts {...props} />}
    </div>
  );
}

/** Whether the reason is the one that was said last, before the item was under way once more. */
function useSaidBefore(state: SubmissionView['state'], reason: string): boolean {
  const said = useRef({ state, reason, before: '' });
  const last = said.current;
  if (last.state !== state || last.reason !== reason) {
    const before = last.reason === '' || last.state === 'sending' ? last.before : last.reason;
    said.current = { state, reason, before };
  }
  return state !== 'sending' && said.current.before === reason;
}

/** What can be done about an item that waits, or about what it waits for. */
function Acts({ submission, vendor, clientName, onVendor, onOutbox }: SubmissionStatusProps) {
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { actOn } = useSubmission.getState();
  const { itemId, can, work = 'submit', attention, holder } = submission;
  if (itemId === undefined) return null;
  const isCorrectedThere =
    work === 'test' ||
    attention === 'test-not-passed' ||
    attention === 'host-unconfirmed' ||
    attention === 'secret-lost' ||
    attention === 'invalid';
  const act = (chosen: ItemAct) => {
    if (chosen === 'withdraw') setWithdrawing(true);
    else void actOn(itemId, chosen);
  };
  return (
    <div className={css.acts}>
      {can !== undefined && (
        <ItemButtons can={can} work={work} replaces={attention === 'would-replace'} onAct={act} />
      )}
      {holder?.clientName !== undefined && holder.by === 'session' && (
        <span>
          <ShowWhich
            clients={[holder.clientName || outboxMessages.unnamed]}
            name={(shows) => formatMessage(submissionMessages.showHolder, { act: shows })}
          />
        </span>
      )}
      {isCorrectedThere && (
        <button type="button" className="as-link" onClick={onVendor}>
          {outboxMessages.openVendor}
        </button>
      )}
      <button type="button" className="as-link" onClick={onOutbox}>
        {outboxMessages.open}
      </button>
      {isWithdrawing && (
        <WithdrawDialog
          vendor={vendorById(vendor)}
          clientName={clientName}
          item={submission}
          onWithdraw={() => {
            setWithdrawing(false);
            void actOn(itemId, 'withdraw');
          }}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}

/** Neo's own words, and the id to quote. */
export function NeoAnswer({ neo }: { neo: NonNullable<SubmissionView['neo']> }) {
  const neoTexts = [
    neo.status === undefined ? '' : formatMessage(submissionMessages.neoStatus, { status: neo.status }),
    neo.code ?? '',
    neo.message ?? '',
  ].filter((part) => part !== '');
  return (
    <dl className={css.facts}>
      {neoTexts.length > 0 && (
        <div>
          <dt>{submissionMessages.neoTexts}</dt>
          <dd>{neoTexts.join(', ')}</dd>
        </div>
      )}
      {neo.requestId !== undefined && (
        <div>
          <dt>{submissionMessages.requestId}</dt>
          <dd className="code">{neo.requestId}</dd>
        </div>
      )}
    </dl>
  );
}
