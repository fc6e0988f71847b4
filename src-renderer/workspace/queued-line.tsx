import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { holderWordsOf, outboxWords } from '../../src-preload/contract/words/en/outbox.ts';
import { submissionStateWords, waitWordsOf } from '../../src-preload/contract/words/en/waiting.ts';
import { fill } from '../../src-preload/contract/words/fill.ts';
import { momentOf, soonOf } from '../ui/date-words.ts';
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
  if (!WAITING.includes(state)) return null;
  const waiting = waitWordsOf(submission);
  const isTest = work === 'test';
  const now = Date.now();
  return (
    <div className={css.line}>
      <Status name={outboxWords.title} className={css.words}>
        <strong>
          {state === 'queued'
            ? isTest
              ? outboxWords.queuedTest
              : outboxWords.queuedSubmit
            : `${submissionStateWords[state]}.`}
        </strong>
        <span className={css.why}>
          {waiting !== null &&
            ` ${holder === undefined ? waiting.happened : holderWordsOf(holder, momentOf)} ${waiting.next}`}
          {state === 'queued' && nextTryAt !== undefined && Date.parse(nextTryAt) > now && (
            <> {fill(outboxWords.nextTry, { time: soonOf(nextTryAt, now) })}</>
          )}
        </span>
      </Status>
      <div className={css.acts}>
        {isTest && itemId !== undefined && can?.withdraw === true && (
          <button type="button" className="as-link" onClick={() => onWithdraw(itemId)}>
            {outboxWords.withdraw}
          </button>
        )}
        <button type="button" className="as-link" onClick={onOutbox}>
          {outboxWords.open}
        </button>
      </div>
    </div>
  );
}
