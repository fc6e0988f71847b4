import { useEffect, useId, useRef, useState } from 'react';
import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages, submissionMessages } from '../../src-preload/messages/messages.ts';
import { useVendorGuide, useVendorWords } from '../shell/use-vendor-files.ts';
import { vendorById } from '../shell/vendors.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ArrowIcon, BackIcon, SendIcon } from '../ui/icons.tsx';
import { useLostFocus } from '../ui/lost-focus.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { ShowWhich } from '../ui/show-which.tsx';
import { CompanyNames, type ReadReason } from './company-names.tsx';
import { ConnectionChoice } from './connection-choice.tsx';
import { ConsentPart } from './consent.tsx';
import { HandOver } from './hand-over.tsx';
import css from './review.module.css';
import { ReviewBody } from './review-body.tsx';
import { asksOnlyForOrder, doubts, namedDoubts, replacedWords } from './review-sentence.ts';
import { isFinished, waitsAlready } from './same-submission.ts';
import { SubmissionStatus } from './submission-status.tsx';
import { useSubmission } from './submission-store.ts';
import { Ways } from './ways.tsx';

export type ReviewProps = {
  sessionId: string;
  vendor: string;
  isOffline: boolean;
  onBack: () => void;
  onDone: () => void;
  onOutbox: () => void;
  onAddKey: () => void;
  readReason: ReadReason;
};

/**
 * The last look before a credential leaves this computer, and the place where it is seen on its way: it says where
 * the key goes, asks where there is a doubt, and follows the submission until Neo has it.
 */
