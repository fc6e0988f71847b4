import type { VendorProgress } from '../../src-preload/contract/session.ts';
import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  confirmationMessages,
  consentMessages,
  submissionMessages,
} from '../../src-preload/messages/messages.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';
import { useVendorGuide } from '../shell/use-vendor-files.ts';
import { vendorName } from '../shell/vendors.ts';
import { BrowserIcon } from '../ui/icons.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import { consentText } from './consent.tsx';
import css from './done.module.css';
import { secretsWords } from './done-words.ts';
import review from './review.module.css';
import { useSubmission } from './submission-store.ts';

const words = submissionMessages.done;

/** Whether Neo calls it connected. What it has confirmed, the sentence above says already. */
export function Confirmation({ submission: { confirmation, route } }: { submission: SubmissionView }) {
  if (confirmation === undefined) return <p className={review.quiet}>{words.pending}</p>;
  if (confirmation.verdict === 'passed' && route?.kind !== 'hand-over') return null;
  return (
    <p className={review.verdict}>
      <VerdictBadge verdict={confirmation.verdict} />
      <span>{confirmationMessages[confirmation.reason] ?? words.unconfirmed}</span>
    </p>
  );
}

/** What is left to know: when the key ends, what stays on this computer, and what is done in the dashboard. */
export function DoneFacts({ progress }: { progress: VendorProgress }) {
  const { keepSecrets, openNeo } = useSubmission.getState();
  const guide = useVendorGuide(progress.vendor);
  const { consent } = progress;
  const named = { vendor: vendorName(progress.vendor) };
  return (
    <div className={css.facts}>
      <section className={review.box}>
        <h2>{words.here}</h2>
        <p className={review.quiet}>{secretsWords(progress, (at) => whenWords(at, Date.now()))}</p>
        <label className={review.keep}>
          <input
            type="checkbox"
            // What Neo has taken is deleted on a day; without one, somebody chose to keep it.
            checked={progress.submission.secretsLeaveAt === undefined}
            onChange={(event) => void keepSecrets(event.currentTarget.checked)}
          />
          {words.keep}
        </label>
      </section>
      <section className={review.box}>
        <h2>{words.expires}</h2>
        <p className={review.quiet}>{words.expiresUnknown}</p>
      </section>
      {consent !== undefined && guide !== null && (
        <section className={review.box}>
          <h2>{consentMessages.title}</h2>
          <p className={review.quiet}>{consentText(consent, guide)}</p>
        </section>
      )}
      <section className={review.box}>
        <h2>{words.dashboard}</h2>
        {words.nextTexts.map((text) => (
          <p key={text} className={review.quiet}>
            {formatMessage(text, named)}
          </p>
        ))}
        <p>
          <button type="button" onClick={() => void openNeo()}>
            {submissionMessages.handOver.open}
            <BrowserIcon />
          </button>
        </p>
      </section>
    </div>
  );
}
