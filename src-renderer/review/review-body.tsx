import type { ReactNode } from 'react';
import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import type { Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { TestReport, TestState } from '../../src-preload/contract/verdict.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import { resultsMessages, submissionMessages } from '../../src-preload/messages/messages.ts';
import { momentOf } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import css from './review.module.css';
import { reviewSentence } from './review-sentence.ts';

type ReviewBodyProps = {
  vendor: Vendor;
  vendorWords: VendorWords;
  preview: SubmissionPreview;
  test: TestState;
  /** What may be asked about what is shown. */
  children: ReactNode;
};

function TestBadge({ report }: { report: TestReport }) {
  const isHere = report.overall === 'passed' && report.fromThisComputer;
  return <VerdictBadge verdict={report.overall} words={isHere ? resultsMessages.passedHere : undefined} />;
}

/** The badge says how it ended, beside it stands when. What no longer holds has no badge: green there would lie. */
function testWords(tested: SubmissionPreview['tested'], test: TestState): string {
  if (test.kind !== 'done' || tested === 'stale') return submissionMessages.tested[tested];
  return fill(submissionMessages.testedAt, { time: momentOf(test.report.endedAt) });
}

/** What Review says aloud: where this goes, by which way, what goes along, and how the test stands. */
export function ReviewBody({ vendor, vendorWords, preview, test, children }: ReviewBodyProps) {
  const { route } = preview;
  let at = 0;
  return (
    <>
      <p className={css.sentence}>
        {reviewSentence(preview, vendor, test, momentOf, vendorWords).map((piece) => {
          at += 1;
          return piece.strong ? (
            <strong key={at} className={piece.isPath ? css.path : undefined}>
              {piece.text}
            </strong>
          ) : (
            <span key={at}>{piece.text}</span>
          );
        })}
      </p>
      {children}
      {preview.psaFirst && (
        <Notice tone="warning">
          <p>{fill(submissionMessages.psaFirst, { vendor: vendor.name })}</p>
        </Notice>
      )}
      {(preview.sameAs ?? []).map(({ label, clientNames }) => (
        <Notice key={label} tone="warning">
          <p>
            {fill(clientNames.length > 1 ? submissionMessages.sameAsSeveral : submissionMessages.sameAs, {
              label,
              clients: clientNames.join(', '),
            })}
          </p>
        </Notice>
      ))}
      <div className={css.columns}>
        <section className={css.part}>
          <h2>{submissionMessages.valuesTitle}</h2>
          <dl className={css.facts}>
            {preview.says.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="code">{value}</dd>
              </div>
            ))}
            {preview.secrets.map(({ label, length }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{fill(submissionMessages.kept, { count: length })}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className={css.part}>
          <h2>{submissionMessages.testedTitle}</h2>
          <p className={css.verdict}>
            {test.kind === 'done' && preview.tested !== 'stale' && <TestBadge report={test.report} />}
            <span>{testWords(preview.tested, test)}</span>
          </p>
          <h2>{submissionMessages.routeTitle}</h2>
          <p>{submissionMessages.routes[route.kind]}</p>
        </section>
      </div>
      {preview.missing.length > 0 && (
        <Notice tone="warning">
          <p>{fill(submissionMessages.missing, { fields: preview.missing.join(', ') })}</p>
        </Notice>
      )}
    </>
  );
}
