import { useEffect } from 'react';
import { fill } from '../../src-preload/messages/fill.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { DoneFacts } from './done-facts.tsx';
import css from './review.module.css';
import { isFinished } from './same-submission.ts';
import { SubmissionStatus } from './submission-status.tsx';
import { useSubmission } from './submission-store.ts';

export type DoneProps = {
  sessionId: string;
  vendor: string;
  /** This is not done, or not any more. */
  onReview: () => void;
  onSessions: () => void;
  onOutbox: () => void;
  onOpenVendor: (vendor: string) => void;
};

/**
 * What Neo answered, whether it is connected, what is next, and what stays on this computer. Back, or a reload, may
 * come here while a newer submission waits or needs somebody: none of this is true of that one, so Review shows it.
 */
export function Done(props: DoneProps) {
  const { sessionId, vendor: id, onReview, onSessions, onOutbox, onOpenVendor } = props;
  const { session, connections, acting } = useSubmission();
  useEffect(() => {
    const { open, follow } = useSubmission.getState();
    const stop = follow();
    void open({ sessionId, vendor: id });
    return stop;
  }, [sessionId, id]);

  const ready = session.kind === 'ready' && session.value.id === sessionId ? session.value : null;
  const progress = ready?.vendors.find((one) => one.vendor === id);
  const next = ready?.vendors.find(
    (one) => one.vendor !== id && one.state !== 'sent' && one.state !== 'connected',
  );
  const name = vendorName(id);
  const isOpen = progress !== undefined && !isFinished(progress.submission);
  useEffect(() => {
    if (isOpen) onReview();
  }, [isOpen, onReview]);
  const connection = connections.find((one) => one.id === progress?.submission.connectionId);

  if (isOpen) return null;
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 tabIndex={-1}>{submissionMessages.done.title}</h1>
        <p className={css.quiet}>
          {name}
          {ready !== null && `, ${ready.clientName}`}
          {connection !== undefined &&
            `, ${fill(submissionMessages.done.connection, { name: connection.name })}`}
        </p>
      </header>
      {session.kind === 'failed' && <ErrorNotice error={session.error} />}
      {progress !== undefined && (
        <>
          <SubmissionStatus
            submission={progress.submission}
            vendor={id}
            clientName={ready?.clientName ?? ''}
            onVendor={() => onOpenVendor(id)}
            onOutbox={onOutbox}
          />
          <DoneFacts vendorName={name} submission={progress.submission} />
        </>
      )}
      {acting.kind === 'failed' && <ErrorNotice error={acting.error} />}
      <div className={css.foot}>
        {next !== undefined && (
          <button type="button" className="primary" onClick={() => onOpenVendor(next.vendor)}>
            {fill(submissionMessages.done.nextVendor, { vendor: vendorName(next.vendor) })}
          </button>
        )}
        <button type="button" className={next === undefined ? 'primary' : undefined} onClick={onSessions}>
          {submissionMessages.done.sessions}
        </button>
      </div>
    </div>
  );
}
