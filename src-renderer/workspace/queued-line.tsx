import { useRef } from 'react';
import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { holderMessage } from '../../src-preload/messages/holder-message.ts';
import { outboxMessages, submissionStateMessages } from '../../src-preload/messages/messages.ts';
import { waitMessage } from '../../src-preload/messages/wait-message.ts';
import { untilWords } from '../ui/dates.ts';
import { Status } from '../ui/status.tsx';
import css from './queued-line.module.css';

type Props = { submission: SubmissionView; onWithdraw: (itemId: string) => void; onOutbox: () => void };

const WAITING = ['queued', 'sending', 'needs-attention'];

/**
 * In the workspace: what of this vendor is in the outbox, and what it waits for. A test is withdrawn on the spot,
 * because nothing of it was asked to be sent; everything else is done in the outbox.
 */
export function QueuedLine({ submission, onWithdraw, onOutbox }: Props) {
  const { state, work, itemId, can, nextTryAt, holder } = submission;
  // What waited before one came is no news.
  const waitedBefore = useRef(WAITING.includes(state));
  if (!WAITING.includes(state)) return null;
  const waiting = waitMessage(submission);
  const isTest = work === 'test';
  const now = Date.now();
  return (
    <div className={css.line}>
      <Status name={outboxMessages.title} isNews={!waitedBefore.current} className={css.words}>
        <strong>
          {state === 'queued'
            ? isTest
              ? outboxMessages.queuedTest
              : outboxMessages.queuedSubmit
            : `${submissionStateMessages[state]}.`}
        </strong>
        <span className={css.why}>
          {waiting !== null &&
            ` ${holder === undefined ? waiting.happened : holderMessage(holder, now)} ${waiting.next}`}
          {/* There to be read; said with each view, it would drown the rest. */}
          {state === 'queued' && <span aria-live="off"> {untilWords(nextTryAt, now)}</span>}
        </span>
      </Status>
      <div className={css.acts}>
        {isTest && itemId !== undefined && can?.withdraw === true && (
          <button type="button" className="as-link" onClick={() => onWithdraw(itemId)}>
            {outboxMessages.cancelTest}
          </button>
        )}
        <button type="button" className="as-link" onClick={onOutbox}>
          {outboxMessages.open}
        </button>
      </div>
    </div>
  );
}
