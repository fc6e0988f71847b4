import type { ReactNode } from 'react';
import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import type { Guide, GuidePermission, Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { TestReport, TestState } from '../../src-preload/contract/verdict.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages, resultsMessages, submissionMessages } from '../../src-preload/messages/messages.ts';
import { momentWords } from '../../src-preload/messages/when-words.ts';
import { LockIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ShowWhich } from '../ui/show-which.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import { ClientWords } from './client-words.tsx';
import type { ReadReason } from './company-names.tsx';
import { MayDo } from './may-do.tsx';
import css from './review.module.css';
import { originOf, reviewSentence } from './review-sentence.ts';
import { SeenQuestion, seenBy } from './seen-question.tsx';
import { TransferCard } from './transfer-card.tsx';

type ReviewBodyProps = {
  vendor: Vendor;
  vendorWords: VendorWords;
  preview: SubmissionPreview;
  test: TestState;
  permissions: readonly GuidePermission[];
  /** Where the vendor's answer names what it granted. */
  reported?: Guide['reported'];
  /** Who has agreed to it. */
  consent: ReactNode;
  /** What somebody said before of how much should be seen, by check. */
  expected: Record<string, number> | undefined;
  readReason: ReadReason;
  onExpect: (check: string, count: number | null) => void;
  /** Where there is no key yet: the ways on, right below the card. */
  ways: ReactNode;
  /** What may be asked of the vendor to be sure of the place. */
  children: ReactNode;
};

/** What Review says: where this goes, what it allows, how the test stands, what is sent, and by which way. */
export function ReviewBody(props: ReviewBodyProps) {
  const { vendor, vendorWords, preview, test, permissions, ways, children } = props;
  const origin = originOf(preview, vendor, test, vendorWords);
  // What no longer holds says nothing.
  const report = test.kind === 'done' && preview.tested !== 'stale' ? test.report : null;
  const now = Date.now();
  let at = 0;
  return (
    <>
      <p className="visually-hidden">
        {reviewSentence(preview, origin, now).map((piece) => {
          at += 1;
          return piece.strong ? <strong key={at}>{piece.text}</strong> : <span key={at}>{piece.text}</span>;
        })}
      </p>
      <TransferCard vendor={vendor} preview={preview} origin={origin} />
      {ways}
      {preview.psaFirst && (
        <Notice tone="warning">
          <p>{formatMessage(submissionMessages.psaFirst, { vendor: vendor.name })}</p>
        </Notice>
      )}
      <SameAs sameAs={preview.sameAs ?? []} />
      <MayDo permissions={permissions} rows={report?.rows ?? []}>
        <ClientWords
          vendor={vendor}
          vendorWords={vendorWords}
          permissions={permissions}
          reported={props.reported}
          report={report}
        />
        {props.consent}
      </MayDo>
      <div className={css.columns}>
        <section className={css.box}>
          <h2>{submissionMessages.testedTitle}</h2>
          <p className={css.verdict}>
            {report !== null && <TestBadge report={report} />}
            <span>{testWords(preview.tested, report, now)}</span>
          </p>
          {report !== null && <LastSeen {...props} report={report} />}
          {children}
        </section>
        <section className={css.box}>
          <h2>{submissionMessages.valuesTitle}</h2>
          <dl className={css.facts}>
            {preview.secrets.map(({ label, length }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <LockIcon /> {formatMessage(submissionMessages.kept, { count: length })}
                </dd>
              </div>
            ))}
            <div>
              <dt>{submissionMessages.also}</dt>
              <dd>{sentBeside(preview)}</dd>
            </div>
          </dl>
        </section>
      </div>
      <Details preview={preview} />
    </>
  );
}

function TestBadge({ report }: { report: TestReport }) {
  const isHere = report.overall === 'passed' && report.fromThisComputer;
  return <VerdictBadge verdict={report.overall} words={isHere ? resultsMessages.passedHere : undefined} />;
}

/** The badge says how it ended, beside it stands when. What no longer holds has no badge: green there would lie. */
function testWords(tested: SubmissionPreview['tested'], report: TestReport | null, now: number): string {
  if (report === null) return submissionMessages.tested[tested];
  const counted = report.rows.filter((row) => row.counts);
  return formatMessage(submissionMessages.testedAt, {
    passed: counted.filter((row) => row.verdict === 'passed').length,
    all: counted.length,
    moment: momentWords(report.endedAt, now),
  });
}

function LastSeen(props: ReviewBodyProps & { report: TestReport }) {
  const { vendor, vendorWords, preview, report, expected, readReason, onExpect } = props;
  const seen = seenBy(vendor, report);
  if (seen === null || preview.names === undefined) return null;
  const where = { row: '', label: '', vendor: vendor.name, isFixed: vendor.url === undefined };
  return (
    <SeenQuestion
      key={seen.check}
      seen={seen}
      noun={preview.names}
      vendorWords={vendorWords}
      expected={expected?.[seen.check]}
      onExpect={onExpect}
      sayFewer={(reason) => {
        const words = readReason(reason, where, vendorWords);
        return `${words.happened} ${words.notMean} ${words.next}`;
      }}
    />
  );
}

/** Labels of what goes along and is no secret. Only the assumed request names the client. */
function sentBeside({ says, route }: SubmissionPreview): string {
  const labels = says.map(({ label }) => label);
  const all = [...labels, ...(route.kind === 'assumed' ? [submissionMessages.clientName] : [])];
  return formatList(all, 'plain');
}

/** That another session has the same secret is worth a look; whose session it is, is told only when asked. */
function SameAs({ sameAs }: { sameAs: NonNullable<SubmissionPreview['sameAs']> }) {
  const words = submissionMessages;
  return sameAs.map(({ label, clientNames }) => (
    <Notice key={label} tone="warning">
      <p>
        {formatMessage(words.sameAs, {
          label,
          count: clientNames.length,
        })}{' '}
        <ShowWhich
          clients={clientNames.map((client) => client || outboxMessages.unnamed)}
          name={(act) => formatMessage(words.showWhichOf, { act, label })}
        />
      </p>
    </Notice>
  ));
}

/** What only support needs, and whoever compares values letter by letter. */
function Details({ preview }: { preview: SubmissionPreview }) {
  const { route, says } = preview;
  const words = submissionMessages;
  return (
    <details className={css.fold}>
      <summary>{words.details}</summary>
      <dl className={css.facts}>
        {'path' in route && (
          <div>
            <dt>{words.request}</dt>
            <dd className="code">
              {route.method} {route.path}
            </dd>
          </div>
        )}
        {says.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="code">{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.quiet}>{words.routes[route.kind]}</p>
    </details>
  );
}
