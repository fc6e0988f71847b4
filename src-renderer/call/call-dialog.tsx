import type { CallFact, CallPart, CallPlan } from '../../src-preload/contract/call.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { callMessages as words } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { PracticeIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { CalendarForm } from './calendar-form.tsx';
import css from './call-dialog.module.css';
import { type CallOutcome, type Rehearse, useCall } from './call-store.ts';

type Props = { onRehearse: Rehearse };

/** What the call of a session needs, and the ways to tell the others. */
export function CallDialog({ onRehearse }: Props) {
  const { call, outcome } = useCall();
  const { close, prepare } = useCall.getState();
  if (call.kind === 'closed') return null;
  const client = call.kind === 'ready' ? call.plan.clientName || words.unnamed : words.unnamed;
  return (
    <Dialog title={formatMessage(words.title, { client })} onClose={close} width="wide">
      {call.kind === 'reading' && <p>{words.reading}</p>}
      {call.kind === 'failed' && (
        <ErrorNotice error={call.error} onRetry={() => void prepare(call.sessionId)} />
      )}
      {call.kind === 'ready' && (
        <Plan key={call.sessionId} plan={call.plan} outcome={outcome} onRehearse={onRehearse} />
      )}
      <DialogButtons>
        <button type="button" className="primary" onClick={close}>
          {words.close}
        </button>
      </DialogButtons>
    </Dialog>
  );
}

function Plan({ plan, outcome, onRehearse }: Props & { plan: CallPlan; outcome: CallOutcome | null }) {
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const { writeMail, rehearse } = useCall.getState();
  return (
    <div className={css.plan}>
      <DialogText>
        <p>{words.lead}</p>
      </DialogText>
      <p className={css.all}>{formatMessage(words.minutes.all, { minutes: plan.minutes })}</p>
      <div className={css.acts}>
        <CopyButton words={words.copy} text={() => plan.text} />
        {!isPractice && (
          <>
            <button type="button" onClick={() => void writeMail()}>
              {words.mail}
            </button>
            <button
              type="button"
              aria-description={words.rehearseText}
              title={words.rehearseText}
              onClick={() => void rehearse(onRehearse)}
            >
              <PracticeIcon />
              {words.rehearse}
            </button>
          </>
        )}
      </div>
      {!isPractice && <CalendarForm />}
      <output className={css.outcome}>{outcomeText(outcome)}</output>
      {outcome?.kind === 'failed' && outcome.error.code !== 'file-not-chosen' && (
        <ErrorNotice error={outcome.error} />
      )}
      {plan.parts.map((part) => (
        <Part key={part.vendor} part={part} />
      ))}
    </div>
  );
}

function outcomeText(outcome: CallOutcome | null): string {
  if (outcome?.kind === 'saved') return formatMessage(words.saved, { file: outcome.fileName });
  if (outcome?.kind === 'mail') return outcome.isWhole ? words.mailOpened : words.mailShort;
  return '';
}

function Part({ part }: { part: CallPart }) {
  const { minutes, measuredFrom: count } = part;
  return (
    <section className={css.part}>
      <h3>
        <VendorLogo vendor={part.vendor} />
        {part.name}
      </h3>
      <p className={css.minutes}>
        {count === 0
          ? formatMessage(words.minutes.guess, { minutes })
          : formatMessage(words.minutes.measured, { minutes, count })}
      </p>
      <dl>
        <Facts title={words.people} facts={part.people} />
        <Facts title={words.atHand} facts={part.atHand} />
        <Facts title={words.account} facts={[part.account]} />
        <Facts title={words.leaves} facts={[part.leaves]} />
      </dl>
    </section>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly CallFact[] }) {
  if (facts.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      {facts.map(({ id, text, isInferred }) => (
        <dd key={id}>{isInferred ? formatMessage(words.inferred, { text }) : text}</dd>
      ))}
    </div>
  );
}
