import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages, submissionMessages as words } from '../../src-preload/messages/messages.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { ArrowIcon } from '../ui/icons.tsx';
import { ShowWhich } from '../ui/show-which.tsx';
import type { Origin } from './review-sentence.ts';
import css from './transfer-card.module.css';

type TransferCardProps = { vendor: Vendor; preview: SubmissionPreview; origin: Origin };

/** Whose key this is, and where it goes, at a glance. Silent: the sentence beside it says all of it aloud. */
export function TransferCard({ vendor, preview, origin }: TransferCardProps) {
  const { connection, replaces } = preview;
  const mayGo = connection?.hasKey === true;
  return (
    <div className={css.card}>
      <div className={css.party} aria-hidden="true">
        <VendorLogo vendor={vendor.id} />
        <p className={css.words}>
          <b>{vendor.name}</b>
          <span className={`code ${css.host}`}>{origin.owner}</span>
          {origin.acts !== '' && <span className={css.quiet}>{origin.acts}</span>}
        </p>
      </div>
      <div className={css.way}>
        <span className={css.knob} data-goes={mayGo} aria-hidden="true">
          <ArrowIcon />
        </span>
        <span className={css.quiet} aria-hidden="true">
          {mayGo ? replacesWords(preview, Date.now()) : words.waits}
        </span>
        {mayGo && replaces?.clientName !== undefined && (
          <span className={css.which}>
            <ShowWhich clients={[replaces.clientName || outboxMessages.unnamed]} />
          </span>
        )}
      </div>
      <div className={css.party} data-waits={!mayGo} aria-hidden="true">
        <VendorLogo vendor="neo" />
        {mayGo ? (
          <p className={css.words}>
            <b>{connection.name || words.unnamedConnection}</b>
            <span className={`code ${css.host}`}>{connection.host}</span>
            <span className={css.quiet}>{words.connectionOf}</span>
          </p>
        ) : (
          <p className={css.words}>
            <b>{words.noKeyYet}</b>
            <span className={css.quiet}>{words.noKeyYetHint}</span>
          </p>
        )}
      </div>
    </div>
  );
}

function replacesWords({ replaces, connectedBefore }: SubmissionPreview, now: number): string {
  if (replaces?.waiting) return words.replaces.waiting;
  if (replaces !== null) return formatMessage(words.replaces.session, { when: whenWords(replaces.at, now) });
  if (connectedBefore === 'yes') return words.replaces.connected;
  return connectedBefore === 'no' ? words.replaces.nothing : words.replaces.unknown;
}