export function Review(props: ReviewProps) {
  const { sessionId, vendor: id, onBack, onDone, onAddKey, readReason } = props;
  const { session, preview, connections, hidesConnections, acting, wasThere } = useSubmission();
  /** What is asked about before it is done. */
  const [asking, setAsking] = useState<'submit' | 'queue' | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  const whyNot = useId();
  const guide = useVendorGuide(id);
  useLostFocus(screen, () => focusStatus(screen.current));
  const vendor = vendorById(id);
  const vendorWords = useVendorWords(id);

  useEffect(() => {
    const { open, readPreview, follow } = useSubmission.getState();
    const stop = follow();
    void open({ sessionId, vendor: id });
    void readPreview();
    return stop;
  }, [sessionId, id]);

  const ready = session.kind === 'ready' && session.value.id === sessionId ? session.value : null;
  const progress = ready?.vendors.find((one) => one.vendor === id);
  const submission = progress?.submission;
  const isOver = isFinished(submission);
  // Only a submission that finishes here leads on; who comes back to Review later wants to see it.
  const [wasOpen, setWasOpen] = useState(false);
  if (submission !== undefined && !isOver && !wasOpen) setWasOpen(true);
  useEffect(() => {
    if (isOver && wasOpen) onDone();
  }, [isOver, wasOpen, onDone]);

  const shown = preview.kind === 'ready' ? preview.value : null;
  const open = shown === null ? [] : doubts(shown, submission, props.isOffline);
  const isUnderWay = submission?.state === 'sending' || submission?.state === 'hand-over';
  const maySubmit = !isUnderWay && !waitsAlready(shown, submission);
  const send = (anyway: boolean) => {
    setAsking(null);
    const named = anyway && shown !== null ? namedDoubts(shown, submission) : [];
    void useSubmission.getState().submit(anyway, named);
  };
  // Whoever lets it wait is asked about one thing only: it is tested on its way, after the PSA.
  const replaced = shown === null ? [] : [replacedWords(shown, submission)].filter((text) => text !== '');
  const queue = (anyway: boolean) => {
    setAsking(null);
    void useSubmission.getState().queueUntilKey(anyway);
  };
  // Read anew meanwhile, there may be none left.
  const asked = asking === 'queue' ? replaced : open;
  const isReady = shown !== null && shown.missing.length === 0 && shown.connection?.hasKey === true;
  const needsKey =
    shown?.connection === null
      ? connections.length === 0 && !hidesConnections
      : shown?.connection.hasKey === false;
  const isBusy = acting.kind === 'busy';
  const why = whyNotYet(shown, needsKey, props.isOffline);

  return (
    <div ref={screen} className={css.screen}>
      <div className={css.page}>
        <header className={css.head}>
          <h1 tabIndex={-1}>{submissionMessages.review}</h1>
          <p className={css.quiet}>
            {formatMessage(submissionMessages.lead, {
              vendor: vendor?.name ?? id,
              client: ready === null ? '' : ready.clientName || outboxMessages.unnamed,
            })}
          </p>
        </header>
        {submission !== undefined && vendor !== undefined && (
          <SubmissionStatus
            submission={submission}
            vendor={vendor.id}
            clientName={ready?.clientName ?? ''}
            wasThere={wasThere}
            onVendor={onBack}
            onOutbox={props.onOutbox}
          />
        )}
        {submission?.state === 'hand-over' && submission.handOver !== undefined && (
          <HandOver handOver={submission.handOver} />
        )}
        {session.kind === 'failed' && <ErrorNotice error={session.error} />}
        {preview.kind === 'loading' && <p className={css.quiet}>{submissionMessages.loading}</p>}
        {preview.kind === 'failed' && (
          <ErrorNotice error={preview.error} onRetry={() => void useSubmission.getState().readPreview()} />
        )}
        {shown !== null && vendor !== undefined && progress !== undefined && (
          <>
            <ReviewBody
              vendor={vendor}
              vendorWords={vendorWords}
              preview={shown}
              test={progress.test}
              permissions={guide?.permissions ?? []}
              reported={guide?.reported}
              consent={guide !== null && <ConsentPart progress={progress} guide={guide} />}
              expected={progress.expected}
              readReason={readReason}
              ways={
                needsKey && !isUnderWay ? (
                  <Ways
                    sessionId={sessionId}
                    clientName={ready?.clientName ?? ''}
                    vendor={vendor}
                    mayQueue={maySubmit}
                    lacksId={shown.missing.length > 0 ? whyNot : undefined}
                    onQueue={() => (replaced.length > 0 ? setAsking('queue') : queue(false))}
                    onAddKey={onAddKey}
                  />
                ) : null
              }
              onExpect={(check, count) => void useSubmission.getState().expect(check, count)}
            >
              {shown.names !== undefined && (
                <CompanyNames
                  key={`${sessionId} ${id}`}
                  sessionId={sessionId}
                  vendor={vendor}
                  label={shown.names}
                  vendorWords={vendorWords}
                  readReason={readReason}
                />
              )}
            </ReviewBody>
            <ConnectionChoice
              connections={connections}
              chosen={shown.connection?.id ?? null}
              isKnown={shown.connection !== null}
              hidesOthers={hidesConnections}
              onAddKey={onAddKey}
            />
          </>
        )}
        {acting.kind === 'failed' && <ErrorNotice error={acting.error} />}
      </div>
      <footer className={css.bar}>
        <div className={css.foot}>
          <button type="button" className="quiet" onClick={onBack}>
            <BackIcon />
            {submissionMessages.back}
          </button>
          {maySubmit && (
            <>
              <p id={whyNot} className={css.reason}>
                {why !== '' ? (
                  why
                ) : (
                  <>
                    {vendor?.name} <ArrowIcon />{' '}
                    {shown?.connection?.name || submissionMessages.unnamedConnection}
                  </>
                )}
              </p>
              <button
                type="button"
                className={isReady ? `primary ${css.large}` : css.large}
                aria-disabled={!isReady || isBusy}
                aria-describedby={whyNot}
                onClick={() => {
                  if (!isReady || isBusy) return;
                  if (open.length > 0) setAsking('submit');
                  else send(false);
                }}
              >
                <SendIcon />
                {submissionMessages.submit}
              </button>
            </>
          )}
        </div>
      </footer>
      {asking !== null && asked.length > 0 && (
        <SubmitAnyway
          doubts={asked}
          replaced={shown?.replaces?.clientName ?? null}
          isAboutOrder={asking === 'submit' && shown !== null && asksOnlyForOrder(shown, submission)}
          onSubmit={() => (asking === 'queue' ? queue(true) : send(true))}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

/** Why it cannot be submitted, or that it would wait; empty where it simply goes. */
function whyNotYet(shown: SubmissionPreview | null, needsKey: boolean, isOffline: boolean): string {
  if (shown === null) return '';
  if (shown.missing.length > 0)
    return formatMessage(submissionMessages.needs, { fields: formatList(shown.missing, 'plain') });
  if (needsKey) return submissionMessages.ways.foot;
  if (shown.connection === null) return submissionMessages.chooseFirst;
  return isOffline ? submissionMessages.offline : '';
}

/** Submit, Pause or the whole box go with what they did: the first button of the box is next, or else the heading. */
function focusStatus(screen: HTMLElement | null): void {
  const find = (what: string) => screen?.querySelector<HTMLElement>(what);
  (find('[data-box] button') ?? find('h1'))?.focus();
}

type SubmitAnywayProps = {
  doubts: readonly string[];
  /** Whose credential is replaced, to be shown when asked for. */
  replaced: string | null;
  /** The PSA has not gone yet, and nothing else is in doubt. */
  isAboutOrder: boolean;
  onSubmit: () => void;
  onClose: () => void;
};

/** Asks once, with every doubt in one place. The way back comes first. */
function SubmitAnyway({ doubts, replaced, isAboutOrder, onSubmit, onClose }: SubmitAnywayProps) {
  const words = submissionMessages.anyway;
  return (
    <Dialog title={isAboutOrder ? words.titleOrder : words.title} onClose={onClose}>
      <DialogText>
        <ul className={css.doubts}>
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      </DialogText>
      {replaced !== null && (
        <p>
          <ShowWhich clients={[replaced || outboxMessages.unnamed]} />
        </p>
      )}
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={onSubmit}>
          {words.submit}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
