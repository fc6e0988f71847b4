import { useEffect } from 'react';
import { submissionWords } from '../../src-preload/contract/words/en/submission.ts';
import { fill } from '../../src-preload/contract/words/fill.ts';
import { listen } from '../bridge.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { vendorName } from '../vendors.ts';
import { DoneFacts } from './done-facts.tsx';
import css from './submission.module.css';
import { SubmissionStatus } from './submission-status.tsx';
import { useSubmission } from './submission-store.ts';

export type DoneProps = {
  sessionId: string;
  vendor: string;
  onSessions: () => void;
  onOutbox: () => void;
  onOpenVendor: (vendor: string) => void;
};

/** What Neo answered, whether it is connected, what is next, and what stays on this computer. */
export function Done(props: DoneProps) {
  const { sessionId, vendor: id, onSessions, onOutbox, onOpenVendor } = props;
  const { session, connections, acting } = useSubmission();
  useEffect(() => {
    const { open, take } = useSubmission.getState();
    void open({ sessionId, vendor: id });
    return listen('vendor-changed', (news) => take(news.sessionId, news.progress));
  }, [sessionId, id]);

  const ready = session.kind === 'ready' && session.value.id === sessionId ? session.value : null;
  const progress = ready?.vendors.find((one) => one.vendor === id);
  const next = ready?.vendors.find(
    (one) => one.vendor !== id && one.state !== 'sent' && one.state !== 'connected',
  );
  const name = vendorName(id);
  const connection = connections.find((one) => one.id === progress?.submission.connectionId);

  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1 tabIndex={-1}>{submissionWords.done.title}</h1>
        <p className={css.quiet}>
          {name}
          {ready !== null && `, ${ready.clientName}`}
          {connection !== undefined &&
            `, ${fill(submissionWords.done.connection, { name: connection.name })}`}
        </p>
      </header>
      {session.kind === 'failed' && <ErrorNotice error={session.error} />}
      {progress !== undefined && (
        <>
          <SubmissionStatus
            submission={progress.submission}
            vendorName={name}
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
            {fill(submissionWords.done.nextVendor, { vendor: vendorName(next.vendor) })}
          </button>
        )}
        <button type="button" className={next === undefined ? 'primary' : undefined} onClick={onSessions}>
          {submissionWords.done.sessions}
        </button>
      </div>
    </div>
  );
}
