import { useEffect } from 'react';
import {
  saveReportMessages,
  submissionMessages,
  submissionStateMessages,
} from '../../src-preload/messages/messages.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { TickIcon } from '../ui/icons.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Gap, Status } from '../ui/status.tsx';
import css from './done.module.css';
import { Confirmation, DoneFacts } from './done-facts.tsx';
import { DoneVendors, nextOf } from './done-vendors.tsx';
import { doneSentence, summaryOf } from './done-words.ts';
import review from './review.module.css';
import { isFinished } from './same-submission.ts';
import { NeoAnswer } from './submission-status.tsx';
import { useSubmission } from './submission-store.ts';

export type DoneProps = {
  sessionId: string;
  vendor: string;
  /** This is not done, or not any more. */
  onReview: () => void;
  onSessions: () => void;
  onSaveReport: (clientName: string) => void;
  onOpenVendor: (vendor: string) => void;
  onReviewVendor: (vendor: string) => void;
};

/**
 * What was done, and what comes next for this client. Back, or a reload, may come here while a newer submission waits
 * or needs somebody: none of this is true of that one, so Review shows it.
 */
export function Done(props: DoneProps) {
  const { sessionId, vendor: id, onReview, onSessions } = props;
  const { session, connections, acting } = useSubmission();
  useEffect(() => {
    const { open, follow } = useSubmission.getState();
    const stop = follow();
    void open({ sessionId, vendor: id });
    return stop;
  }, [sessionId, id]);

  const ready = session.kind === 'ready' && session.value.id === sessionId ? session.value : null;
  const progress = ready?.vendors.find((one) => one.vendor === id);
  const isOpen = progress !== undefined && !isFinished(progress.submission);
  useEffect(() => {
    if (isOpen) onReview();
  }, [isOpen, onReview]);

  if (isOpen) return null;
  const words = submissionMessages.done;
  const submission = progress?.submission;
  const named = connections.find((one) => one.id === submission?.connectionId)?.name;
  const connection = named || submissionMessages.unnamedConnection;
  const next = ready === null ? undefined : nextOf(ready, id);
  const isConfirmed = submission?.confirmation?.verdict === 'passed';
  return (
    <div className={review.screen}>
      <div className={css.page}>
        <header className={css.head}>
          <span className={css.mark} data-confirmed={isConfirmed} aria-hidden="true">
            <TickIcon />
          </span>
          <h1 tabIndex={-1}>{words.title}</h1>
          <Status isNews name={submissionMessages.status} className={css.sentence}>
            {progress !== undefined && (
              <>
                <strong className="visually-hidden">
                  {submissionStateMessages[progress.submission.state]}.
                  <Gap />
                </strong>
                <MarkedText text={doneSentence(progress, connection, Date.now())} />
              </>
            )}
          </Status>
          {submission !== undefined && <Confirmation submission={submission} />}
        </header>
        {session.kind === 'failed' && <ErrorNotice error={session.error} />}
        {ready !== null && ready.vendors.length > 1 && (
          <DoneVendors
            session={ready}
            next={next}
            onOpenVendor={props.onOpenVendor}
            onReviewVendor={props.onReviewVendor}
          />
        )}
        {progress !== undefined && <DoneFacts progress={progress} />}
        {acting.kind === 'failed' && <ErrorNotice error={acting.error} />}
        <div className={css.acts}>
          <button type="button" className={next === undefined ? 'primary' : undefined} onClick={onSessions}>
            {words.sessions}
          </button>
          {ready !== null && (
            <button type="button" onClick={() => props.onSaveReport(ready.clientName)}>
              {saveReportMessages.action}
            </button>
          )}
          {ready !== null && progress !== undefined && (
            <CopyButton words={words.copySummary} text={() => summaryOf(ready, progress, connection)} />
          )}
        </div>
        {submission?.neo !== undefined && (
          <details className={review.fold}>
            <summary>{submissionMessages.details}</summary>
            <NeoAnswer neo={submission.neo} />
          </details>
        )}
      </div>
    </div>
  );
}
