import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import { confirmationMessages, submissionMessages } from '../../src-preload/messages/messages.ts';
import { dayOf, momentOf } from '../ui/dates.ts';
import { BrowserIcon } from '../ui/icons.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import css from './review.module.css';
import { useSubmission } from './submission-store.ts';

type DoneFactsProps = { vendorName: string; submission: SubmissionView };

/** What is known after Neo has answered, and the one choice that is left: keep the secrets or let them go. */
export function DoneFacts({ vendorName, submission }: DoneFactsProps) {
  const words = submissionMessages.done;
  const { confirmation, at, route, secretsLeaveAt } = submission;
  // What Neo has taken leaves on a day; without one, somebody chose to keep it.
  const isKept = secretsLeaveAt === undefined;
  const { keepSecrets, openNeo } = useSubmission.getState();
  const answered = route?.kind === 'hand-over' ? words.answeredByHand : words.answeredSent;
  return (
    <div className={css.columns}>
      <section className={css.part}>
        <h2>{words.answered}</h2>
        <p>
          {fill(answered, { vendor: vendorName })}{' '}
          {at !== undefined && fill(words.connectedAt, { time: momentOf(at) })}
        </p>
        <h2>{words.confirmation}</h2>
        {confirmation === undefined ? (
          <p>{words.pending}</p>
        ) : (
          <p className={css.verdict}>
            <VerdictBadge verdict={confirmation.verdict} />
            <span>{confirmationMessages[confirmation.reason] ?? words.unconfirmed}</span>
          </p>
        )}
        <h2>{words.expires}</h2>
        <p>{words.expiresUnknown}</p>
      </section>
      <section className={css.part}>
        <h2>{words.next}</h2>
        <ul className={css.list}>
          {words.nextTexts.map((text) => (
            <li key={text}>{fill(text, { vendor: vendorName })}</li>
          ))}
        </ul>
        <p>
          <button type="button" onClick={() => void openNeo()}>
            {submissionMessages.handOver.open}
            <BrowserIcon />
          </button>
        </p>
        <h2>{words.secrets}</h2>
        <p>{isKept ? words.stay : fill(words.leaveAt, { time: dayOf(secretsLeaveAt ?? '') })}</p>
        <label className={css.keep}>
          <input
            type="checkbox"
            checked={isKept}
            onChange={(event) => void keepSecrets(event.currentTarget.checked)}
          />
          {words.keep}
        </label>
      </section>
    </div>
  );
}
